import type { FieldError } from '../../domain/rejection.ts';
import type { Text } from '../../domain/text.ts';
import { type ApplicationError, createApplicationError } from '../application-error.ts';

/** What was written does not fit; the field is named. */
export function questionRejected(errors: readonly FieldError[]): ApplicationError {
  return createApplicationError({
    code: 'question-invalid',
    kind: 'invalid',
    title: { nl: 'Er ontbreekt nog iets.', en: 'Something is missing.' },
    errors,
  });
}

/** Somebody answered it before. */
export function questionAnswered(): ApplicationError {
  return conflict('question-answered', {
    nl: 'Deze vraag is al beantwoord.',
    en: 'This question was answered already.',
  });
}

/** Nobody whom the caller may name goes by that. */
export function personUnknown(): ApplicationError {
  const message = {
    nl: 'Deze persoon kennen we niet. Geef een mailadres zoals het bij de contacten staat.',
    en: 'We do not know this person. Give a mail address as it stands with the contacts.',
  };
  return questionRejected([{ path: 'to', code: 'unknown-person', message }]);
}

/** Whoever was meant to answer has no address at which mail arrives. */
export function cannotBeMailed(): ApplicationError {
  const message = {
    nl: 'Deze persoon heeft geen adres waarop mail aankomt.',
    en: 'This person has no address at which mail arrives.',
  };
  return questionRejected([{ path: 'to', code: 'person-without-address', message }]);
}

/** The mail to whom it was to be passed on could not be sent; nothing has changed. */
export function notMailed(): ApplicationError {
  return createApplicationError({
    code: 'question-not-mailed',
    kind: 'unavailable',
    title: { nl: 'De vraag is niet doorgegeven.', en: 'The question was not passed on.' },
    detail: {
      nl: 'De mail kon nu niet vertrekken. Geef de vraag straks opnieuw door; ze staat nog open bij jou.',
      en: 'The mail could not be sent now. Pass the question on again soon; it is still open with you.',
    },
    retryAfter: 60,
  });
}

/** Mail is held back, and whoever is asked learns of it by mail alone; nothing has changed. */
export function mailIsHeld(): ApplicationError {
  return createApplicationError({
    code: 'question-mail-held',
    kind: 'unavailable',
    title: { nl: 'De vraag is niet doorgegeven.', en: 'The question was not passed on.' },
    detail: {
      nl: 'Alle mail wordt nu tegengehouden. Geef de vraag door zodra de mail weer gaat, of bel; ze staat nog open bij jou.',
      en: 'All mail is held back now. Pass the question on once mail goes again, or phone; it is still open with you.',
    },
    retryAfter: 3600,
  });
}

function conflict(code: string, message: Text): ApplicationError {
  return createApplicationError({
    ...{ code, kind: 'conflict', title: message, errors: [{ path: 'question', code, message }] },
  });
}
