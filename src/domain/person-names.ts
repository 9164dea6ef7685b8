/**
 * Whether two names can be of one person: they share a word, as before and after a marriage. Two people with one mailbox
 * share none.
 */
export function canBeSamePerson(one: string, other: string): boolean {
  const words = new Set(wordsOf(other));
  return wordsOf(one).some((word) => words.has(word));
}

/** Whether two names are the same, whatever their capitals, accents and spaces. */
export function isSameName(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

function wordsOf(name: string): string[] {
  return plain(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1 && !particles.has(word));
}

/** Words that tell nobody apart. */
const particles = new Set([
  'de',
  'den',
  'der',
  'van',
  'von',
  'vander',
  'vande',
  'la',
  'le',
  'el',
  'ten',
  'ter',
]);

function plain(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim().toLowerCase();
}
