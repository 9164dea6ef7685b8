import type { Scope } from '../../domain/access/scope.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import { canonicalNumber } from '../../register/school-number.ts';
import { rowsOf, type Store, type Unscoped } from '../database/db.ts';
import { createLoader } from '../database/loader.ts';
import { mustReachAll } from '../database/reach.ts';
import {
  arrayOfAnyLength,
  decodeCursor,
  filled,
  type Page,
  type PageRequest,
  pageOf,
  toInstant,
} from '../database/values.ts';
import type { Prisma, school as Row } from '../generated/client.ts';
import { isSchoolOf, schoolsWithin } from './school-reach.ts';

/** One institution of the official register. Closed when it disappears there, never deleted. */
export interface School {
  /** Instellingsnummer. */
  readonly number: string;
  readonly name: string;
  readonly fullName?: string;
  readonly network?: string;
  readonly denomination?: string;
  readonly level?: string;
  readonly type?: string;
  readonly boardNumber?: string;
  readonly communityNumber?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly website?: string;
  readonly status?: string;
  readonly siteNumber?: string;
  readonly street?: string;
  readonly houseNumber?: string;
  readonly postcode?: string;
  readonly municipality?: string;
  readonly municipalityNis?: string;
  readonly province?: string;
  readonly pupils?: number;
  /** Sectors of companies near it; absent where none are known. */
  readonly sectors?: readonly string[];
  readonly closedAt?: Instant;
}

/** What an import knows of a school; `type`, `pupils` and `sectors` are not in the register and stay as they are. */
export type RegisteredSchool = Omit<School, 'type' | 'pupils' | 'sectors' | 'closedAt'>;

/** Which schools; all conditions must hold. */
export interface SchoolFilter {
  /** Part of the name or municipality, or the beginning of the number. */
  readonly q?: string | undefined;
  readonly network?: string | undefined;
  readonly province?: string | undefined;
  readonly level?: string | undefined;
  /** Closed schools are left out unless asked for. */
  readonly closed?: boolean | undefined;
}

/** Columns by the name that the domain has for them. */
const columns = {
  number: 'number',
  name: 'name',
  fullName: 'full_name',
  network: 'network',
  denomination: 'denomination',
  level: 'level',
  boardNumber: 'board_number',
  communityNumber: 'community_number',
  phone: 'phone',
  email: 'email',
  website: 'website',
  status: 'status',
  siteNumber: 'site_number',
  street: 'street',
  houseNumber: 'house_number',
  postcode: 'postcode',
  municipality: 'municipality',
  municipalityNis: 'municipality_nis',
  province: 'province',
} as const satisfies { readonly [Field in keyof RegisteredSchool]-?: string };

/** The school with this number, with or without leading zeros, if there is one that somebody deals with. */
export async function findSchool(store: Store, scope: Scope, number: string): Promise<School | undefined> {
  const school = await schoolByNumber(store, number);
  if (scope.kind === 'all') return school;
  // Asked of a number that nobody has too: an answer takes as long for a school that there is as for one that there is not.
  const isTheirs = await isSchoolOf(store, school?.number ?? number, scope.organisation);
  return isTheirs ? school : undefined;
}

const schoolByNumber = createLoader(async (store, numbers: readonly string[]) => {
  const rows = await rowsOf<Row>(store, {
    name: 'find-schools',
    text: `SELECT * FROM school WHERE ltrim(number, '0') = ANY(${arrayOfAnyLength('$1', 'text')})
      ORDER BY closed_at DESC NULLS LAST`,
    values: [[...new Set(numbers.map((number) => number.replace(/^0+/, '')))]],
  });
  const found = new Map(rows.map((row) => [row.number, toSchool(row)]));
  // Stored twice once, with zeros and without: the one that is named exactly, else the one that is open.
  const byNumber = new Map(rows.map((row) => [canonicalNumber(row.number), toSchool(row)]));
  return numbers.map((number) => found.get(number) ?? byNumber.get(canonicalNumber(number)));
});

