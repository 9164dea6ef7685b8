import type { Text } from '../../domain/text.ts';
import { type ApplicationError, createApplicationError } from '../application-error.ts';

/** What was selected has no trajectory in it. */
export function nothingSelected(path: string): ApplicationError {
  return selection('nothing-selected', path, {
    nl: 'Hier is geen enkel traject mee gevonden: kies er minstens één.',
    en: 'No trajectory was found with this: choose at least one.',
  });
}

/** More than one operation takes. */
export function tooManySelected(path: string, most: number): ApplicationError {
  return selection('too-many-selected', path, {
    nl: `Dit zijn er meer dan ${most}: kies er minder, en doe het in stukken.`,
    en: `These are more than ${most}: choose fewer, and do it in parts.`,
  });
}

function selection(code: string, path: string, message: Text): ApplicationError {
  return createApplicationError({
    code,
    kind: 'invalid',
    title: message,
    errors: [{ path, code, message }],
  });
}
