import { createProblem, type Problem } from '../../application/application-error.ts';
import type { FieldError } from '../../domain/rejection.ts';
import type { Validated } from './validation.ts';

/** What If-Match asks for: anything that exists, or one of these strong tags (without their quotes). */
export type IfMatch = '*' | readonly string[];

/** The strong ETag of a version: `"12"`. */
export function etagOf(version: number | string): string {
  return `"${version}"`;
}

/** Reads an If-Match header. Weak tags are valid there but never match, as RFC 9110 §13.1.1 says. */
export function readIfMatch(header: string | undefined): Validated<IfMatch | undefined> {
  if (header === undefined) return { ok: true, value: undefined };
  const text = header.trim();
  if (text === '*') return { ok: true, value: '*' };
  const parts = text.split(',').map((part) => /^(W\/)?"([\x21\x23-\x7e\x80-\xff]*)"$/.exec(part.trim()));
  if (parts.some((part) => part === null)) {
    const error: FieldError = {
      path: 'If-Match',
      code: 'invalid-format',
      message: {
        nl: 'Stuur de ETag zoals hij gegeven werd, met aanhalingstekens: "12".',
        en: 'Send the ETag as it was given, with its quotes: "12".',
      },
    };
    return { ok: false, errors: [error] };
  }
  return { ok: true, value: parts.flatMap((part) => (part?.[1] === undefined ? [part?.[2] ?? ''] : [])) };
}

/** Reads `If-None-Match: *`, which asks that nothing is there yet; a change takes If-Match instead. */
export function readOnlyNew(header: string | undefined): Validated<boolean> {
  if (header === undefined || header.trim() === '*') return { ok: true, value: header !== undefined };
  const error: FieldError = {
    path: 'If-None-Match',
    code: 'invalid-format',
    message: {
      nl: 'Hier kan alleen: *. Wie iets verandert, stuurt If-Match.',
      en: 'Only * is possible here. To change something, send If-Match.',
    },
  };
  return { ok: false, errors: [error] };
}

/**
 * Compares If-Match with what is there now.
 * @param tag the current strong tag, without quotes
 * @throws 412 when it is given and does not match
 */
export function assertMatch(ifMatch: IfMatch | undefined, tag: string): void {
  if (ifMatch !== undefined && ifMatch !== '*' && !ifMatch.includes(tag)) throw preconditionFailed(tag);
}

/** 412: somebody else changed it in the meantime; the current tag comes along. */
export function preconditionFailed(tag: string): Problem {
  return createProblem({
    code: 'version-conflict',
    status: 412,
    title: { nl: 'Dit is intussen veranderd.', en: 'This has changed in the meantime.' },
    detail: {
      nl: 'Lees het opnieuw en beslis dan.',
      en: 'Read it again and then decide.',
    },
    errors: [
      {
        path: 'If-Match',
        code: 'version-conflict',
        message: { nl: `De ETag is nu "${tag}".`, en: `The ETag is now "${tag}".` },
      },
    ],
    headers: { ETag: etagOf(tag) },
  });
}

/** 412: what was read is not there any more. */
export function nothingToMatch(): Problem {
  return createProblem({
    code: 'version-conflict',
    status: 412,
    title: { nl: 'Dit is er niet, of niet meer.', en: 'This is not there, or not any more.' },
    errors: [
      {
        path: 'If-Match',
        code: 'version-conflict',
        message: {
          nl: 'Er is niets met deze ETag. Laat If-Match weg om het nieuw te maken.',
          en: 'There is nothing with this ETag. Leave If-Match out to make it anew.',
        },
      },
    ],
  });
}

/** 428: this change needs to know which version it is meant for. */
export function preconditionRequired(): Problem {
  return createProblem({
    code: 'precondition-required',
    status: 428,
    title: { nl: 'Zeg welke versie u verandert.', en: 'Say which version you are changing.' },
    errors: [
      {
        path: 'If-Match',
        code: 'required',
        message: {
          nl: 'Stuur de ETag van wat u gelezen hebt in de header If-Match.',
          en: 'Send the ETag of what you have read in the header If-Match.',
        },
      },
    ],
  });
}
