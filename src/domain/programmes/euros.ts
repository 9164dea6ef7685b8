import type { Text } from '../text.ts';
import type { Cents } from './types.ts';

const inDutch = new Intl.NumberFormat('nl-BE', { style: 'currency', currency: 'EUR' });
const inEnglish = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'EUR' });

/** An amount as people read it in each language: `€ 1.000,00` and `€1,000.00`. */
export function inEuros(amount: Cents): Text {
  return { nl: inDutch.format(amount / 100), en: inEnglish.format(amount / 100) };
}
