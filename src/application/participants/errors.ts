import type { FieldError } from '../../domain/rejection.ts';
import type { Text } from '../../domain/text.ts';
import { type ApplicationError, createApplicationError } from '../application-error.ts';

/** The trajectory is about one school or person, so nobody else takes part in it. */
export function notOfTheProgramme(): ApplicationError {
  return refused('trajectory', 'not-programme-level', {
    nl: 'Alleen aan een traject van het hele programma nemen scholen en organisaties deel.',
    en: 'Schools and organisations take part only in a trajectory of the whole programme.',
  });
}

/** There is no school with this number, or no organisation with this id. */
export function unknownParty(path: 'school' | 'organisation'): ApplicationError {
  return refused(path, `unknown-${path}`, {
    nl: path === 'school' ? 'Deze school is niet bekend.' : 'Deze organisatie is niet bekend.',
    en: path === 'school' ? 'This school is not known.' : 'This organisation is not known.',
  });
}

/** What is said of a participation does not fit. */
export function participationRejected(errors: readonly FieldError[]): ApplicationError {
  return createApplicationError({
    code: 'participation-invalid',
    kind: 'invalid',
    title: { nl: 'Deze deelname klopt niet.', en: 'This participation is not right.' },
    errors,
  });
}

function refused(path: string, code: string, message: Text): ApplicationError {
  return createApplicationError({ code, kind: 'invalid', title: message, errors: [{ path, code, message }] });
}
