import type { Language } from '../../text.ts';

/** So much of the text behind the key is looked at. */
const ENOUGH = 500;

/**
 * What a model trajectory is called, read from its text by eye: a draft may be half written, and is not parsed for its name.
 * @param source YAML
 * @returns the title in the language, else in the other one; `undefined` where none is found
 */
export function titleInSource(source: string, language: Language): string | undefined {
  const lines = source.split('\n');
  const at = lines.findIndex((line) => line.startsWith('title:'));
  if (at < 0) return undefined;
  const rest = lines.slice(at + 1, at + 4);
  const end = rest.findIndex((line) => line.trim() !== '' && !line.startsWith(' '));
  const block = rest.slice(0, end < 0 ? rest.length : end);
  const text = [(lines[at] ?? '').slice('title:'.length), ...block].join('\n').slice(0, ENOUGH);
  const other = language === 'nl' ? 'en' : 'nl';
  return titleOf(text, language) ?? titleOf(text, other);
}

/** The value of a language, quoted or not, in braces or on a line of its own. */
function titleOf(text: string, language: Language): string | undefined {
  const plain = text.trimStart().startsWith('{') ? '[^,}\\n]*' : '[^\\n]*';
  const shape = new RegExp(`^\\s*(?:"([^"\\n]*)"|'((?:[^'\\n]|'')*)'|(${plain}))`);
  const found = shape.exec(behindKey(text, language) ?? '');
  const value = found?.[1] ?? found?.[2]?.replaceAll("''", "'") ?? found?.[3];
  return value?.trim() || undefined;
}

function behindKey(text: string, language: Language): string | undefined {
  const key = new RegExp(`(?:^|[\\s{,])${language}:(?=\\s)`).exec(text);
  return key === null ? undefined : text.slice(key.index + key[0].length);
}
