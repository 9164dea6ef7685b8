import type { Instant, LocalDate } from '../../domain/calendar/types.ts';
import { endOfDay } from '../../domain/calendar/wall-clock.ts';
import type { LoadKind, WeekLoad } from '../../domain/reports/workload.ts';
import type { TrajectoryState } from '../../domain/trajectory/model/state.ts';
import { rowsOf, type Store, type Unscoped } from '../database/db.ts';
import { arrayOfAnyLength } from '../database/values.ts';
import type { ReportScope } from './values.ts';

/** What the agenda of one trajectory asks of its counsellor, and what that was worked out from. */
export interface ForeseenWork {
  readonly trajectory: string;
  readonly version: number;
  /** Instant of the state. */
  readonly at: Instant;
  /** Nobody, where nobody has the role of the counsellor: then there is nothing on any day. */
  readonly counsellor?: string | undefined;
  readonly days: readonly { readonly on: LocalDate; readonly kind: LoadKind }[];
}

/** A trajectory of which it is not known what its agenda asks, or no longer. */
export interface Unforeseen {
  readonly state: TrajectoryState;
  readonly school?: string;
}

/** Of a trajectory `t`: it has moved since it was worked out what its agenda asks, or that was never done. In the words of an index. */
const hasMoved = `t.foreseen_version <> t.version AND (t.status = 'active' OR t.foreseen_version <> 0)`;

/** The last change of the calendar of everybody, and of each school that has one of its own. */
const calendars = `everybody AS (
    SELECT coalesce(max(id), 0) AS id FROM calendar_change WHERE school_number IS NULL AND programme_id IS NULL
  ),
  own AS (SELECT school_number, max(id) AS id FROM calendar_change WHERE school_number IS NOT NULL GROUP BY 1)`;

/** Rows `f` beside those calendars. */
const beside = 'LEFT JOIN own ON own.school_number = f.school_number';

/** Of such a row: it looks less far than until a local date, or is older than a change of its calendar. */
function isOutdated(until: string): string {
  return `(f.until < ${until}::date OR f.calendar_change < greatest((SELECT id FROM everybody), own.id))`;
}

type Whose = ReportScope & { readonly counsellors?: readonly string[] | undefined };

/** Conditions on `one`, a trajectory or what was foreseen of it. */
function within(
  one: string,
  { organisation, counsellors }: Whose,
  value: (given: unknown) => string,
): string {
  return [
    'true',
    ...(organisation === undefined ? [] : [`${one}.organisation_id = ${value(organisation)}::uuid`]),
    ...(counsellors === undefined
      ? []
      : [`${one}.counsellor_id = ANY(${arrayOfAnyLength(value(counsellors), 'uuid')})`]),
  ].join(' AND ');
}

/**
 * How many running trajectories there are, of a service or of all, of which it has to be worked out what comes until a local date.
 * @param counsellors those of these only
 */
export async function howManyUnforeseen(
  store: Unscoped<'decided'>,
  until: LocalDate,
  { organisation }: ReportScope = {},
  counsellors?: readonly string[],
): Promise<number> {
  const values: unknown[] = [until];
  const value = (given: unknown) => `$${values.push(given)}`;
  const whose = { organisation, counsellors };
  const rows = await rowsOf<{ count: number }>(store, {
    text: `WITH ${calendars}
      SELECT (SELECT count(*)::int FROM trajectory t
          WHERE ${hasMoved} AND t.status = 'active' AND ${within('t', whose, value)})
        + (SELECT count(*)::int FROM foreseen_work f ${beside} JOIN trajectory t ON t.id = f.trajectory_id
          WHERE ${isOutdated('$1')} AND t.status = 'active' AND t.foreseen_version = t.version
            AND ${within('f', whose, value)}) AS count`,
    values,
  });
  return rows[0]?.count ?? 0;
}

