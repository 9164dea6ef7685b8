import { isOutage } from '../../application/outage.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import { sendingTimeOfMissed } from '../../domain/trajectory/mail-plan/sending-time.ts';
import { loadCalendar } from '../../store/calendar/overrides.ts';
import type { Store } from '../../store/database/db.ts';
import { toOwedMail } from './assemble.ts';
import type { WaitingMail } from './ledger.ts';
import type { BrokenMail, ResolvedMail } from './prepare.ts';

/** What goes now, and what waits for the day. */
export interface ByDay {
  readonly rows: readonly ResolvedMail[];
  readonly waiting: readonly WaitingMail[];
  readonly broken: readonly BrokenMail[];
}

/**
 * Holds back what time brought about and an outage or a slow mail server has carried into the night, a weekend or a school
 * holiday: it was planned for a good morning, and still goes on one. What answers an act goes whenever it can.
 */
export async function holdUntilDay(
  store: Store,
  resolved: readonly ResolvedMail[],
  now: Instant,
): Promise<ByDay> {
  const rows: ResolvedMail[] = [];
  const waiting: WaitingMail[] = [];
  const broken: BrokenMail[] = [];
  for (const one of resolved) {
    try {
      const until = one.row.immediate ? now : await sendingTimeOf(store, one, now);
      if (until > now) waiting.push({ mail: one.row, until });
      else rows.push(one);
    } catch (error) {
      if (isOutage(error)) throw error;
      broken.push({ mail: toOwedMail(one.row), error });
    }
  }
  return { rows, waiting, broken };
}

async function sendingTimeOf(store: Store, { row, template }: ResolvedMail, now: Instant): Promise<Instant> {
  const calendar = await loadCalendar(store, row.schoolNumber ?? undefined);
  return sendingTimeOfMissed(row.toRole, now, { id: row.trajectoryId }, template, { calendar });
}
