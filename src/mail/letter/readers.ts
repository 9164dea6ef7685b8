import type { Language } from '../../domain/text.ts';
import { perLanguage } from '../../texts/per-language.ts';
import type { Contact, Letter } from '../types.ts';

const lists = perLanguage((locale) => new Intl.ListFormat(locale, { type: 'conjunction' }));

/** Everybody who reads a letter: one person, or several who share a mailbox, in the order in which it speaks to them. */
export function readersOf({ to, items }: Letter): readonly Contact[] {
  const readers = new Map<string, Contact>([[to.id, to]]);
  for (const { reader } of items) if (reader !== undefined) readers.set(reader.id, reader);
  return [...readers.values()];
}

/** 'Piet Pas en Mia Maes' */
export function namesTogether(people: readonly Contact[], language: Language): string {
  // As good as always: there is nothing to put together.
  if (people.length === 1) return (people[0] as Contact).name;
  return lists[language].format(people.map(({ name }) => name));
}
