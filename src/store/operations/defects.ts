import type { Scope } from '../../domain/access/scope.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import { kindOf } from '../../platform/errors.ts';
import { rowsOf, type Store, type Unscoped } from '../database/db.ts';
import { mustReachAll } from '../database/reach.ts';
import { newFaultReference } from '../database/reference.ts';
import { filled } from '../database/values.ts';
import { trajectoryWithin, valuesOf } from '../database/within.ts';

/** What can stand still: a trajectory at a wake-up, a command, a mail, or a chore of the workers. */
export type DefectKind = 'wake-up' | 'command' | 'mail' | 'chore';

/** What stands still because of a fault of ours. */
export interface Defect {
  readonly kind: DefectKind;
  /** Id of the trajectory, command or mail; name of the chore. */
  readonly subject: string;
  /** Short and speakable: `F-4K7Q2M`. The log says what failed under it. */
  readonly reference: string;
  readonly trajectoryId?: string;
  /** Type and code of the error. */
  readonly error: string;
  readonly attempts: number;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
  /** Absent when nobody tries again by itself. */
  readonly nextAttemptAt?: Instant;
}

/** A fault, as it is noted. */
export interface NewDefect extends Pick<Defect, 'kind' | 'subject' | 'trajectoryId'> {
  readonly error: unknown;
  readonly at: Instant;
  /** Whether it is tried again by itself: a minute later, and twice as late each time, up to an hour. */
  readonly isRetried: boolean;
}

/** What stands still of a trajectory, for whoever follows it. */
export interface StandingStill extends Pick<Defect, 'reference' | 'nextAttemptAt'> {
  readonly kind: Exclude<DefectKind, 'chore'>;
  readonly trajectory: string;
  /** What the trajectory is known by: its school, else its own reference. */
  readonly subject: string;
  /** Who asked what stands still, where it is a command of somebody. */
  readonly asker?: string;
  /** When it was asked; else when it first failed. */
  readonly since: Instant;
}

interface Row {
  kind: DefectKind;
  subject: string;
  reference: string;
  trajectory_id: string | null;
  error: string;
  attempts: number;
  first_at: Date;
  last_at: Date;
  next_attempt_at: Date | null;
}

/** Notes that something stands still, for the first time or once more. */
export async function noteDefect(store: Unscoped<'work'>, defect: NewDefect): Promise<Defect> {
  const { kind, subject, trajectoryId, error, at, isRetried } = defect;
  const rows = await rowsOf<Row>(store, {
    text: `INSERT INTO defect (kind, subject, reference, trajectory_id, error, first_at, last_at, next_attempt_at)
      VALUES ($1, $2, $3, $4::uuid, $5, $6, $6, CASE WHEN $7 THEN $6::timestamptz + interval '1 minute' END)
      ON CONFLICT (kind, subject) DO UPDATE SET attempts = defect.attempts + 1, error = excluded.error,
        last_at = excluded.last_at, next_attempt_at = CASE WHEN $7 THEN excluded.last_at
          + least(interval '1 minute' * power(2, least(defect.attempts, 10)), interval '1 hour') END
      RETURNING *`,
    values: [kind, subject, newFaultReference(), trajectoryId ?? null, kindOf(error), at, isRetried],
  });
  return toDefect(rows[0] as Row);
}

/** Notes that these have gone well. */
export async function mendDefects(
  store: Unscoped<'work'>,
  kind: DefectKind,
  subjects: readonly string[],
): Promise<void> {
  await rowsOf(store, {
    name: 'mend-defects',
    text: 'DELETE FROM defect WHERE kind = $1 AND subject = ANY($2::text[])',
    values: [kind, subjects],
  });
}

/**
 * Notes that a command of a trajectory went well: what stood still of it, and what was asked in vain in the same words and
 * has now been asked again.
 */
export async function mendCommand(
  store: Unscoped<'work'>,
  command: { readonly id: string; readonly trajectoryId: string; readonly type: string },
): Promise<void> {
  await rowsOf(store, {
    text: `DELETE FROM defect d WHERE d.kind = 'command' AND d.trajectory_id = $2 AND (d.subject = $1 OR (
      d.next_attempt_at IS NULL AND EXISTS (
        SELECT FROM command c WHERE c.id::text = d.subject AND c.body ->> 'type' = $3)))`,
    values: [command.id, command.trajectoryId, command.type],
  });
}

