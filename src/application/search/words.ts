/** More words than anybody types to find a school. */
const MOST_WORDS = 8;

/** A text as it is searched: small letters without accents and digits, everything else a space: `sint rita`. */
export function searchForm(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** The words that somebody looks for; all of them have to be there, each as a part of a word. */
export function searchWords(text: string): readonly string[] {
  const words = searchForm(text).split(' ');
  return [...new Set(words.filter((word) => word !== ''))].slice(0, MOST_WORDS);
}

/** Whether every word is in a text. */
export function holdsAll(text: string, words: readonly string[]): boolean {
  const form = searchForm(text);
  return words.every((word) => form.includes(word));
}
