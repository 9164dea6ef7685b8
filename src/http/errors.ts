import { type ApplicationError, createApplicationError } from '../application/application-error.ts';
import { unsupportedMediaType } from '../application/errors.ts';
import type { Text } from '../domain/text.ts';
import type { HttpFacts } from './problem-document.ts';

/** An error that only a door over HTTP makes. */
export type HttpError = ApplicationError & HttpFacts;

/** The body is not JSON, or not what it is said to be; `sentence` says what to send. */
export function malformedBody(
  sentence: Text = { nl: 'Stuur geldige JSON in UTF-8.', en: 'Send valid JSON in UTF-8.' },
  field = 'body',
): ApplicationError {
  return createApplicationError({
    code: 'malformed-body',
    kind: 'malformed',
    title: { nl: 'De inhoud kan niet gelezen worden.', en: 'The body cannot be read.' },
    detail: sentence,
    errors: [{ path: field, code: 'malformed-body', message: sentence }],
  });
}

/** Nothing is at this address. */
export function unknownAddress(): ApplicationError {
  return createApplicationError({
    code: 'unknown-address',
    kind: 'not-found',
    title: { nl: 'Op dit adres is niets.', en: 'There is nothing at this address.' },
  });
}

/** Nothing can be done like this at this address; `allowed` are the methods that do exist there. */
export function methodNotAllowed(allowed: readonly string[]): HttpError {
  const error = createApplicationError({
    code: 'method-not-allowed',
    kind: 'not-found',
    title: { nl: 'Dit kan niet op dit adres.', en: 'This cannot be done at this address.' },
    detail: { nl: `Wel: ${allowed.join(', ')}.`, en: `Allowed are: ${allowed.join(', ')}.` },
  });
  return overHttp(error, { status: 405, headers: { Allow: allowed.join(', ') } });
}

/** The body has a media type that is not read here; `supported` are those that are. */
export function unsupportedBody(supported: readonly string[]): HttpError {
  const error = unsupportedMediaType(supported, 'Content-Type');
  return overHttp(error, { headers: { Accept: supported.join(', ') } });
}

/** More was asked than may be in a short time; it can be asked again `seconds` from now. */
export function tooManyRequests(seconds: number): ApplicationError {
  return createApplicationError({
    code: 'too-many-requests',
    kind: 'too-many',
    title: { nl: 'Te veel vragen in korte tijd.', en: 'Too many requests in a short time.' },
    detail: {
      nl: `Probeer het over ${seconds} seconden opnieuw.`,
      en: `Try again in ${seconds} seconds.`,
    },
    retryAfter: seconds,
  });
}

/** It takes longer than anybody should wait. What was begun goes on. */
export function tooSlow(): ApplicationError {
  return createApplicationError({
    code: 'too-slow',
    kind: 'unavailable',
    title: { nl: 'Het antwoord laat te lang op zich wachten.', en: 'The answer takes too long.' },
    detail: {
      nl: 'Probeer het straks opnieuw, met dezelfde Idempotency-Key; dan gebeurt het één keer.',
      en: 'Try again soon, with the same Idempotency-Key; it is then done once.',
    },
    retryAfter: 5,
  });
}

/** Whoever asked went away before it was done; nobody reads this. */
export function clientGone(): ApplicationError {
  return createApplicationError({
    code: 'client-gone',
    kind: 'unavailable',
    title: { nl: 'Wie dit vroeg, wachtte niet.', en: 'Whoever asked this did not wait.' },
  });
}

/** Nobody is signed in, or what came along stands for nobody (any more): the same words for all of it. */
export function unknownCaller(): HttpError {
  const error = createApplicationError({
    code: 'unknown-caller',
    kind: 'unidentified',
    title: { nl: 'We weten niet wie je bent.', en: 'We do not know who you are.' },
    detail: {
      nl: 'Meld je aan, of stuur een geldige sleutel mee: Authorization: Bearer traject_….',
      en: 'Sign in, or send a valid key along: Authorization: Bearer traject_….',
    },
    errors: [
      {
        path: 'Authorization',
        code: 'unknown-caller',
        message: { nl: 'Hiermee is niemand gekend.', en: 'Nobody is known by this.' },
      },
    ],
  });
  return overHttp(error, { headers: { 'WWW-Authenticate': 'Bearer realm="traject"' } });
}

/** The request is meant for a server of another name. */
export function wrongHost(): HttpError {
  const error = createApplicationError({
    code: 'wrong-host',
    kind: 'not-found',
    title: { nl: 'Onder deze naam is hier niets.', en: 'There is nothing here under this name.' },
    detail: {
      nl: 'Gebruik het adres uit PUBLIC_URL.',
      en: 'Use the address that PUBLIC_URL names.',
    },
  });
  return overHttp(error, { status: 421 });
}

/** A fault of ours; what it was stands in the log under the request's id. */
export function internalFault(): ApplicationError {
  return createApplicationError({
    code: 'internal-fault',
    kind: 'defect',
    title: { nl: 'Er ging bij ons iets mis.', en: 'Something went wrong on our side.' },
    detail: {
      nl: 'Het is genoteerd onder het nummer in "instance".',
      en: 'It was noted under the number in "instance".',
    },
  });
}

/** A library below us refuses in its own way, with a status between 401 and 499. */
export function refusedBelow(status: number): HttpError {
  const error = createApplicationError({
    code: 'refused',
    kind: 'malformed',
    title: { nl: 'De vraag is geweigerd.', en: 'The request was refused.' },
  });
  return overHttp(error, { status });
}

function overHttp(error: ApplicationError, facts: HttpFacts): HttpError {
  return Object.assign(error, facts);
}
