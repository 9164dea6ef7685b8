import type { Scope } from '../../domain/access/scope.ts';
import type { Instant, LocalDate } from '../../domain/calendar/types.ts';
import { rowsOf, type Store } from '../database/db.ts';
import { filled, toInstant } from '../database/values.ts';
import { holdsWords, personWithin, trajectoryWithin, type Values, valuesOf } from '../database/within.ts';

/**
 * How well somebody can be reached by mail.
 * - `unreachable`: mail to the address was refused for good
 * - `no-address`: there is none
 * - `absent`: an automatic answer told of an absence that still lasts
 * - `reminders-off`: reminders are turned off
 */
export const hindrances = ['unreachable', 'no-address', 'absent', 'reminders-off'] as const;
export type Hindrance = (typeof hindrances)[number];

/** By what a table of people can be sorted. */
export const personSorts = ['name', 'of', 'roles', 'mailed'] as const;
export type PersonSort = (typeof personSorts)[number];

/** Which people; all conditions must hold. */
export interface PersonTableFilter {
  /** Words of their name or address, as they are searched. */
  readonly words?: readonly string[] | undefined;
  readonly function?: string | undefined;
  readonly hindrance?: Hindrance | undefined;
  /** They have a role in something that runs. */
  readonly involved?: boolean | undefined;
  /** Those who left are left out unless asked for, and then alone. */
  readonly left?: boolean | undefined;
}

/** In which order, and which part of it. */
export type PersonTableOrder = {
  readonly sort: PersonSort;
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
};

/** Somebody in a table. */
export interface PersonTableRow {
  readonly id: string;
  readonly name: string;
  readonly email?: string;
  readonly phone?: string;
  readonly function?: string;
  /** The name of the school or organisation. */
  readonly of?: string;
  readonly schoolNumber?: string;
  readonly unreachableAt?: Instant;
  readonly absentUntil?: LocalDate;
  readonly remindersOff: boolean;
  readonly leftAt?: Instant;
  /** In how many trajectories that run they have a role. */
  readonly roles: number;
  /** When the mail server last took a mail to them. */
  readonly mailedAt?: Instant;
}

interface Row {
  id: string;
  name: string;
  email: string | null;
  phone: string | null;
  function: string | null;
  of: string | null;
  school_number: string | null;
  unreachable_at: Date | null;
  absent_until: string | null;
  reminders_off: boolean;
  left_at: Date | null;
  roles: number;
  mailed_at: Date | null;
}

const from = `FROM person p LEFT JOIN school s ON s.number = p.school_number
  LEFT JOIN organisation o ON o.id = p.organisation_id`;

/**
 * People that somebody deals with as a table.
 * @param today local date, by which an absence lasts
 */
export async function personTable(
  store: Store,
  scope: Scope,
  filter: PersonTableFilter,
  { sort, descending, offset, limit }: PersonTableOrder,
  today: LocalDate,
): Promise<readonly PersonTableRow[]> {
  const values = valuesOf();
  const where = whereOf(scope, filter, today, values);
  const mailed = `(SELECT max(m.sent_at) FROM mail m WHERE m.person_id = p.id AND m.status = 'sent')`;
  // Only what is sorted by has its values: PostgreSQL refuses one that no part of the statement takes.
  const sorted = {
    name: () => 'p.name',
    of: () => 'coalesce(s.name, o.name)',
    mailed: () => mailed,
    roles: () => rolesHeld(scope, values),
  };
  const rows = await rowsOf<Row>(store, {
    text: `WITH page AS MATERIALIZED (
        SELECT page.*, row_number() OVER () AS place FROM (
          SELECT p.*, coalesce(s.name, o.name) AS of ${from} WHERE ${where}
          ORDER BY ${sorted[sort]()} ${descending ? 'DESC' : 'ASC'} NULLS LAST, p.name, p.id
          LIMIT ${values.add(limit)} OFFSET ${values.add(offset)}
        ) page
      )
      SELECT p.id, p.name, p.email, p.phone, p.function, p.of, p.school_number, p.unreachable_at, p.absent_until,
        p.reminders_off, p.left_at, ${rolesHeld(scope, values)} AS roles, ${mailed} AS mailed_at
      FROM page p ORDER BY p.place`,
    values: values.all,
  });
  return rows.map(toRow);
}

/** How many people a table has. */
export async function countPersonTable(
  store: Store,
  scope: Scope,
  filter: PersonTableFilter,
  today: LocalDate,
): Promise<number> {
  const values = valuesOf();
  const rows = await rowsOf<{ count: number }>(store, {
    text: `SELECT count(*)::int AS count ${from} WHERE ${whereOf(scope, filter, today, values)}`,
    values: values.all,
  });
  return rows[0]?.count ?? 0;
}

function whereOf(scope: Scope, filter: PersonTableFilter, today: LocalDate, values: Values): string {
  const { words = [], hindrance, involved, left } = filter;
  return [
    personWithin(scope, values),
    holdsWords('p.search', words, values),
    left ? 'p.left_at IS NOT NULL' : 'p.left_at IS NULL',
    ...(filter.function === undefined ? [] : [`p.function = ${values.add(filter.function)}`]),
    ...(hindrance === undefined ? [] : [hindered(hindrance, today, values)]),
    ...(involved ? [`EXISTS (SELECT ${rolesOf(scope, values)})`] : []),
  ].join(' AND ');
}

function hindered(hindrance: Hindrance, today: LocalDate, values: Values): string {
  switch (hindrance) {
    case 'unreachable':
      return 'p.unreachable_at IS NOT NULL';
    case 'no-address':
      return 'p.email IS NULL';
    case 'absent':
      return `p.absent_until >= ${values.add(today)}`;
    case 'reminders-off':
      return 'p.reminders_off';
  }
}

/** In how many trajectories that run and that somebody reaches `p` has a role. They come sorted from an index. */
function rolesHeld(scope: Scope, values: Values): string {
  return `(SELECT count(*)::int FROM (SELECT DISTINCT r.trajectory_id ${rolesOf(scope, values)}) AS held)`;
}

/** The roles `r` of `p` in trajectories that run and that somebody reaches: where that is all of them, no row of one is read. */
function rolesOf(scope: Scope, values: Values): string {
  const own = 'r.person_id = p.id AND NOT r.ended';
  if (scope.kind === 'all') return `FROM trajectory_role r WHERE ${own}`;
  return `FROM trajectory_role r JOIN trajectory t ON t.id = r.trajectory_id WHERE ${own} AND ${trajectoryWithin(scope, values)}`;
}

function toRow(row: Row): PersonTableRow {
  const { id, name, reminders_off: remindersOff, roles } = row;
  return {
    ...{ id, name, remindersOff, roles },
    ...filled({
      ...{ email: row.email, phone: row.phone, function: row.function, of: row.of },
      ...{ schoolNumber: row.school_number, absentUntil: row.absent_until },
      unreachableAt: toInstant(row.unreachable_at),
      leftAt: toInstant(row.left_at),
      mailedAt: toInstant(row.mailed_at),
    }),
  };
}
