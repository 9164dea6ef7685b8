import { findPeopleInScope } from '../../application/people/list.ts';
import type { Language } from '../../domain/text.ts';
import type { Person } from '../../store/people/people.ts';
import { organisationNamed } from '../organisation.ts';
import { print, printJson } from '../output.ts';
import { table } from '../table.ts';
import { withStore } from '../with-store.ts';

/** Lists people by name, with how they can be reached; says so when there are more than are shown. */
export async function people(
  named: string | undefined,
  options: {
    school?: string;
    organisation?: string;
    function?: string;
    limit: number;
    language: Language;
    json?: boolean;
  },
): Promise<void> {
  await withStore(async ({ store }) => {
    const { school, limit, language } = options;
    const organisation =
      options.organisation === undefined ? undefined : await organisationNamed(store, options.organisation);
    const filter = { q: named, school, organisation, function: options.function };
    const { items, next } = await findPeopleInScope({
      deps: { store },
      scope: store.scope,
      filter,
      page: { limit },
    });
    if (options.json) return printJson(items);
    const said = texts[language];
    if (items.length === 0) return print(said.nobody);
    const rows = items.map((one) => [
      ...[one.name, one.email, one.phone, one.function, one.schoolNumber, reachOf(one, language), one.id],
    ]);
    print(table(said.head, rows, { width: process.stdout.columns, dispensable: [6, 2, 3] }));
    if (next !== undefined) print(said.more(limit));
  });
}

const texts = {
  nl: {
    head: ['naam', 'e-mail', 'telefoon', 'functie', 'school', 'bereikbaar', 'id'],
    nobody: 'Niemand gevonden.',
    more: (limit: number) => `Dit zijn de eerste ${limit}; er zijn er meer: zoek nauwer, of gebruik --limit.`,
    ...{ left: 'werkt er niet meer', dead: 'mail komt niet aan', none: 'geen adres' },
    off: 'wil geen herinneringen',
  },
  en: {
    head: ['name', 'e-mail', 'phone', 'function', 'school', 'reach', 'id'],
    nobody: 'Nobody was found.',
    more: (limit: number) => `These are the first ${limit}; there are more: narrow it, or use --limit.`,
    ...{ left: 'has left', dead: 'mail does not arrive', none: 'no address' },
    off: 'wants no reminders',
  },
} as const satisfies { [language in Language]: object };

function reachOf({ leftAt, unreachableAt, email, remindersOff }: Person, language: Language): string {
  const said = texts[language];
  if (leftAt !== undefined) return said.left;
  if (email === undefined) return said.none;
  if (unreachableAt !== undefined) return said.dead;
  return remindersOff ? said.off : '';
}