/** Some of them, and of those that run no more and of which something is still foreseen. */
export async function someUnforeseen(
  store: Unscoped<'decided'>,
  until: LocalDate,
  limit: number,
): Promise<Unforeseen[]> {
  const rows = await rowsOf<{ state: TrajectoryState; school: string | null }>(store, {
    name: 'some-unforeseen',
    text: `WITH ${calendars}
      SELECT t.state, t.school_number AS school FROM trajectory t WHERE t.id IN (
        SELECT t.id FROM trajectory t WHERE ${hasMoved}
        UNION ALL SELECT f.trajectory_id FROM foreseen_work f ${beside} WHERE ${isOutdated('$1')}
      ) ORDER BY t.id LIMIT $2`,
    values: [until, limit],
  });
  return rows.map(({ state, school }) => ({ state, ...(school === null ? {} : { school }) }));
}

/** Whether this transaction is the one that works it out; whoever else wants to waits for it. */
export async function mayForesee(within: Unscoped<'decided'>): Promise<boolean> {
  const rows = await rowsOf<{ mine: boolean }>(within, {
    text: `SELECT pg_try_advisory_xact_lock(hashtext('foreseen_work')) AS mine`,
  });
  return rows[0]?.mine ?? false;
}

/**
 * Keeps what was worked out, as far as the trajectories have not moved meanwhile. One that is moving at this moment is left for
 * the next time.
 * @param known.calendarChange number of the last change of the calendar that was looked at
 * @param known.until the last local date that was looked at
 */
export async function saveForeseen(
  within: Unscoped<'decided'>,
  found: readonly ForeseenWork[],
  known: { readonly calendarChange: string; readonly until: LocalDate },
): Promise<void> {
  const rows = found.map(({ days, ...one }) => ({
    ...one,
    days: days.map(({ on }) => on),
    kinds: days.map(({ kind }) => kind),
  }));
  await rowsOf(within, {
    text: `WITH given AS (
        SELECT * FROM jsonb_to_recordset($1::jsonb)
          AS g(trajectory uuid, version int, at timestamptz, counsellor uuid, days jsonb, kinds jsonb)
      ),
      still AS (
        SELECT t.id FROM trajectory t JOIN given g ON g.trajectory = t.id AND g.version = t.version
        FOR NO KEY UPDATE OF t SKIP LOCKED
      ),
      noted AS (
        UPDATE trajectory t SET foreseen_version = t.version FROM still WHERE still.id = t.id
        RETURNING t.id, t.organisation_id, t.school_number
      )
      INSERT INTO foreseen_work (trajectory_id, version, at, calendar_change, until, counsellor_id, organisation_id,
        school_number, days, kinds)
      SELECT noted.id, g.version, g.at, $2::bigint, $3::date, g.counsellor, noted.organisation_id, noted.school_number,
        ARRAY(SELECT jsonb_array_elements_text(g.days)::date), ARRAY(SELECT jsonb_array_elements_text(g.kinds))
      FROM noted JOIN given g ON g.trajectory = noted.id
      ON CONFLICT (trajectory_id) DO UPDATE SET version = excluded.version, at = excluded.at,
        calendar_change = excluded.calendar_change, until = excluded.until, counsellor_id = excluded.counsellor_id,
        organisation_id = excluded.organisation_id, school_number = excluded.school_number,
        days = excluded.days, kinds = excluded.kinds`,
    values: [JSON.stringify(rows), known.calendarChange, known.until],
  });
}

/** Forgets what was foreseen of trajectories that run no more. */
export async function forgetForeseen(
  within: Unscoped<'decided'>,
  trajectories: readonly string[],
): Promise<void> {
  await rowsOf(within, {
    text: `WITH still AS (
        SELECT id FROM trajectory WHERE id = ANY($1::uuid[]) AND status <> 'active' FOR NO KEY UPDATE SKIP LOCKED
      ),
      noted AS (UPDATE trajectory t SET foreseen_version = 0 FROM still WHERE still.id = t.id RETURNING t.id)
      DELETE FROM foreseen_work f USING noted WHERE f.trajectory_id = noted.id`,
    values: [trajectories],
  });
}

