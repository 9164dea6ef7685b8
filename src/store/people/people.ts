import { EVERYTHING, type Scope } from '../../domain/access/scope.ts';
import type { Instant, LocalDate } from '../../domain/calendar/types.ts';
import type { Party } from '../../domain/template/model/types.ts';
import type { FurtherLanguage, Language } from '../../domain/text.ts';
import { rowsOf, type Store, type Unscoped } from '../database/db.ts';
import { createScopedLoader } from '../database/loader.ts';
import { mustReach, mustReachOrganisation } from '../database/reach.ts';
import {
  arrayOfAnyLength,
  decodeCursor,
  filled,
  type Page,
  type PageRequest,
  pageOf,
  toInstant,
} from '../database/values.ts';
import { escapeLike, personWithin, valuesOf } from '../database/within.ts';
import type { Prisma, person as Row } from '../generated/client.ts';

/** Somebody with a name and an address. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email?: string;
  readonly phone?: string;
  readonly language: Language;
  /** In which she reads the model trajectories that have it; what all of them say comes in `language`. */
  readonly furtherLanguage?: FurtherLanguage;
  /** What the person is: counsellor, coordinator, administrator, central, principal, ict-coordinator, teacher, provider … */
  readonly function?: string;
  readonly organisationId?: string;
  readonly schoolNumber?: string;
  /** Since when mail to this address is refused for good. */
  readonly unreachableAt?: Instant;
  readonly remindersOff: boolean;
  /** Last day of an absence that an automatic answer told of. */
  readonly absentUntil?: LocalDate;
  readonly leftAt?: Instant;
  /** Since when nothing is known of who this was. */
  readonly erasedAt?: Instant;
  /** Id of whom this turned out to be: everything that was theirs is there. */
  readonly mergedInto?: string;
}

/** A new person; what is left out is unknown. */
export type NewPerson = Omit<
  Person,
  'unreachableAt' | 'remindersOff' | 'absentUntil' | 'leftAt' | 'erasedAt' | 'mergedInto'
>;

/** What can be corrected; `null` erases. A new address is a reachable one until it proves otherwise. */
export interface PersonCorrection {
  readonly name?: string | undefined;
  readonly email?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly language?: Language | undefined;
  readonly furtherLanguage?: FurtherLanguage | null | undefined;
  readonly function?: string | null | undefined;
  readonly organisationId?: string | null | undefined;
  readonly schoolNumber?: string | null | undefined;
  readonly remindersOff?: boolean | undefined;
  readonly leftAt?: Instant | null | undefined;
  readonly unreachableAt?: Instant | null | undefined;
}

/** Which people; all conditions must hold. */
export interface PeopleFilter {
  /** Part of the name or address. */
  readonly q?: string | undefined;
  readonly school?: string | undefined;
  readonly organisation?: string | undefined;
  readonly function?: string | undefined;
}

/** Among whom somebody is looked for by address: those of a school, or of an organisation; else those of a party. */
export interface Among {
  readonly school?: string | undefined;
  readonly organisation?: string | undefined;
  readonly party?: Party | undefined;
}

/** Adds a person. With an id that exists already, what is stored stays as it is and is given back. */
export async function insertPerson(store: Store, person: NewPerson): Promise<Person> {
  if (person.schoolNumber !== undefined) await mustReach(store, 'school', person.schoolNumber);
  if (person.organisationId !== undefined) mustReachOrganisation(store, person.organisationId);
  const { id, name, email, phone, language, organisationId, schoolNumber } = person;
  const data = {
    id,
    name,
    email: email ?? null,
    phone: phone ?? null,
    language,
    further_language: person.furtherLanguage ?? null,
    function: person.function ?? null,
    organisation_id: organisationId ?? null,
    school_number: schoolNumber ?? null,
  };
  // One statement that another can do at the same instant; Prisma's upsert may look first, and then lose.
  await store.prisma.person.createMany({ data, skipDuplicates: true });
  return toPerson(await store.prisma.person.findUniqueOrThrow({ where: { id } }));
}

