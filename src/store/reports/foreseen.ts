import type { Instant, LocalDate } from '../../domain/calendar/types.ts';
import type { LoadKind, WeekLoad } from '../../domain/reports/workload.ts';
import type { TrajectoryState } from '../../domain/trajectory/model/state.ts';
import { rowsOf, type Store, type Unscoped } from '../database/db.ts';
import { endOf, type ReportScope } from './values.ts';

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

/** A running trajectory of which it is not known what its agenda asks, or no longer. */
export interface Unforeseen {
  readonly state: TrajectoryState;
  readonly school?: string;
}

/** The running trajectories whose row is missing, of another version, too short, or older than a change of their calendar. */
const unforeseen = `FROM trajectory t LEFT JOIN foreseen_work f ON f.trajectory_id = t.id
    LEFT JOIN (SELECT school_number, max(id) AS id FROM calendar_change WHERE school_number IS NOT NULL GROUP BY 1) own
      ON own.school_number = t.school_number,
    (SELECT coalesce(max(id), 0) AS id FROM calendar_change WHERE school_number IS NULL AND programme_id IS NULL) everybody
  WHERE t.status = 'active' AND (f.version IS DISTINCT FROM t.version OR f.until < $1::date
    OR f.calendar_change < greatest(everybody.id, own.id))`;

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
  const conditions = [
    ...(organisation === undefined ? [] : [`t.organisation_id = $${values.push(organisation)}::uuid`]),
    ...(counsellors === undefined ? [] : [`t.counsellor_id = ANY($${values.push(counsellors)}::uuid[])`]),
  ];
  const whose = `${organisation === undefined ? 'of all' : 'of a service'}${counsellors === undefined ? '' : ', some'}`;
  const rows = await rowsOf<{ count: number }>(store, {
    name: `how-many-unforeseen ${whose}`,
    text: ['SELECT count(*)::int AS count', unforeseen, ...conditions.map((one) => `AND ${one}`)].join(' '),
    values,
  });
  return rows[0]?.count ?? 0;
}

/** Some of them. */
export async function someUnforeseen(
  store: Unscoped<'decided'>,
  until: LocalDate,
  limit: number,
): Promise<Unforeseen[]> {
  const rows = await rowsOf<{ state: TrajectoryState; school: string | null }>(store, {
    name: 'some-unforeseen',
    text: `SELECT t.state, t.school_number AS school ${unforeseen} ORDER BY t.id LIMIT $2`,
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
 * Keeps what was worked out.
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
    text: `INSERT INTO foreseen_work (trajectory_id, version, at, calendar_change, until, counsellor_id, days, kinds)
      SELECT trajectory, version, at, $2::bigint, $3::date, counsellor,
        ARRAY(SELECT jsonb_array_elements_text(days)::date), ARRAY(SELECT jsonb_array_elements_text(kinds))
      FROM jsonb_to_recordset($1::jsonb) AS f(trajectory uuid, version int, at timestamptz, counsellor uuid, days jsonb, kinds jsonb)
      ON CONFLICT (trajectory_id) DO UPDATE SET version = excluded.version, at = excluded.at,
        calendar_change = excluded.calendar_change, until = excluded.until, counsellor_id = excluded.counsellor_id,
        days = excluded.days, kinds = excluded.kinds`,
    values: [JSON.stringify(rows), known.calendarChange, known.until],
  });
}

/** Forgets what was foreseen of trajectories that run no more. */
export async function forgetForeseen(store: Unscoped<'decided'>): Promise<void> {
  await rowsOf(store, {
    text: `DELETE FROM foreseen_work f WHERE NOT EXISTS (
      SELECT FROM trajectory t WHERE t.id = f.trajectory_id AND t.status IN ('active', 'paused'))`,
  });
}

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
): Promise<WeekLoad[]> {
  const { asOf, until, scope, counsellors } = asked;
  const values: unknown[] = [endOf(asOf), asOf, until];
  const conditions = [
    ...(scope.organisation === undefined
      ? []
      : [`t.organisation_id = $${values.push(scope.organisation)}::uuid`]),
    ...(counsellors === undefined ? [] : [`t.counsellor_id = ANY($${values.push(counsellors)}::uuid[])`]),
  ];
  const count = (kind: LoadKind) => `count(*) FILTER (WHERE day.kind = '${kind}')::int`;
  return rowsOf<WeekLoad>(store, {
    // Weeks are numbered from a Monday in the past, and their Mondays written out once for each week. Whoever is the counsellor of
    // a trajectory is so in what was foreseen of it, or that is not what it was worked out from.
    text: `WITH week AS MATERIALIZED (
        SELECT f.counsellor_id AS counsellor, (day."on" - date '1900-01-01') / 7 AS nth,
          ${count('conversation')} AS conversations, ${count('review')} AS reviews, ${count('deadline')} AS deadlines,
          count(*)::int AS total
        FROM foreseen_work f JOIN trajectory t ON t.id = f.trajectory_id AND t.counsellor_id = f.counsellor_id
          CROSS JOIN LATERAL unnest(f.days, f.kinds) AS day("on", kind)
        WHERE t.status = 'active' AND NOT t.mistake AND f.at < $1 AND day."on" > $2::date AND day."on" <= $3::date
          ${conditions.map((one) => `AND ${one}`).join(' ')}
        GROUP BY 1, 2
      )
      SELECT counsellor, (date '1900-01-01' + 7 * nth)::text AS monday, conversations, reviews, deadlines, total
      FROM week ORDER BY counsellor, nth`,
    values,
  });
}
