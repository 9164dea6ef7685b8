import { type ApplicationError, createApplicationError } from '../application-error.ts';

/** A file for a step that never opened. */
export function unknownStep(): ApplicationError {
  const message = {
    nl: 'Deze stap is in dit traject niet aan de beurt geweest.',
    en: 'This step has not come to its turn in this trajectory.',
  };
  return createApplicationError({
    code: 'step-unknown',
    kind: 'invalid',
    title: message,
    errors: [{ path: 'step', code: 'step-unknown', message }],
  });
}
