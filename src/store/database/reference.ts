import { createHash, randomBytes } from 'node:crypto';

/** Letters and digits that are not mistaken for each other. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * What people call a trajectory: `DS-4K7Q2`, the template's initials and five letters and digits that follow from its
 * id.
 * @param attempt from 0; another one gives another reference, for when the first is taken
 */
export function referenceOf(template: string, id: string, attempt = 0): string {
  const initials = template.split('-').map((word) => word.slice(0, 1).toUpperCase());
  const bytes = createHash('sha256')
    .update(attempt === 0 ? id : `${id} ${attempt}`)
    .digest();
  return `${initials.join('')}-${inLetters(bytes.subarray(0, 5))}`;
}

/** What people call a fault of ours: `F-4K7Q2M`, new each time. */
export function newFaultReference(): string {
  return `F-${inLetters(randomBytes(6))}`;
}

function inLetters(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length]).join('');
}
