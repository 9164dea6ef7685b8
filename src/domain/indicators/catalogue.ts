import { askedIndicators } from './catalogue-asked.ts';
import { centralIndicators } from './catalogue-central.ts';
import { enteredOfDirection } from './catalogue-entered-central.ts';
import { enteredOfField } from './catalogue-entered-field.ts';
import { enteredOfPartners } from './catalogue-entered-partner.ts';
import { equalAccessIndicators, fieldIndicators } from './catalogue-field.ts';
import type { Indicator } from './indicator.ts';

/**
 * Every indicator that is counted from the trajectories, in the order of the report. Source: IDEA Consult, LEERKR@CHT.NET
 * Actieprogramma (3 April 2020), chapter 8; equal access: Vlor advice on innovation and professionalisation.
 */
export const indicators: readonly Indicator[] = [
  ...fieldIndicators,
  ...centralIndicators,
  ...equalAccessIndicators,
];

/**
 * Every indicator that there is: what is counted from the trajectories, then what is entered or taken over, then what
 * teachers themselves are asked.
 */
export const allIndicators: readonly Indicator[] = [
  ...indicators,
  ...enteredOfField,
  ...enteredOfDirection,
  ...enteredOfPartners,
  ...askedIndicators,
];

const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));

/** The indicator with this id, of those that are counted from the trajectories. */
export function indicatorOf(id: string): Indicator | undefined {
  return byId.get(id);
}

/** The ids that a step or a form field of a template may bear. */
export const markableIds: readonly string[] = indicators.flatMap(({ id, builtIn }) => (builtIn ? [] : [id]));
