import { emailAddress } from '../email-address.ts';
import type { FieldError } from '../rejection.ts';
import { LEAST_ANSWERS } from './results.ts';

/** Most teachers of one survey. */
export const MOST_TEACHERS = 300;

/** The addresses in a text as people paste them: apart by commas, semicolons, spaces or lines, each once. */
export function addressesIn(text: string): readonly string[] {
  return distinct(text.split(/[\s,;]+/).filter((part) => part !== ''));
}

/** Each address once, whatever its capitals. */
export function distinct(addresses: readonly string[]): readonly string[] {
  const seen = new Map(addresses.map((one) => [one.trim().toLowerCase(), one.trim()]));
  return [...seen.values()];
}

/** What is wrong with the addresses of those to be asked; the addresses themselves are not repeated but for the first wrong one. */
export function addressErrors(addresses: readonly string[]): readonly FieldError[] {
  const path = 'addresses';
  const wrong = addresses.find((one) => one.length > 254 || !emailAddress.test(one));
  if (wrong !== undefined) {
    const message = {
      nl: `Dit is geen e-mailadres: ${wrong.slice(0, 60)}`,
      en: `This is not an e-mail address: ${wrong.slice(0, 60)}`,
    };
    return [{ path, code: 'not-an-address', message }];
  }
  if (addresses.length < LEAST_ANSWERS) {
    const message = {
      nl: `Geef minstens ${LEAST_ANSWERS} adressen: met minder antwoorden tonen we niets, zodat niemand herkend wordt.`,
      en: `Give at least ${LEAST_ANSWERS} addresses: with fewer answers we show nothing, so that nobody is recognised.`,
    };
    return [{ path, code: 'too-few-teachers', message }];
  }
  if (addresses.length > MOST_TEACHERS) {
    const message = {
      nl: `Geef hoogstens ${MOST_TEACHERS} adressen tegelijk.`,
      en: `Give at most ${MOST_TEACHERS} addresses at once.`,
    };
    return [{ path, code: 'too-many-teachers', message }];
  }
  return [];
}
