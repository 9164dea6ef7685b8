import { createHash } from 'node:crypto';
import type { Person } from '../../store/people/people.ts';

/** What tells one version of a person from the next: changes with everything that can be read. */
export function personTag(person: Person): string {
  const entries = Object.entries(person).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(entries)).digest('base64url').slice(0, 22);
}
