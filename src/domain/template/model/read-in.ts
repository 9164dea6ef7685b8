import { type FurtherLanguage, isText, type Text } from '../../text.ts';
import type { Template } from './types.ts';

const known = new WeakMap<object, Map<FurtherLanguage, object>>();

/**
 * A template, or a part of one, as somebody reads it who has a further language: each text that is there in it says that under
 * both `nl` and `en`; each other stays as it was, in Dutch or English as all around it. What is decided is the same.
 * @param language that of the reader; `undefined` for who has none, and then nothing changes
 */
export function readIn<Part extends object>(part: Part, language: FurtherLanguage | undefined): Part {
  if (language === undefined) return part;
  const before = known.get(part)?.get(language);
  if (before !== undefined) return before as Part;
  const read = partIn(part, language) as Part;
  known.set(part, (known.get(part) ?? new Map()).set(language, read));
  return read;
}

/** The further languages that any of these templates has, in the order of the alphabet. */
export function furtherLanguagesOf(templates: readonly Template[]): readonly FurtherLanguage[] {
  return [...new Set(templates.flatMap(({ furtherLanguages = [] }) => furtherLanguages))].sort();
}

function partIn(value: unknown, language: FurtherLanguage): unknown {
  if (Array.isArray(value)) return value.map((one) => partIn(one, language));
  if (typeof value !== 'object' || value === null) return value;
  if (isText(value)) return textIn(value, language);
  return Object.fromEntries(
    // Examples are answers: what looks like a text in them is what somebody filled in.
    Object.entries(value).map(([key, one]) => [key, key === 'examples' ? one : partIn(one, language)]),
  );
}

function textIn(text: Text, language: FurtherLanguage): Text {
  const said = Object.hasOwn(text, language) ? Reflect.get(text, language) : undefined;
  return typeof said === 'string' && said.trim() !== '' ? { ...text, nl: said, en: said } : text;
}