/** What is known of one that stands still; `undefined` when it does not. */
export async function findDefect(
  store: Unscoped<'decided'>,
  kind: DefectKind,
  subject: string,
): Promise<Defect | undefined> {
  const rows = await rowsOf<Row>(store, {
    text: 'SELECT * FROM defect WHERE kind = $1 AND subject = $2',
    values: [kind, subject],
  });
  return rows[0] === undefined ? undefined : toDefect(rows[0]);
}

/** Everything that stands still, longest first. A mail that need not go any more does not. */
export async function openDefects(store: Unscoped<'decided'>): Promise<Defect[]> {
  const rows = await rowsOf<Row>(store, {
    text: `SELECT * FROM defect WHERE ${stillStands} ORDER BY first_at, reference`,
  });
  return rows.map(toDefect);
}

/** What stands still in the trajectories that somebody reaches, or in one of them, longest first. */
export async function standingStill(
  store: Store,
  scope: Scope,
  trajectory?: string,
): Promise<readonly StandingStill[]> {
  const values = valuesOf();
  const one = trajectory === undefined ? '' : `AND t.id = ${values.add(trajectory)}::uuid`;
  const rows = await rowsOf<StandingRow>(store, {
    name: `standing-still ${scope.kind}${trajectory === undefined ? '' : ' one'}`,
    text: `SELECT defect.kind, defect.reference, defect.next_attempt_at, t.id AS trajectory,
        coalesce(s.name, t.reference) AS subject, p.name AS asker,
        coalesce(c.received_at, defect.first_at) AS since
      FROM defect JOIN trajectory t ON t.id = defect.trajectory_id
      LEFT JOIN school s ON s.number = t.school_number
      LEFT JOIN command c ON defect.kind = 'command' AND c.id::text = defect.subject
      LEFT JOIN person p ON p.id::text = c.actor ->> 'person'
      WHERE ${stillStands} ${one} AND ${trajectoryWithin(scope, values)}
      ORDER BY since, defect.reference LIMIT 20`,
    values: values.all,
  });
  return rows.map(({ next_attempt_at, since, ...row }) =>
    filled({ ...row, since: since.toISOString(), nextAttemptAt: next_attempt_at?.toISOString() }),
  );
}

interface StandingRow extends Pick<StandingStill, 'kind' | 'reference' | 'trajectory' | 'subject'> {
  asker: string | null;
  since: Date;
  next_attempt_at: Date | null;
}

/** Has everything that is tried again by itself tried as soon as somebody looks. */
export async function hastenDefects(store: Store, at: Instant): Promise<void> {
  mustReachAll(store);
  await rowsOf(store, {
    text: `WITH hastened AS (UPDATE defect SET next_attempt_at = $1 WHERE next_attempt_at > $1),
      standing AS MATERIALIZED (SELECT subject::uuid AS id FROM defect WHERE kind = 'mail')
      UPDATE mail SET next_attempt_at = $1, updated_at = $1 FROM standing
        WHERE mail.id = standing.id AND mail.status = 'planned' AND mail.next_attempt_at > $1`,
    values: [at],
  });
}

/** A mail that was withdrawn because its plan changed does not wait any more. */
const stillStands = `(kind <> 'mail' OR EXISTS (SELECT FROM mail WHERE mail.id::text = defect.subject AND mail.status = 'planned'))`;

/** Forgets what was asked in vain and nobody has asked again for so many days, and mails that need not go any more. */
export async function forgetDefects(store: Unscoped<'work'>, at: Instant, days: number): Promise<void> {
  await rowsOf(store, {
    text: `DELETE FROM defect WHERE NOT ${stillStands}
      OR (next_attempt_at IS NULL AND last_at < $1::timestamptz - $2 * interval '1 day')`,
    values: [at, days],
  });
}

function toDefect(row: Row): Defect {
  return filled({
    kind: row.kind,
    subject: row.subject,
    reference: row.reference,
    trajectoryId: row.trajectory_id,
    error: row.error,
    attempts: row.attempts,
    firstAt: row.first_at.toISOString(),
    lastAt: row.last_at.toISOString(),
    nextAttemptAt: row.next_attempt_at?.toISOString(),
  });
}
