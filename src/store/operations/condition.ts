import type { Instant } from '../../domain/calendar/types.ts';
import { rowsOf, type Store, storeOfSystem } from '../database/db.ts';
import { isHeldOf } from '../database/held-mail.ts';
import { mustReachAll } from '../database/reach.ts';
import { filled } from '../database/values.ts';
import { aboutLetter, isLetterHeld } from '../letters/service.ts';
import { countBehind } from '../trajectories/outbox.ts';

/** What is wrong, or waits longer than it should, in numbers. */
export interface Condition {
  /** Running trajectories whose workflow was not started yet, enrolled before the given instant. */
  readonly withoutWorkflow: number;
  /** Running trajectories whose next change was due before the given instant and has not come, though no fault of ours is known. */
  readonly asleep: number;
  /** Commands received before the given instant that nobody has decided, though no fault of ours is known. */
  readonly undecided: number;
  /** Planned mails that should have gone before the given instant. */
  readonly overdueMails: number;
  /** How many times mail is held back: of everybody, or of a guidance service. */
  readonly holds: number;
  /** Planned mails that the mail server put off, and that are tried again. */
  readonly deferredMails: number;
  /** Mails of the last thirty days that could not be delivered at all. */
  readonly lostMails: number;
  /** Letters beside the mailroom that should have gone before the given instant. */
  readonly overdueLetters: number;
  /** Those that could not go yet, and are tried again. */
  readonly deferredLetters: number;
  /** Those of the last thirty days that were given up. */
  readonly lostLetters: number;
  /** Running or ended trajectories whose workflow has not heard what was committed before the given instant. */
  readonly behind: number;
}

/** That a fault of ours keeps it: then it is named as that, with what to do, and its being late says nothing more. */
const isStuck = (kind: 'wake-up' | 'command', id: string) =>
  `EXISTS (SELECT FROM defect WHERE defect.kind = '${kind}' AND defect.subject = ${id}::text)`;

/**
 * Counts what somebody who looks after the installation must know.
 * @param before what should have happened before this instant is counted as late
 */
export async function readCondition(store: Store, before: Instant): Promise<Condition> {
  mustReachAll(store);
  const [row] = await rowsOf<Condition & Record<string, unknown>>(store, {
    text: `SELECT
      (SELECT count(*)::int FROM trajectory WHERE workflow_started_at IS NULL AND ended_at IS NULL
        AND created_at < $1::timestamptz) AS "withoutWorkflow",
      (SELECT count(*)::int FROM trajectory WHERE ended_at IS NULL AND wake_at < $1::timestamptz
        AND NOT ${isStuck('wake-up', 'trajectory.id')}) AS asleep,
      (SELECT count(*)::int FROM command WHERE decided_at IS NULL AND received_at < $1::timestamptz
        AND NOT ${isStuck('command', 'command.id')}) AS undecided,
      (SELECT count(*)::int FROM mail WHERE status = 'planned'
        AND greatest(send_at, next_attempt_at, leased_until) < $1::timestamptz
        AND NOT EXISTS (SELECT FROM mail_breaker) AND NOT ${isHeldOf('(SELECT organisation_id FROM trajectory WHERE trajectory.id = mail.trajectory_id)')}) AS "overdueMails",
      (SELECT count(*)::int FROM mail_hold) AS holds,
      (SELECT count(*)::int FROM mail WHERE status = 'planned' AND attempts > 0) AS "deferredMails",
      (SELECT count(*)::int FROM mail WHERE status IN ('failed', 'undeliverable')
        AND updated_at > $1::timestamptz - interval '30 days') AS "lostMails",
      (SELECT count(*)::int FROM owed_letter l ${aboutLetter}
        WHERE greatest(l.next_at, l.leased_until) < $1::timestamptz AND NOT ${isLetterHeld}) AS "overdueLetters",
      (SELECT count(*)::int FROM owed_letter WHERE next_at IS NOT NULL AND tries > 0) AS "deferredLetters",
      (SELECT count(*)::int FROM owed_letter WHERE given_up_at > $1::timestamptz - interval '30 days') AS "lostLetters"`,
    values: [before],
  });
  return { ...row, behind: await countBehind(storeOfSystem(store, 'work'), before) } as Condition;
}

/** A running trajectory whose workflow was started. */
export interface Carried {
  readonly id: string;
  readonly reference: string;
  readonly organisationId?: string;
  readonly wakeAt?: Instant;
}

/**
 * The running trajectories whose workflow was started, oldest first: each should have one in Temporal.
 * @param ids only those of these
 */
export async function carriedTrajectories(store: Store, ids?: readonly string[]): Promise<Carried[]> {
  mustReachAll(store);
  const rows = await rowsOf<CarriedRow>(store, {
    text: `SELECT id, reference, organisation_id, wake_at FROM trajectory
      WHERE ended_at IS NULL AND workflow_started_at IS NOT NULL AND ($1::uuid[] IS NULL OR id = ANY($1))
      ORDER BY created_at, id`,
    values: [ids ?? null],
  });
  return rows.map((row) =>
    filled({
      id: row.id,
      reference: row.reference,
      organisationId: row.organisation_id,
      wakeAt: row.wake_at?.toISOString(),
    }),
  );
}

interface CarriedRow {
  id: string;
  reference: string;
  organisation_id: string | null;
  wake_at: Date | null;
}

/** Which of these trajectories have ended. */
export async function endedTrajectories(
  store: Store,
  ids: readonly string[],
): Promise<readonly Pick<Carried, 'id' | 'reference'>[]> {
  mustReachAll(store);
  return rowsOf<{ id: string; reference: string }>(store, {
    text: 'SELECT id, reference FROM trajectory WHERE ended_at IS NOT NULL AND id = ANY($1::uuid[])',
    values: [ids],
  });
}