/** Corrects a person, also within a transaction; `undefined` when there is nobody with this id. */
export async function correctPerson(
  store: Store,
  id: string,
  correction: PersonCorrection,
): Promise<Person | undefined> {
  await mustReach(store, 'person', id);
  const columns = Object.entries({
    name: correction.name,
    email: correction.email,
    phone: correction.phone,
    language: correction.language,
    further_language: correction.furtherLanguage,
    function: correction.function,
    organisation_id: correction.organisationId,
    school_number: correction.schoolNumber,
    reminders_off: correction.remindersOff,
    left_at: correction.leftAt,
    unreachable_at:
      correction.email === undefined ? correction.unreachableAt : (correction.unreachableAt ?? null),
  }).filter(([, value]) => value !== undefined);
  // Setting the id to itself changes nothing, where nothing is to be changed.
  const changes = ['id = id', ...columns.map(([column], index) => `"${column}" = $${index + 2}`)];
  const rows = await rowsOf<Row>(store, {
    text: `UPDATE person SET ${changes.join(', ')} WHERE id = $1 RETURNING *`,
    values: [id, ...columns.map(([, value]) => value)],
  });
  return rows[0] === undefined ? undefined : toPerson(rows[0]);
}

/** Locks a person whom somebody may see until the end of the transaction: nobody else corrects them meanwhile. */
export async function lockPerson(within: Store, scope: Scope, id: string): Promise<Person | undefined> {
  if ((await findPerson(within, scope, id)) === undefined) return undefined;
  const rows = await rowsOf<Row>(within, {
    text: 'SELECT * FROM person WHERE id = $1 FOR UPDATE',
    values: [id],
  });
  return rows[0] === undefined ? undefined : toPerson(rows[0]);
}

/** Notes that mail to this person is refused for good; an address that has changed since is not touched. */
export async function markUnreachable(
  store: Unscoped<'decided'>,
  id: string,
  email: string,
  at: Instant,
): Promise<void> {
  await store.prisma.person.updateMany({ where: { id, email }, data: { unreachable_at: at } });
}

/** The person with this id (a UUID), if there is one whom somebody may see: of her organisation, or of a school of hers. */
export const findPerson = createScopedLoader(
  async (store, scope, ids: readonly string[]): Promise<readonly (Person | undefined)[]> => {
    const values = valuesOf();
    const rows = await rowsOf<Row>(store, {
      name: `find-people ${scope.kind}`,
      text: `SELECT p.* FROM person p LEFT JOIN school s ON s.number = p.school_number
        WHERE p.id = ANY(${arrayOfAnyLength(values.add([...new Set(ids)]), 'uuid')}) AND ${personWithin(scope, values)}`,
      values: values.all,
    });
    const found = new Map(rows.map((row) => [row.id, toPerson(row)]));
    return ids.map((id) => found.get(id.toLowerCase()));
  },
);

/** The people with these ids, by id; unknown ids are left out. */
export async function findPeople(store: Store, ids: readonly string[]): Promise<Map<string, Person>> {
  const people = await Promise.all([...new Set(ids)].map((id) => findPerson(store, EVERYTHING, id)));
  return new Map(people.flatMap((person) => (person === undefined ? [] : [[person.id, person]])));
}

/**
 * Somebody with this address, compared without regard to case; who has left comes after who is still there.
 * @param among everybody if left out
 */
export async function findPersonByEmail(
  store: Unscoped<'decided'>,
  email: string,
  among: Among = {},
): Promise<Person | undefined> {
  const row = await store.prisma.person.findFirst({
    where: { email: { equals: email, mode: 'insensitive' }, ...belongingTo(among) },
    orderBy: [{ left_at: { sort: 'desc', nulls: 'first' } }, { created_at: 'asc' }, { id: 'asc' }],
  });
  return row === null ? undefined : toPerson(row);
}

