import type { Instant, LocalDate } from '../../domain/calendar/types.ts';
import { rowsOf, type Unscoped } from '../database/db.ts';
import { filled } from '../database/values.ts';
import { CALENDAR_FRESH_FOR } from './overrides.ts';

/** A change of the calendar that not every trajectory has been decided by. */
export interface CalendarChange {
  readonly id: string;
  /** The school whose own days changed; everybody's if absent. */
  readonly school?: string;
  /** The programme of the call whose dates moved, and that call; the calendar itself did not change then. */
  readonly programme?: string;
  readonly cohort?: string;
  /** The last trajectory that was decided. */
  readonly after?: string;
}

/** For so long a worker has a change to itself without saying that it lives. */
const LEASE = '1 minute';

const columns = 'id, school_number AS school, programme_id AS programme, cohort, decided_up_to AS after';

/** Whom a change concerns: `c` is the change, `t` a trajectory. */
const concerns = `t.status IN ('active', 'paused') AND (c.school_number IS NULL OR t.school_number = c.school_number)
  AND (c.programme_id IS NULL OR (t.programme_id = c.programme_id AND t.cohort = c.cohort))`;

/** Notes in the transaction that moves them that the dates of a call moved. */
export async function noteCallMoved(
  within: Unscoped<'work'>,
  programme: string,
  cohort: string,
): Promise<void> {
  await rowsOf(within, {
    text: 'INSERT INTO calendar_change (programme_id, cohort) VALUES ($1, $2)',
    values: [programme, cohort],
  });
}

/**
 * Takes the oldest change that nobody works on and that every process sees by now (of a call they do at once), and counts whom it concerns when it is
 * begun. It is taken for a minute, and again with each {@link noteDecided}.
 */
export async function takeCalendarChange(store: Unscoped<'work'>): Promise<CalendarChange | undefined> {
  const rows = await rowsOf<{
    id: string;
    school: string | null;
    programme: string | null;
    cohort: string | null;
    after: string | null;
  }>(store, {
    text: `UPDATE calendar_change c SET leased_until = now() + interval '${LEASE}', total = coalesce(c.total, (
        SELECT count(*) FROM trajectory t WHERE ${concerns}))
      WHERE id = (SELECT id FROM calendar_change WHERE done_at IS NULL
          AND (programme_id IS NOT NULL OR changed_at < now() - $1 * interval '1 millisecond') AND (leased_until IS NULL OR leased_until < now())
        ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING ${columns}`,
    values: [CALENDAR_FRESH_FOR],
  });
  return rows[0] === undefined ? undefined : filled(rows[0]);
}

/**
 * Ids of the running trajectories that a change concerns, in order.
 * @param after the last one that was decided
 */
export async function concernedBy(
  store: Unscoped<'work'>,
  { id }: CalendarChange,
  page: { readonly after?: string | undefined; readonly limit: number },
): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(store, {
    text: `SELECT t.id FROM trajectory t JOIN calendar_change c ON c.id = $1
      WHERE ${concerns} AND ($2::uuid IS NULL OR t.id > $2) ORDER BY t.id LIMIT $3`,
    values: [id, page.after ?? null, page.limit],
  });
  return rows.map(({ id }) => id);
}

/**
 * Notes how far a change has come.
 * @param done nobody is left
 */
export async function noteDecided(
  store: Unscoped<'work'>,
  { id }: CalendarChange,
  progress: {
    readonly decided: number;
    readonly moved: number;
    readonly after: string | undefined;
    readonly done: boolean;
  },
): Promise<void> {
  const { decided, moved, after, done } = progress;
  await rowsOf(store, {
    text: `UPDATE calendar_change SET decided = decided + $2, moved = moved + $3,
        decided_up_to = coalesce($4::uuid, decided_up_to), leased_until = now() + interval '${LEASE}',
        done_at = CASE WHEN $5 THEN now() END
      WHERE id = $1`,
    values: [id, decided, moved, after ?? null, done],
  });
}

/** Gives a change back before its lease ends: it cannot be worked on just now. */
export async function giveCalendarChangeBack(store: Unscoped<'work'>, { id }: CalendarChange): Promise<void> {
  await rowsOf(store, {
    text: 'UPDATE calendar_change SET leased_until = NULL WHERE id = $1 AND done_at IS NULL',
    values: [id],
  });
}

/** How far a change of the calendar has come. */
export interface CalendarProgress {
  readonly id: string;
  readonly school?: string;
  /** The programme and the call whose dates moved, where it is that. */
  readonly programme?: string;
  readonly cohort?: string;
  readonly changedAt: Instant;
  /** How many running trajectories it concerns; absent until it is begun. */
  readonly total?: number;
  /** How many of them have been decided by it, and for how many something moved. */
  readonly decided: number;
  readonly moved: number;
  readonly doneAt?: Instant;
}

/** The latest changes, newest first. */
export async function calendarProgress(
  store: Unscoped<'everybody'>,
  limit: number,
): Promise<readonly CalendarProgress[]> {
  const rows = await rowsOf<{
    id: string;
    school: string | null;
    programme: string | null;
    cohort: string | null;
    changed_at: Date;
    total: number | null;
    decided: number;
    moved: number;
    done_at: Date | null;
  }>(store, {
    text: `SELECT id, school_number AS school, programme_id AS programme, cohort, changed_at, total, decided, moved, done_at FROM calendar_change
      ORDER BY id DESC LIMIT $1`,
    values: [limit],
  });
  return rows.map(({ changed_at, done_at, ...row }) =>
    filled({ ...row, changedAt: changed_at.toISOString(), doneAt: done_at?.toISOString() }),
  );
}

/** What is planned on some days, of everybody or of one school. */
export interface PlannedOnDays {
  /** How many running trajectories it concerns at all. */
  readonly running: number;
  /** How many of them have something planned on these days. */
  readonly trajectories: number;
  readonly mails: number;
  /** Open steps that are expected on one of these days. */
  readonly steps: number;
}

/** Counts what is planned on days (both included) that may become days off, or what was moved away from them. */
export async function plannedOnDays(
  store: Unscoped<'everybody'>,
  days: { readonly from: LocalDate; readonly to: LocalDate; readonly school?: string | undefined },
): Promise<PlannedOnDays> {
  const rows = await rowsOf<PlannedOnDays & Record<string, unknown>>(store, {
    text: `WITH running AS (
        SELECT id FROM trajectory WHERE status IN ('active', 'paused') AND ($3::text IS NULL OR school_number = $3)),
      mails AS (SELECT m.trajectory_id AS id FROM mail m JOIN running ON running.id = m.trajectory_id
        WHERE m.status = 'planned' AND ((m.send_at AT TIME ZONE 'Europe/Brussels')::date BETWEEN $1 AND $2
          OR m.moved_from BETWEEN $1 AND $2)),
      steps AS (SELECT s.trajectory_id AS id FROM trajectory_step s JOIN running ON running.id = s.trajectory_id
        WHERE s.status = 'open' AND s.due BETWEEN $1 AND $2)
      SELECT (SELECT count(*) FROM running)::int AS running,
        (SELECT count(*) FROM (SELECT id FROM mails UNION SELECT id FROM steps) AS both_of)::int AS trajectories,
        (SELECT count(*) FROM mails)::int AS mails, (SELECT count(*) FROM steps)::int AS steps`,
    values: [days.from, days.to, days.school ?? null],
  });
  return rows[0] ?? { running: 0, trajectories: 0, mails: 0, steps: 0 };
}
