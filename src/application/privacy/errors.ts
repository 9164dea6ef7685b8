import { type ApplicationError, createApplicationError } from '../application-error.ts';

/** Somebody who follows trajectories cannot be erased before somebody else does. */
export function stillFollows(references: readonly string[]): ApplicationError {
  const named = references.slice(0, 5).join(', ');
  const more = references.length > 5 ? ` … (${references.length})` : '';
  return createApplicationError({
    code: 'still-follows',
    kind: 'conflict',
    title: {
      nl: 'Deze persoon begeleidt nog trajecten die lopen.',
      en: 'This person still follows trajectories that run.',
    },
    detail: {
      nl: `Draag ze eerst over aan een collega: ${named}${more}.`,
      en: `Hand them over to a colleague first: ${named}${more}.`,
    },
  });
}

/** Somebody who was erased before; there is nothing left of them. */
export function erasedBefore(): ApplicationError {
  return createApplicationError({
    code: 'erased-before',
    kind: 'conflict',
    title: { nl: 'Deze persoon is al gewist.', en: 'This person was erased before.' },
  });
}
