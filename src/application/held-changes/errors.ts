import { type ApplicationError, createApplicationError } from '../application-error.ts';

/** A colleague was quicker. */
export function heldAnsweredBefore(): ApplicationError {
  return createApplicationError({
    code: 'answered-before',
    kind: 'conflict',
    title: {
      nl: 'Hierop werd al geantwoord.',
      en: 'This was answered already.',
    },
  });
}
