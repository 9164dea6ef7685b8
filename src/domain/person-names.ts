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

/**
 * Whether a name is, or holds, an address on the web or of mail. Mail programs make a link of it, so a mail of ours would lead wherever
 * somebody wrote in the place of a name. Initials and a full stop before a next word are none.
 */
export function holdsAddress(name: string): boolean {
  return /:\/\/|@|\bwww\.|[\p{L}\p{N}-]{2,}\.(?:[a-z]{2}|com|net|org|info|biz|app|dev|site|online|shop|xyz|example)(?![\p{L}\p{N}])/iu.test(
    name,
  );
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
