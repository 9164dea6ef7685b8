import type { Scope } from '../../domain/access/scope.ts';
import type { LocalDate } from '../../domain/calendar/types.ts';
import type { TrajectoryStatus } from '../../domain/trajectory/model/state.ts';
import { rowsOf, type Store } from '../database/db.ts';
import { filled } from '../database/values.ts';
import { holdsWords, schoolWithin, trajectoryWithin, type Values, valuesOf } from '../database/within.ts';
import { lastSignOfLife } from '../trajectories/silence.ts';
import { conditionsOfSchool, type SchoolTableFilter } from './school-conditions.ts';

/** By what a table of schools can be sorted. */
export const schoolSorts = ['name', 'municipality', 'running', 'heard'] as const;
export type SchoolSort = (typeof schoolSorts)[number];

/** In which order, and which part of it. */
export type SchoolTableOrder = {
  readonly sort: SchoolSort;
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
};

/** A trajectory of a school, as much as a table says of it. */
export interface SchoolTrajectory {
  readonly id: string;
  readonly template: string;
  readonly version: number;
  readonly status: TrajectoryStatus;
  readonly phase?: string;
}

/** A school in a table, with what somebody may know of it. */
export interface SchoolTableRow {
  readonly number: string;
  readonly name: string;
  readonly municipality?: string;
  readonly province?: string;
  readonly network?: string;
  readonly level?: string;
  readonly phone?: string;
  readonly closed: boolean;
  /** Those that run first, then the others, the last begun first. */
  readonly trajectories: readonly SchoolTrajectory[];
  /** What it was found to need, by the words that its intake has for it. */
  readonly needs: readonly string[];
  /** The last local date on which there was a sign of life in any of its trajectories. */
  readonly heardOn?: LocalDate;
  /** Its principal, or whoever else is known there. */
  readonly contact?: {
    readonly id: string;
    readonly name: string;
    readonly function?: string;
    readonly phone?: string;
    /** Mail does not arrive, or there is no address. */
    readonly unreachable: boolean;
  };
}

interface Row extends Omit<SchoolTableRow, 'trajectories' | 'needs' | 'contact'> {
  trajectories: (Omit<SchoolTrajectory, 'phase'> & { phase: string | null; needs: string[] | null })[] | null;
  contact: {
    id: string;
    name: string;
    function: string | null;
    phone: string | null;
    unreachable: boolean;
  } | null;
}

/** That a trajectory `t` runs. */
const runs = `t.status IN ('active', 'paused')`;

/** Schools that somebody deals with as a table, those that are open first. */
export async function schoolTable(
  store: Store,
  scope: Scope,
  filter: SchoolTableFilter,
  { sort, descending, offset, limit }: SchoolTableOrder,
): Promise<readonly SchoolTableRow[]> {
  const values = valuesOf();
  const where = whereOf(scope, filter, values);
  const own = ownTrajectories(scope, values);
  const direction = descending ? 'DESC' : 'ASC';
  const sorted: { readonly [name in SchoolSort]: string } = {
    name: 's.name',
    municipality: 's.municipality',
    running: `(SELECT count(*) FROM trajectory t WHERE ${own} AND ${runs})`,
    heard: heardOf(own),
  };
  // The page that everybody opens has a name, by which its plan is kept: working that out takes a third of the time of the page.
  const name = `school-table ${scope.kind} ${sort} ${direction} ${limit}`;
  const rows = await rowsOf<Row>(store, {
    ...(isPlain(filter) && offset === 0 ? { name } : {}),
    text: `SELECT s.number, s.name, s.municipality, s.province, s.network, s.level, s.phone,
        s.closed_at IS NOT NULL AS closed, ${heardOf(own)}::text AS "heardOn",
        -- As json and not as jsonb, which would be taken apart to be put together again.
        (SELECT json_agg(json_build_object('id', t.id, 'template', t.template, 'version', t.template_version,
            'status', t.status, 'phase', t.phase, 'needs', t.needs) ORDER BY NOT ${runs}, t.start DESC, t.id)
          FROM trajectory t WHERE ${own}) AS trajectories,
        (SELECT jsonb_build_object('id', p.id, 'name', p.name, 'function', p.function, 'phone', p.phone,
            'unreachable', p.email IS NULL OR p.unreachable_at IS NOT NULL)
          FROM person p WHERE p.school_number = s.number AND p.left_at IS NULL
          ORDER BY p.function IS DISTINCT FROM 'principal', p.created_at, p.id LIMIT 1) AS contact
      FROM (
        SELECT s.*, row_number() OVER () AS place FROM (
          SELECT s.* FROM school s WHERE ${where}
          ORDER BY s.closed_at IS NOT NULL, ${sorted[sort]} ${direction} NULLS LAST, s.name, s.number
          LIMIT ${limit} OFFSET ${offset}
        ) s
      ) s ORDER BY s.place`,
    values: values.all,
  });
  return rows.map(({ trajectories, contact, ...row }) => ({
    ...(filled(row) as Omit<SchoolTableRow, 'trajectories' | 'needs'>),
    trajectories: (trajectories ?? []).map(({ needs: _, ...one }) => filled(one)),
    needs: [...new Set((trajectories ?? []).flatMap(({ needs }) => needs ?? []))].sort(),
    ...(contact === null ? {} : { contact: filled(contact) }),
  }));
}

/**
 * The last day on which there was a sign of life in the trajectories of the school `s`: a local date, or null. First in those that
 * run; of the others, which are many, only those that ended after that day can have a later one.
 */
function heardOf(own: string): string {
  const last = `max(${lastSignOfLife('t.id')})`;
  return `(SELECT greatest(running.heard, (SELECT ${last} FROM trajectory t WHERE ${own} AND NOT ${runs}
      AND (coalesce(t.ended_at, t.updated_at) AT TIME ZONE 'Europe/Brussels')::date > coalesce(running.heard, '-infinity')))
    FROM (SELECT ${last} AS heard FROM trajectory t WHERE ${own} AND ${runs}) running)`;
}

/** How many schools a table has. */
export async function countSchoolTable(
  store: Store,
  scope: Scope,
  filter: SchoolTableFilter,
): Promise<number> {
  const values = valuesOf();
  const rows = await rowsOf<{ count: number }>(store, {
    text: `SELECT count(*)::int AS count FROM school s WHERE ${whereOf(scope, filter, values)}`,
    values: values.all,
  });
  return rows[0]?.count ?? 0;
}

/** Whether nothing was asked for: all schools that are open. */
function isPlain({ words = [], closed = false, ...others }: SchoolTableFilter): boolean {
  return words.length === 0 && !closed && Object.values(others).every((one) => one === undefined);
}

function whereOf(scope: Scope, filter: SchoolTableFilter, values: Values): string {
  const { words, ...rest } = filter;
  return [
    schoolWithin(scope, values),
    holdsWords('s.search', words ?? [], values),
    ...conditionsOfSchool(rest, () => ownTrajectories(scope, values), values),
  ].join(' AND ');
}

/** The trajectories, as `t`, of the school `s` that somebody reaches and that were meant. */
function ownTrajectories(scope: Scope, values: Values): string {
  return `t.school_number = s.number AND NOT t.mistake AND ${trajectoryWithin(scope, values)}`;
}
