import type { FieldError } from '../domain/rejection.ts';
import type { Text } from '../domain/text.ts';
import { type ApplicationError, createApplicationError } from './application-error.ts';

/** Fields are missing, unknown or of the wrong form; each is named. */
export function invalidRequest(errors: readonly FieldError[]): ApplicationError {
  return createApplicationError({
    code: 'invalid-request',
    kind: 'malformed',
    title: {
      nl: 'De vraag klopt niet: zie bij elk veld wat er mis is.',
      en: 'The request is not right: see with each field what is wrong.',
    },
    errors,
  });
}

/** It can be read, but a date in it lies in a year that nobody means; each is named. */
export function dateOutOfReach(errors: readonly FieldError[]): ApplicationError {
  return createApplicationError({
    code: 'date-out-of-reach',
    kind: 'invalid',
    title: {
      nl: 'Een datum ligt te ver weg: kijk het jaar na.',
      en: 'A date lies too far away: check its year.',
    },
    errors,
  });
}

/**
 * The thing does not exist, or the caller may not know that it does.
 * @param field the parameter that named it
 */
export function notFound(field = 'id'): ApplicationError {
  return createApplicationError({
    code: 'not-found',
    kind: 'not-found',
    title: { nl: 'Dit bestaat niet, of niet voor jou.', en: 'This does not exist, or not for you.' },
    errors: [
      {
        path: field,
        code: 'not-found',
        message: { nl: 'Hiermee is niets gevonden.', en: 'Nothing was found with this.' },
      },
    ],
  });
}

/** More was sent than is read; `limit` in bytes. */
export function bodyTooLarge(limit: number, field = 'body'): ApplicationError {
  const size = limit >= 1_048_576 ? `${Math.floor(limit / 1_048_576)} MB` : `${Math.floor(limit / 1024)} kB`;
  const sentence = { nl: `Hoogstens ${size}.`, en: `At most ${size}.` };
  return createApplicationError({
    code: 'too-large',
    kind: 'too-large',
    title: { nl: 'Wat je stuurt is te groot.', en: 'What you send is too large.' },
    detail: sentence,
    errors: [{ path: field, code: 'too-large', message: sentence }],
  });
}

/** The file that belongs to it did not come along, or was empty. */
export function fileMissing(field: string): ApplicationError {
  const message = { nl: 'Stuur een bestand mee.', en: 'Send a file along.' };
  return invalidRequest([{ path: field, code: 'required', message }]);
}

/** The content is of a kind that is not taken; `supported` are media types. */
export function unsupportedMediaType(supported: readonly string[], field: string): ApplicationError {
  const list = supported.join(', ');
  const sentence = { nl: `Hier kan: ${list}.`, en: `Accepted here: ${list}.` };
  return createApplicationError({
    code: 'unsupported-media-type',
    kind: 'unsupported',
    title: { nl: 'Dit soort inhoud kan hier niet.', en: 'This kind of content is not accepted here.' },
    detail: sentence,
    errors: [{ path: field, code: 'unsupported-media-type', message: sentence }],
  });
}

/** What everything else stands on; `machine` is the one that this runs on. */
export type NeededPart = 'database' | 'temporal' | 'machine';

const whatIsAway: Record<NeededPart, Text> = {
  database: { nl: 'De databank antwoordt niet.', en: 'The database does not answer.' },
  temporal: { nl: 'Temporal antwoordt niet.', en: 'Temporal does not answer.' },
  machine: {
    nl: 'De schijf van de server is vol, of er staan te veel bestanden open.',
    en: 'The disk of the server is full, or too many files are open.',
  },
};

/**
 * A part that is needed does not answer. Nothing is lost: the same request with the same Idempotency-Key is carried out
 * once.
 * @param retryAfter in seconds
 */
export function unavailable(part: NeededPart, retryAfter = 5): ApplicationError {
  return createApplicationError({
    code: `${part}-unavailable`,
    kind: 'unavailable',
    title: whatIsAway[part],
    detail: {
      nl: 'Probeer het straks opnieuw, met dezelfde Idempotency-Key; dan gebeurt het één keer.',
      en: 'Try again soon, with the same Idempotency-Key; it is then done once.',
    },
    retryAfter,
  });
}

/** Our mail server takes no letters before the @ that are not plain, or could not be asked whether it does. */
export function addressNotTaken(path: string, why: 'refused' | 'unknown'): ApplicationError {
  const sentences: Record<typeof why, Text> = {
    refused: {
      nl: 'Onze mailserver kan niet mailen naar een adres met bijzondere letters (zoals é) voor het @-teken. Geef een adres met gewone letters.',
      en: 'Our mail server cannot mail to an address with special letters (such as é) before the @. Give an address in plain letters.',
    },
    unknown: {
      nl: 'We kunnen nu niet nagaan of onze mailserver een adres met bijzondere letters (zoals é) voor het @-teken aanneemt. Probeer het later opnieuw, of geef een adres met gewone letters.',
      en: 'We cannot find out now whether our mail server takes an address with special letters (such as é) before the @. Try again later, or give an address in plain letters.',
    },
  };
  const code = why === 'refused' ? 'address-not-taken' : 'address-not-checked';
  return createApplicationError({
    ...{ code, kind: 'invalid', title: sentences[why] },
    errors: [{ path, code, message: sentences[why] }],
  });
}
