import { createProblem, type Problem } from '../application/application-error.ts';
import type { FieldError } from '../domain/rejection.ts';
import type { Text } from '../domain/text.ts';

/** 400: fields are missing, unknown or of the wrong form; each is named. */
export function invalidRequest(errors: readonly FieldError[]): Problem {
  return createProblem({
    code: 'invalid-request',
    status: 400,
    title: {
      nl: 'De vraag klopt niet: zie bij elk veld wat er mis is.',
      en: 'The request is not right: see with each field what is wrong.',
    },
    errors,
  });
}

/** 400: the body is not JSON, or not what it is said to be; `sentence` says what to send. */
export function malformedBody(
  sentence: Text = { nl: 'Stuur geldige JSON in UTF-8.', en: 'Send valid JSON in UTF-8.' },
  field = 'body',
): Problem {
  return createProblem({
    code: 'malformed-body',
    status: 400,
    title: { nl: 'De inhoud kan niet gelezen worden.', en: 'The body cannot be read.' },
    detail: sentence,
    errors: [{ path: field, code: 'malformed-body', message: sentence }],
  });
}

/** 404: nothing is at this address. */
export function unknownAddress(): Problem {
  return createProblem({
    code: 'unknown-address',
    status: 404,
    title: { nl: 'Op dit adres is niets.', en: 'There is nothing at this address.' },
  });
}

/**
 * 404: the thing does not exist, or the caller may not know that it does.
 * @param field the parameter that named it
 */
export function notFound(field = 'id'): Problem {
  return createProblem({
    code: 'not-found',
    status: 404,
    title: { nl: 'Dit bestaat niet, of niet voor u.', en: 'This does not exist, or not for you.' },
    errors: [
      {
        path: field,
        code: 'not-found',
        message: { nl: 'Hiermee is niets gevonden.', en: 'Nothing was found with this.' },
      },
    ],
  });
}

/** 405, with the methods that do exist at this address. */
export function methodNotAllowed(allowed: readonly string[]): Problem {
  return createProblem({
    code: 'method-not-allowed',
    status: 405,
    title: { nl: 'Dit kan niet op dit adres.', en: 'This cannot be done at this address.' },
    detail: { nl: `Wel: ${allowed.join(', ')}.`, en: `Allowed are: ${allowed.join(', ')}.` },
    headers: { Allow: allowed.join(', ') },
  });
}

/** 413: more was sent than is read; `limit` in bytes. */
export function bodyTooLarge(limit: number, field = 'body'): Problem {
  const size = limit >= 1_048_576 ? `${Math.floor(limit / 1_048_576)} MB` : `${Math.floor(limit / 1024)} kB`;
  const sentence = { nl: `Hoogstens ${size}.`, en: `At most ${size}.` };
  return createProblem({
    code: 'too-large',
    status: 413,
    title: { nl: 'Wat u stuurt is te groot.', en: 'What you send is too large.' },
    detail: sentence,
    errors: [{ path: field, code: 'too-large', message: sentence }],
  });
}

/** 400: a multipart body without its file. */
export function fileMissing(field: string): Problem {
  return invalidRequest([
    {
      path: field,
      code: 'required',
      message: { nl: 'Stuur een bestand mee.', en: 'Send a file along.' },
    },
  ]);
}

/** 415: the body has a media type that is not read here. */
export function unsupportedMediaType(supported: readonly string[], field?: string): Problem {
  const list = supported.join(', ');
  const sentence = { nl: `Hier kan: ${list}.`, en: `Accepted here: ${list}.` };
  return createProblem({
    code: 'unsupported-media-type',
    status: 415,
    title: { nl: 'Dit soort inhoud kan hier niet.', en: 'This kind of content is not accepted here.' },
    detail: sentence,
    errors: [{ path: field ?? 'Content-Type', code: 'unsupported-media-type', message: sentence }],
    ...(field === undefined ? { headers: { Accept: list } } : {}),
  });
}

/** 429, with when to try again; `seconds` from now. */
export function tooManyRequests(seconds: number): Problem {
  return createProblem({
    code: 'too-many-requests',
    status: 429,
    title: { nl: 'Te veel vragen in korte tijd.', en: 'Too many requests in a short time.' },
    detail: {
      nl: `Probeer het over ${seconds} seconden opnieuw.`,
      en: `Try again in ${seconds} seconds.`,
    },
    headers: { 'Retry-After': String(seconds) },
  });
}

/**
 * 503: a part that is needed does not answer. Nothing is lost: the same request with the same Idempotency-Key is
 * carried out once.
 */
export function unavailable(part: 'database' | 'temporal', seconds = 5): Problem {
  const name =
    part === 'database' ? { nl: 'De databank', en: 'The database' } : { nl: 'Temporal', en: 'Temporal' };
  return createProblem({
    code: `${part}-unavailable`,
    status: 503,
    title: { nl: `${name.nl} antwoordt niet.`, en: `${name.en} does not answer.` },
    detail: {
      nl: 'Probeer het straks opnieuw, met dezelfde Idempotency-Key; dan gebeurt het één keer.',
      en: 'Try again soon, with the same Idempotency-Key; it is then done once.',
    },
    headers: { 'Retry-After': String(seconds) },
  });
}

/** 503: it takes longer than anybody should wait. What was begun goes on. */
export function tooSlow(): Problem {
  return createProblem({
    code: 'too-slow',
    status: 503,
    title: { nl: 'Het antwoord laat te lang op zich wachten.', en: 'The answer takes too long.' },
    detail: {
      nl: 'Probeer het straks opnieuw, met dezelfde Idempotency-Key; dan gebeurt het één keer.',
      en: 'Try again soon, with the same Idempotency-Key; it is then done once.',
    },
    headers: { 'Retry-After': '5' },
  });
}

/** 500: a fault of ours; what it was stands in the log under the request's id. */
export function internalFault(): Problem {
  return createProblem({
    code: 'internal-fault',
    status: 500,
    title: { nl: 'Er ging bij ons iets mis.', en: 'Something went wrong on our side.' },
    detail: {
      nl: 'Het is genoteerd onder het nummer in "instance".',
      en: 'It was noted under the number in "instance".',
    },
  });
}
