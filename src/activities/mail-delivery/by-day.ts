import { isOutage } from '../../application/outage.ts';
import { addDays } from '../../domain/calendar/offset.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import { localDateOf } from '../../domain/calendar/wall-clock.ts';
import { goodMorning, sendingTimeOfMissed } from '../../domain/trajectory/mail-plan/sending-time.ts';
import { stepOfPath } from '../../domain/trajectory/model/built-in-tasks.ts';
import { loadCalendar } from '../../store/calendar/overrides.ts';
import type { WholeStore } from '../../store/database/db.ts';
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
 * holiday: it was planned for a good morning, and still goes on one. What answers an act goes whenever it can. An escalation
 * waits until whoever was asked is back, when an automatic answer said until when they are away.
 */
export async function holdUntilDay(
  store: WholeStore,
  resolved: readonly ResolvedMail[],
  now: Instant,
): Promise<ByDay> {
  const rows: ResolvedMail[] = [];
  const waiting: WaitingMail[] = [];
  const broken: BrokenMail[] = [];
  for (const one of resolved) {
    try {
      const back = await returnOfWhoIsAsked(store, one, now);
      const until = one.row.immediate ? now : await sendingTimeOf(store, one, now);
      if (back !== undefined) waiting.push({ mail: one.row, until: back, reason: 'recipient-absent' });
      else if (until > now) waiting.push({ mail: one.row, until });
      else rows.push(one);
    } catch (error) {
      if (isOutage(error)) throw error;
      broken.push({ mail: toOwedMail(one.row), error });
    }
  }
  return { rows, waiting, broken };
}

/** When an escalation goes that is about somebody who is away: the first morning for mail after that. */
async function returnOfWhoIsAsked(
  store: WholeStore,
  { row, template, people }: ResolvedMail,
  now: Instant,
): Promise<Instant | undefined> {
  if (row.kind !== 'escalation') return undefined;
  const asked = stepOfPath(template, row.path, row.node?.about)?.step.role;
  const until = asked === undefined ? undefined : people[asked]?.absentUntil;
  if (until === undefined || until < localDateOf(now)) return undefined;
  const calendar = await loadCalendar(store, row.schoolNumber ?? undefined);
  return goodMorning(row.toRole, addDays(until, 1), { id: row.trajectoryId }, template, { calendar });
}

async function sendingTimeOf(
  store: WholeStore,
  { row, template }: ResolvedMail,
  now: Instant,
): Promise<Instant> {
  const calendar = await loadCalendar(store, row.schoolNumber ?? undefined);
  return sendingTimeOfMissed(row.toRole, now, { id: row.trajectoryId }, template, { calendar });
}