/** The schools with these numbers, by number; unknown numbers are left out. */
export async function findSchools(
  store: Unscoped<'everybody'>,
  numbers: readonly string[],
): Promise<Map<string, School>> {
  if (numbers.length === 0) return new Map();
  const rows = await store.prisma.school.findMany({ where: { number: { in: [...new Set(numbers)] } } });
  return new Map(rows.map((row) => [row.number, toSchool(row)]));
}

/** Every stored school by number, closed ones too, with whether it is closed, and went into another one. */
export async function allSchools(
  store: Unscoped<'everybody'>,
): Promise<(School & { readonly closed: boolean; readonly merged: boolean })[]> {
  const rows = await store.prisma.school.findMany({ orderBy: { number: 'asc' } });
  return rows.map((row) => ({
    ...toSchool(row),
    closed: row.closed_at !== null,
    merged: row.merged_into !== null,
  }));
}

/** Schools by name, a page at a time. */
export async function listSchools(
  store: Store,
  scope: Scope,
  filter: SchoolFilter,
  page: PageRequest,
): Promise<Page<School>> {
  const after = decodeCursor(page.cursor, 2);
  const conditions: Prisma.schoolWhereInput[] = [await schoolsWithin(store, scope)];
  if (!filter.closed) conditions.push({ closed_at: null });
  for (const field of ['network', 'province', 'level'] as const) {
    const value = filter[field];
    if (value !== undefined) conditions.push({ [field]: value });
  }
  if (filter.q !== undefined) {
    const contains = { contains: filter.q, mode: 'insensitive' } as const;
    conditions.push({
      OR: [{ name: contains }, { municipality: contains }, { number: { startsWith: filter.q } }],
    });
  }
  if (after !== undefined) {
    const [name, number] = after as [string, string];
    conditions.push({ OR: [{ name: { gt: name } }, { name, number: { gt: number } }] });
  }
  const rows = await store.prisma.school.findMany({
    where: { AND: conditions },
    orderBy: [{ name: 'asc' }, { number: 'asc' }],
    take: page.limit + 1,
  });
  return pageOf(rows.map(toSchool), page.limit, (school) => [school.name, school.number]);
}

/**
 * Adds or replaces schools, open, and closes those with the given numbers, all in one transaction.
 * @param schools as the register has them now
 * @param closed numbers of schools that the register does not have any more
 * @param now noted as the instant of the import and of the closing
 */
export async function applySchools(
  store: Store,
  schools: readonly RegisteredSchool[],
  closed: readonly string[],
  now: Instant,
): Promise<void> {
  mustReachAll(store);
  const names = Object.values(columns);
  const rows = schools.map((school) =>
    Object.fromEntries(
      Object.entries(columns).map(([field, column]) => [
        column,
        school[field as keyof RegisteredSchool] ?? null,
      ]),
    ),
  );
  const list = names.map((name) => `"${name}"`).join(', ');
  const updates = names
    .slice(1)
    .map((name) => `"${name}" = excluded."${name}"`)
    .join(', ');
  await rowsOf(store, {
    text: `WITH gone AS (
        UPDATE school SET closed_at = $2, imported_at = $2 WHERE number = ANY($3) AND closed_at IS NULL
      )
      INSERT INTO school (${list}, closed_at, imported_at)
      SELECT ${list}, NULL, $2 FROM jsonb_populate_recordset(NULL::school, $1)
      ON CONFLICT (number) DO UPDATE SET ${updates}, closed_at = NULL, imported_at = excluded.imported_at`,
    values: [JSON.stringify(rows), now, closed],
  });
}

function toSchool(row: Row): School {
  const known = Object.entries(columns).map(([field, column]) => [field, row[column]]);
  const { number, name } = row;
  return {
    ...(filled(Object.fromEntries(known)) as Partial<School>),
    number,
    name,
    ...filled({ type: row.type, pupils: row.pupils, closedAt: toInstant(row.closed_at) }),
    ...(row.sectors.length === 0 ? {} : { sectors: row.sectors }),
  };
}
