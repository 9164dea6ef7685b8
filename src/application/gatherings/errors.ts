import type { FieldError } from '../../domain/rejection.ts';
import { type ApplicationError, createApplicationError } from '../application-error.ts';

/** What was said of a gathering does not fit; each field is named. */
export function gatheringRejected(errors: readonly FieldError[]): ApplicationError {
  return createApplicationError({
    code: 'gathering-invalid',
    kind: 'invalid',
    title: { nl: 'Deze bijeenkomst klopt niet.', en: 'This gathering is not right.' },
    errors,
  });
}

/** It was called off, or has taken place: nothing of it is changed any more. */
export function gatheringOver(): ApplicationError {
  return createApplicationError({
    code: 'gathering-over',
    kind: 'conflict',
    title: {
      nl: 'Deze bijeenkomst is afgelast of voorbij.',
      en: 'This gathering was called off, or is over.',
    },
  });
}

/** It has not begun, so nobody was there. */
export function gatheringToCome(): ApplicationError {
  return createApplicationError({
    code: 'gathering-to-come',
    kind: 'conflict',
    title: {
      nl: 'Deze bijeenkomst moet nog beginnen; wie er was, noteer je daarna.',
      en: 'This gathering has yet to begin; who was there is noted after that.',
    },
  });
}
