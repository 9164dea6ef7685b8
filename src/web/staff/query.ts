import type { Sent } from '../form.ts';

/** Longest word in an address that a page of the console reads, in letters. */
const LONGEST = 200;

/** What an address says under a name, trimmed; `undefined` when it says nothing. */
export function sentWord(query: Sent, name: string): string | undefined {
  const value = Object.hasOwn(query, name) ? query[name] : undefined;
  const text = typeof value === 'string' ? value : undefined;
  const clean = text?.replaceAll('\u0000', '').trim().slice(0, LONGEST);
  return clean === undefined || clean === '' ? undefined : clean;
}
