import { notFound } from '../../application/errors.ts';
import { answerToNamedContact } from '../../application/named-contacts/answer.ts';
import { readNamedContacts } from '../../application/named-contacts/find.ts';
import type { Language } from '../../domain/text.ts';
import { print, printJson } from '../output.ts';
import { table } from '../table.ts';
import { askedBy, type ManyOptions } from './asked-by.ts';

/** Lists whom schools named and who wait to be confirmed, the first first. */
export async function contacts(options: ManyOptions): Promise<void> {
  await askedBy(options, async (deps, { scope }) => {
    const { language, json } = options;
    const found = await readNamedContacts({ deps, scope, language });
    if (json) return printJson(found);
    const said = texts[language];
    if (found.length === 0) return print(said.none);
    const rows = found.map(({ reference, name = '', email = '', title, by, askedBy: who, id }) => [
      ...[reference, name, email, title, by ?? who, id],
    ]);
    print(table(said.head, rows));
  });
}

/** Confirms somebody whom a school named, or not, in the name of who may act on the trajectory. */
export async function answer(
  id: string,
  answered: 'confirmed' | 'refused',
  options: ManyOptions,
): Promise<void> {
  await askedBy(options, async (deps, caller) => {
    const { language, json } = options;
    const waiting = await readNamedContacts({ deps, scope: caller.scope, language });
    const meant = waiting.find((one) => one.id === id.toLowerCase());
    if (meant === undefined) throw notFound();
    const asked = { deps, caller, trajectory: meant.trajectoryId, id: meant.id, answer: answered };
    await answerToNamedContact(asked);
    if (json) return printJson({ id: meant.id, answer: answered });
    print(texts[language][answered](meant.name ?? ''));
  });
}

const texts = {
  nl: {
    head: ['traject', 'naam', 'adres', 'waarvoor', 'genoemd door', 'id'],
    none: 'Niemand wacht op bevestiging.',
    confirmed: (name: string) => `Bevestigd: ${name} krijgt een mail.`,
    refused: (name: string) => `Niet bevestigd: ${name} krijgt niets, en alles blijft zoals het was.`,
  },
  en: {
    head: ['trajectory', 'name', 'address', 'for', 'named by', 'id'],
    none: 'Nobody waits to be confirmed.',
    confirmed: (name: string) => `Confirmed: ${name} gets a mail.`,
    refused: (name: string) => `Not confirmed: ${name} gets nothing, and all stays as it was.`,
  },
} as const satisfies { [language in Language]: object };
