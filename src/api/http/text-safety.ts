import type { FieldError } from '../../domain/rejection.ts';
import { unknownField } from './field-texts.ts';
import { pathText } from './validation.ts';

/** Deeper than any form or template needs. */
const DEEPEST = 40;

/**
 * Looks for what no schema catches and no database keeps: texts with a NUL character or half a surrogate pair, and
 * values nested so deeply that reading them costs more than they are worth.
 */
export function unsafeTexts(value: unknown, path: readonly PropertyKey[] = []): FieldError[] {
  if (typeof value === 'string') return isStorable(value) ? [] : [unreadableCharacter(path)];
  if (value === null || typeof value !== 'object') return [];
  if (path.length >= DEEPEST) return [tooDeep(path)];
  return Object.entries(value).flatMap(([key, item]) => [
    ...(isStorable(key) ? [] : [unreadableCharacter(path)]),
    // JSON may have a field of this name; what reads it further would pass it over in silence.
    ...(key === '__proto__' ? [{ path: pathText([...path, key]), ...unknownField() }] : []),
    ...unsafeTexts(item, [...path, key]),
  ]);
}

function isStorable(text: string): boolean {
  return !text.includes('\u0000') && !/\p{Surrogate}/u.test(text);
}

function unreadableCharacter(path: readonly PropertyKey[]): FieldError {
  return {
    path: pathText(path),
    code: 'invalid-character',
    message: {
      nl: 'Hierin staat een teken dat niet bewaard kan worden.',
      en: 'This contains a character that cannot be kept.',
    },
  };
}

function tooDeep(path: readonly PropertyKey[]): FieldError {
  return {
    path: pathText(path),
    code: 'too-deep',
    message: { nl: 'Dit zit te diep genest.', en: 'This is nested too deeply.' },
  };
}
