import type { IfMatch } from '../../application/expected-version.ts';
import type { FieldError } from '../../domain/rejection.ts';
import type { Validated } from './validation.ts';

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