/** Everybody who is still there with this address, compared without regard to case; who was added first comes first. */
export async function peopleWithEmail(
  store: Unscoped<'decided'>,
  email: string,
  among: Among = {},
): Promise<Person[]> {
  const rows = await store.prisma.person.findMany({
    where: { email: { equals: email, mode: 'insensitive' }, left_at: null, ...belongingTo(among) },
    orderBy: [{ created_at: 'asc' }, { id: 'asc' }],
    take: 50,
  });
  return rows.map(toPerson);
}

/** Who looks after everything when nobody says who they are: the administrator who was added first. */
export async function findFirstAdministrator(store: Unscoped<'decided'>): Promise<Person | undefined> {
  const row = await store.prisma.person.findFirst({
    where: { function: 'administrator', left_at: null },
    orderBy: [{ created_at: 'asc' }, { id: 'asc' }],
  });
  return row === null ? undefined : toPerson(row);
}

/** People by name, a page at a time. */
export async function listPeople(
  store: Store,
  scope: Scope,
  filter: PeopleFilter,
  page: PageRequest,
): Promise<Page<Person>> {
  const values = valuesOf();
  const conditions = ['p.merged_into IS NULL', personWithin(scope, values)];
  if (filter.school !== undefined) conditions.push(`p.school_number = ${values.add(filter.school)}`);
  if (filter.organisation !== undefined)
    conditions.push(`p.organisation_id = ${values.add(filter.organisation)}::uuid`);
  if (filter.function !== undefined) conditions.push(`p.function = ${values.add(filter.function)}`);
  if (filter.q !== undefined) {
    const part = values.add(`%${escapeLike(filter.q)}%`);
    conditions.push(`(p.name ILIKE ${part} OR p.email ILIKE ${part})`);
  }
  const after = decodeCursor(page.cursor, 2);
  if (after !== undefined) {
    const [name, id] = after.map((one) => values.add(one));
    conditions.push(`(p.name, p.id) > (${name}, ${id}::uuid)`);
  }
  const { q, ...narrowed } = filled(filter);
  const isPlain = q === undefined && after === undefined;
  const rows = await rowsOf<Row>(store, {
    // What is searched for decides how it is found: that has a plan of its own each time.
    ...(isPlain ? { name: ['list-people', scope.kind, ...Object.keys(narrowed).sort()].join(' ') } : {}),
    text: `SELECT p.* FROM person p LEFT JOIN school s ON s.number = p.school_number
      WHERE ${conditions.join(' AND ')} ORDER BY p.name, p.id LIMIT ${values.add(page.limit + 1)}`,
    values: values.all,
  });
  return pageOf(rows.map(toPerson), page.limit, (person) => [person.name, person.id]);
}

function belongingTo({ school, organisation, party }: Among): Prisma.personWhereInput {
  if (school !== undefined) return { school_number: school };
  if (organisation !== undefined) return { organisation_id: organisation };
  switch (party) {
    case undefined:
      return {};
    case 'school':
      return { organisation_id: null };
    case 'pbd':
      return { school_number: null };
    case 'provider':
    case 'central':
      return {
        school_number: null,
        OR: [{ organisation_id: null }, { organisation: { is: { kind: { not: 'pbd' } } } }],
      };
  }
}

function toPerson(row: Row): Person {
  return filled({
    id: row.id,
    name: row.name,
    email: row.email,
    phone: row.phone,
    language: row.language === 'en' ? ('en' as const) : ('nl' as const),
    furtherLanguage: row.further_language,
    function: row.function,
    organisationId: row.organisation_id,
    schoolNumber: row.school_number,
    unreachableAt: toInstant(row.unreachable_at),
    remindersOff: row.reminders_off,
    absentUntil: row.absent_until,
    leftAt: toInstant(row.left_at),
    erasedAt: toInstant(row.erased_at),
    mergedInto: row.merged_into,
  });
}