/** What was foreseen, by counsellor and week, and whether some of it has to be worked out anew. */
export interface ForeseenWeeks {
  readonly weeks: readonly WeekLoad[];
  readonly isBehind: boolean;
}

type Counted = [
  counsellor: string,
  monday: LocalDate,
  conversations: number,
  reviews: number,
  deadlines: number,
];

/**
 * The weeks of each counsellor, by counsellor and week: what was foreseen of the trajectories that run and have not moved
 * since the end of a local date.
 */
export async function foreseenWeeks(
  store: Store,
  asked: {
    readonly asOf: LocalDate;
    readonly until: LocalDate;
    readonly scope: ReportScope;
    /** Of these only; everybody's if left out. */
    readonly counsellors?: readonly string[] | undefined;
  },
): Promise<ForeseenWeeks> {
  const { asOf, until, scope, counsellors } = asked;
  const { organisation } = scope;
  const whose = { organisation, counsellors };
  const values: unknown[] = [endOfDay(asOf), asOf, until];
  const value = (given: unknown) => `$${values.push(given)}`;
  const count = (kind: LoadKind) => `count(*) FILTER (WHERE day.kind = '${kind}')::int`;
  const rows = await rowsOf<{ isBehind: boolean; weeks: Counted[] }>(store, {
    name: `foreseen-weeks ${organisation === undefined ? 'all' : 'of-service'}${counsellors === undefined ? '' : ' some'}`,
    // Read from one table, since most of the trajectories have not moved: those that have are few, and looked at beside it. Weeks are
    // numbered from a Monday in the past, and their Mondays written out once for each week. What has nothing in these months, or
    // is somebody else's by now, has no number, and says only whether it is outdated.
    text: `WITH moved AS MATERIALIZED (
        SELECT t.id, t.status, t.counsellor_id, t.organisation_id FROM trajectory t WHERE ${hasMoved}
      ),
      ${calendars},
      week AS (
        SELECT f.counsellor_id AS counsellor, (day."on" - date '1900-01-01') / 7 AS nth,
          ${count('conversation')} AS conversations, ${count('review')} AS reviews, ${count('deadline')} AS deadlines,
          bool_or(m.id IS NULL AND ${isOutdated('$3')}) AS is_outdated
        FROM foreseen_work f ${beside} LEFT JOIN moved m ON m.id = f.trajectory_id
          LEFT JOIN LATERAL unnest(f.days, f.kinds) AS day("on", kind)
            ON f.at < $1 AND day."on" > $2::date AND day."on" <= $3::date
            AND (m.id IS NULL OR (m.status = 'active' AND m.counsellor_id = f.counsellor_id
              AND m.organisation_id IS NOT DISTINCT FROM f.organisation_id))
        WHERE f.counsellor_id IS NOT NULL AND ${within('f', whose, value)}
        GROUP BY 1, 2
      )
      SELECT coalesce(bool_or(is_outdated), false)
          OR EXISTS (SELECT FROM moved m WHERE m.status = 'active' AND ${within('m', whose, value)}) AS "isBehind",
        coalesce(json_agg(json_build_array(counsellor, date '1900-01-01' + 7 * nth, conversations, reviews, deadlines)
          ORDER BY counsellor, nth) FILTER (WHERE nth IS NOT NULL), '[]') AS weeks
      FROM week`,
    values,
  });
  const [found = { isBehind: false, weeks: [] }] = rows;
  return {
    isBehind: found.isBehind,
    weeks: found.weeks.map(([counsellor, monday, conversations, reviews, deadlines]) => ({
      ...{ counsellor, monday, conversations, reviews, deadlines },
      total: conversations + reviews + deadlines,
    })),
  };
}
