import type { FieldError } from '../../domain/rejection.ts';
import { type ApplicationError, createApplicationError } from '../application-error.ts';

/** What was said of a survey does not fit; each field is named. */
export function surveyRejected(errors: readonly FieldError[]): ApplicationError {
  return createApplicationError({
    code: 'survey-invalid',
    kind: 'invalid',
    title: { nl: 'Deze bevraging klopt niet.', en: 'This survey is not right.' },
    errors,
  });
}

/** The trajectory has ended, so its teachers are no longer asked. */
export function surveyAfterEnd(): ApplicationError {
  return createApplicationError({
    code: 'survey-after-end',
    kind: 'conflict',
    title: {
      nl: 'Dit traject is gestopt; zijn leraren worden niet meer bevraagd.',
      en: 'This trajectory was stopped; its teachers are asked no more.',
    },
  });
}

/** The same is being asked, so nobody is asked twice at once. */
export function surveyUnderWay(): ApplicationError {
  const message = {
    nl: 'Deze bevraging loopt al. Wacht tot ze gesloten is voor je ze opnieuw stelt.',
    en: 'This survey is under way. Wait until it is closed before you ask it again.',
  };
  const code = 'survey-under-way';
  return createApplicationError({
    ...{ code, kind: 'conflict', title: message, errors: [{ path: 'kind', code, message }] },
  });
}

/** The survey is closed. */
export function surveyClosed(): ApplicationError {
  return createApplicationError({
    code: 'survey-closed',
    kind: 'gone',
    title: { nl: 'Deze bevraging is gesloten.', en: 'This survey is closed.' },
  });
}

/** The link was used. */
export function surveyAnswered(): ApplicationError {
  return createApplicationError({
    code: 'survey-answered',
    kind: 'gone',
    title: { nl: 'Met deze link is al geantwoord.', en: 'This link was used to answer already.' },
  });
}
