import type { Scope } from '../../domain/access/scope.ts';
import type { Instant, LocalDate } from '../../domain/calendar/types.ts';
import { rowsOf, type Store, type Unscoped } from '../database/db.ts';
import { arrayOfAnyLength } from '../database/values.ts';
import { conditionsOf, type TrajectoryFilter } from './filter.ts';
import { type ListedTrajectory, listTrajectories, rolesOfMany } from './list.ts';
import { lastSignOfLife } from './silence.ts';

/** By what a table of trajectories can be sorted. */
export const tableSorts = [
  'due',
  'school',
  'model',
  'phase',
  'heard',
  'mail',
  'counsellor',
  'status',
  'start',
  'reference',
  'network',
  'province',
  'level',
  'cohort',
] as const;
export type TableSort = (typeof tableSorts)[number];

/** In which order, and which part of it. */
export type TableOrder = {
  readonly sort: TableSort;
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
};

/** A row of a table of trajectories. */
export type TableRow = ListedTrajectory & {
  /** Who has which role, by person id. */
  readonly roles: { readonly [role: string]: string };
  /** The last local date on which there was a sign of life. */
  readonly heardOn?: LocalDate;
  /** When the next mail goes. */
  readonly nextMail?: Instant;
  readonly network?: string;
  readonly province?: string;
  readonly level?: string;
};

/** The SQL of what is sorted by, on a trajectory `t` with its school `s` and counsellor `c`. */
const sortedBy: { readonly [sort in TableSort]: string } = {
  due: 't.next_due',
  school: 's.name',
  model: 't.template',
  phase: 't.phase',
  heard: lastSignOfLife('t.id'),
  mail: `(SELECT min(m.send_at) FROM mail m WHERE m.trajectory_id = t.id AND m.status = 'planned')`,
  counsellor: 'c.name',
  status: 't.status',
  start: 't.start',
  reference: 't.reference',
  network: 's.network',
  province: 's.province',
  level: 's.level',
  cohort: 't.cohort',
};

/** What is sorted by and stands with the school. */
const ofSchool: readonly TableSort[] = ['school', 'network', 'province', 'level'];

/**
 * Which trajectories are in a part of a table, sorted by one of its columns; what runs comes before what does not, and what has
 * nothing in that column comes last.
 * @param today local date in Brussels; decides what is overdue and at risk
 */
export async function idsOfTable(
  store: Store,
  scope: Scope,
  filter: TrajectoryFilter,
  { sort, descending, offset, limit }: TableOrder,
  today: LocalDate,
): Promise<readonly string[]> {
  const where = await conditionsOf(store, scope, filter, today);
  const needsSchool = where.needsSchool || ofSchool.includes(sort);
  const direction = descending ? 'DESC' : 'ASC';
  // Where nothing else is asked for, an index has the order.
  const runningFirst = where.onlyActive ? '' : `(t.status = 'active') DESC, `;
  const found = await rowsOf<{ id: string }>(store, {
    ...(where.isNone ? { name: `table-of ${scope.kind} ${sort} ${direction}` } : {}),
    text: `SELECT t.id FROM trajectory t
      ${needsSchool ? 'LEFT JOIN school s ON s.number = t.school_number' : ''}
      ${sort === 'counsellor' ? 'LEFT JOIN person c ON c.id = t.counsellor_id' : ''}
      ${where.text()}
      ORDER BY ${runningFirst}${sortedBy[sort]} ${direction} NULLS LAST, t.id
      LIMIT ${where.value(limit)} OFFSET ${where.value(offset)}`,
    values: where.values,
  });
  return found.map(({ id }) => id);
}

/**
 * The rows of some trajectories, in their order; those outside the reach of whoever asks are left out.
 * @param today local date in Brussels; decides what is silent
 */
export async function rowsOfTable(
  store: Store,
  scope: Scope,
  ids: readonly string[],
  today: LocalDate,
): Promise<readonly TableRow[]> {
  if (ids.length === 0) return [];
  const [listed, roles, more] = await Promise.all([
    listTrajectories(store, scope, { ids }, { limit: ids.length }, today),
    rolesOfMany(store, ids),
    moreOf(store, ids),
  ]);
  const rows = new Map(listed.items.map((item) => [item.id, item]));
  return ids.flatMap((id) => {
    const row = rows.get(id);
    return row === undefined ? [] : [{ ...row, roles: roles.get(id) ?? {}, ...more.get(id) }];
  });
}

async function moreOf(store: Store, ids: readonly string[]) {
  const rows = await rowsOf<{ id: string; more: Partial<TableRow> }>(store, {
    name: 'more-of-trajectories',
    text: `SELECT t.id, jsonb_strip_nulls(jsonb_build_object('heardOn', ${lastSignOfLife('t.id')},
        'nextMail', ${sortedBy.mail}, 'network', s.network, 'province', s.province, 'level', s.level)) AS more
      FROM trajectory t LEFT JOIN school s ON s.number = t.school_number
      WHERE t.id = ANY(${arrayOfAnyLength('$1', 'uuid')})`,
    values: [ids],
  });
  return new Map(rows.map(({ id, more }) => [id, more]));
}

/** What schools of the register can be told apart by, each in order. */
export async function schoolKinds(
  store: Unscoped<'everybody'>,
): Promise<{ readonly networks: string[]; readonly provinces: string[]; readonly levels: string[] }> {
  const rows = await rowsOf<{
    networks: string[] | null;
    provinces: string[] | null;
    levels: string[] | null;
  }>(store, {
    name: 'school-kinds',
    text: `WITH RECURSIVE ${different('network')}, ${different('province')}, ${different('level')}
      SELECT (SELECT array_agg(word ORDER BY word) FROM networks WHERE word IS NOT NULL) AS networks,
        (SELECT array_agg(word ORDER BY word) FROM provinces WHERE word IS NOT NULL) AS provinces,
        (SELECT array_agg(word ORDER BY word) FROM levels WHERE word IS NOT NULL) AS levels`,
  });
  const { networks, provinces, levels } = rows[0] ?? {};
  return { networks: networks ?? [], provinces: provinces ?? [], levels: levels ?? [] };
}

/** The different words in a column of the schools, each found beyond the one before, in its index: there are few of them. */
function different(column: 'network' | 'province' | 'level'): string {
  return `${column}s AS (
    SELECT min(${column}) AS word FROM school
    UNION ALL SELECT (SELECT min(s.${column}) FROM school s WHERE s.${column} > ${column}s.word) FROM ${column}s WHERE word IS NOT NULL
  )`;
}
