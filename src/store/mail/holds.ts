import type { Instant } from '../../domain/calendar/types.ts';
import { rowsOf, type Store, storeOfSystem, type Unscoped } from '../database/db.ts';
import { isHeldOf } from '../database/held-mail.ts';
import { mustReachOrganisation } from '../database/reach.ts';
import { filled } from '../database/values.ts';
import { organisationIn } from '../database/within.ts';
import { aboutLetter, serviceOfLetter } from '../letters/service.ts';
import { lowerAlarm } from './alarm.ts';

/** Mail that somebody holds back. */
export interface MailHold {
  /** The guidance service whose mail it is; absent when it is everybody's. */
  readonly organisationId?: string;
  readonly organisationName?: string;
  readonly reason: string;
  readonly heldBy?: string;
  readonly heldAt: Instant;
}

/** What a hold keeps, or would keep. */
export interface HeldMail {
  /** Mails that are due and wait. */
  readonly waiting: number;
  /** Of these, what goes at once on release whatever the hour, because it answers an act. */
  readonly atOnce: number;
  /** Mails that fall due in the seven days from now. */
  readonly nextWeek: number;
  /** The instant for which the oldest that waits was planned. */
  readonly oldest?: Instant;
}

interface Row {
  organisation_id: string | null;
  name: string | null;
  reason: string;
  held_by: string | null;
  held_at: Date;
}

/** What is held back now of what somebody reaches, and of everybody's mail; longest first. */
export async function listHolds(store: Store): Promise<MailHold[]> {
  const rows = await rowsOf<Row>(store, {
    text: `SELECT h.organisation_id, o.name, h.reason, h.held_by, h.held_at
      FROM mail_hold h LEFT JOIN organisation o ON o.id = h.organisation_id
      WHERE $1::uuid IS NULL OR h.organisation_id IS NULL OR h.organisation_id = $1 ORDER BY h.held_at`,
    values: [organisationIn(store.scope)],
  });
  return rows.map((row) =>
    filled({
      organisationId: row.organisation_id,
      organisationName: row.name,
      reason: row.reason,
      heldBy: row.held_by,
      heldAt: row.held_at.toISOString(),
    }),
  );
}

/** Holds back the mail of one guidance service, or of everybody; what was held already stays as it is. */
export async function saveHold(
  store: Store,
  hold: Pick<MailHold, 'organisationId' | 'reason' | 'heldBy' | 'heldAt'>,
): Promise<void> {
  mustReachOrganisation(store, hold.organisationId);
  await rowsOf(store, {
    text: `INSERT INTO mail_hold (organisation_id, reason, held_by, held_at) SELECT $1::uuid, $2, $3::uuid, $4::timestamptz
      WHERE NOT EXISTS (SELECT FROM mail_hold WHERE organisation_id IS NOT DISTINCT FROM $1::uuid)`,
    values: [hold.organisationId ?? null, hold.reason, hold.heldBy ?? null, hold.heldAt],
  });
}

/**
 * Lets the mail of one guidance service go again, or that of everybody.
 * @returns the mailrooms to wake
 */
export async function deleteHold(
  store: Store,
  organisation: string | undefined,
  now: Instant,
): Promise<number[]> {
  mustReachOrganisation(store, organisation);
  await rowsOf(store, {
    text: 'DELETE FROM mail_hold WHERE organisation_id IS NOT DISTINCT FROM $1::uuid',
    values: [organisation ?? null],
  });
  const woken: number[] = [];
  for (let partition = 0; partition < Math.max(1, store.mailPartitions); partition += 1) {
    if ((await lowerAlarm(storeOfSystem(store, 'work'), partition, now)) !== undefined) woken.push(partition);
  }
  return woken;
}

/** Whether somebody holds back the mail of everybody, or of the guidance service of a trajectory. */
export async function isMailHeld(store: Unscoped<'decided'>, trajectory: string): Promise<boolean> {
  const [row] = await rowsOf<{ held: boolean }>(store, {
    text: `SELECT ${isHeldOf('(SELECT organisation_id FROM trajectory WHERE id = $1)')} AS held`,
    values: [trajectory],
  });
  return row?.held ?? false;
}

/** Counts the mail of one guidance service, or of everybody, that is due or soon will be; letters that belong to no step too. */
export async function countHeld(
  store: Store,
  organisation: string | undefined,
  now: Instant,
): Promise<HeldMail> {
  const [row] = await rowsOf<{ waiting: number; at_once: number; next_week: number; oldest: Date | null }>(
    store,
    {
      text: `WITH mine AS (
        SELECT m.send_at AS at, m.immediate FROM mail m JOIN trajectory t ON t.id = m.trajectory_id
        WHERE m.status = 'planned' AND m.send_at <= $2::timestamptz + interval '7 days'
          AND (m.version IS NULL OR m.version = t.version) AND ($1::uuid IS NULL OR t.organisation_id = $1)
          AND ($3::uuid IS NULL OR t.organisation_id = $3)
        UNION ALL
        SELECT l.next_at, true FROM owed_letter l ${aboutLetter}
        WHERE l.next_at <= $2::timestamptz + interval '7 days' AND ($1::uuid IS NULL OR ${serviceOfLetter} = $1)
          AND ($3::uuid IS NULL OR ${serviceOfLetter} = $3))
      SELECT count(*) FILTER (WHERE at <= $2)::int AS waiting,
        count(*) FILTER (WHERE at <= $2 AND immediate)::int AS at_once,
        count(*) FILTER (WHERE at > $2)::int AS next_week,
        min(at) FILTER (WHERE at <= $2) AS oldest
      FROM mine`,
      values: [organisation ?? null, now, organisationIn(store.scope)],
    },
  );
  return filled({
    waiting: row?.waiting ?? 0,
    atOnce: row?.at_once ?? 0,
    nextWeek: row?.next_week ?? 0,
    oldest: row?.oldest?.toISOString(),
  });
}
