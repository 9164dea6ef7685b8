import { daysBetween } from '../../domain/calendar/day-number.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import { localDateOf } from '../../domain/calendar/wall-clock.ts';
import { taskOfPath } from '../../domain/trajectory/model/built-in-tasks.ts';
import { takenOut } from '../../mail/letter/item-appointments.ts';
import type { OwedMail } from '../../mail/types.ts';
import type { Logger } from '../../platform/logging.ts';
import type { WholeStore } from '../../store/database/db.ts';
import type { LedgerEntry } from '../../store/mail/delivery.ts';
import { markUnreachable } from '../../store/people/people.ts';
import {
  attemptOf,
  failed,
  type Handed,
  isGivenUp,
  isNeverConfirmed,
  postponed,
  readerOf,
  undeliverable,
} from './ledger.ts';
import type { LostMail } from './prepare.ts';

/**
 * Tells a trajectory that nobody can be reached in a role.
 * @param person who has the role, if anybody has
 * @param code the mail server's code, if it refused
 */
export type SubmitUndeliverable = (
  trajectoryId: string,
  role: string,
  person?: string,
  code?: string,
) => Promise<void>;

interface Tools {
  readonly store: WholeStore;
  readonly logger: Logger;
  readonly submitUndeliverable: SubmitUndeliverable;
}

/** After so many days without being able to report it, an undeliverable mail is closed all the same. */
const REPORT_DAYS = 5;

/** True for a letter that will never arrive. */
export function isHopeless(handed: Handed): boolean {
  return handed.answer.outcome === 'refused' || isGivenUp(handed) || isNeverConfirmed(handed);
}

/**
 * Reports what was refused for good, and gives what to record. Reporting comes first: a worker that dies in between
 * reports twice, which changes nothing, instead of never. What cannot be reported now stays planned: it comes back as a
 * mail without a recipient when the person is known to be unreachable, and is tried once more otherwise.
 */
export async function reportRefused(
  tools: Tools,
  handed: readonly Handed[],
  now: Instant,
): Promise<LedgerEntry[]> {
  const entries: LedgerEntry[] = [];
  for (const one of handed) {
    const { letter, answer } = one;
    if (answer.outcome === 'refused') {
      for (const id of new Set(letter.items.map((item) => readerOf(letter, item)))) {
        await markUnreachable(tools.store, id, letter.to.email, now);
      }
    }
    const code = answer.code === undefined ? undefined : String(answer.code);
    const reports = letter.items.map((item) => ({ mail: item.mail, personId: readerOf(letter, item) }));
    const reported = await reportAll(tools, reports, code);
    entries.push(
      ...(reported
        ? failed(one, whyFailed(one))
        : letter.items.map(({ mail }) => ({ ...postponed(mail, now), attempt: attemptOf(one) }))),
    );
  }
  return entries;
}

function whyFailed({ answer }: Handed): Parameters<typeof failed>[1] {
  return answer.outcome === 'refused' || answer.outcome === 'unanswered' ? answer.outcome : 'gave-up';
}

/** Reports mails that have nobody to go to, and gives what to record. */
export async function reportLost(
  tools: Tools,
  lost: readonly LostMail[],
  now: Instant,
): Promise<LedgerEntry[]> {
  const byRole = new Map<string, LostMail[]>();
  for (const one of lost) {
    const key = `${one.mail.trajectoryId} ${one.mail.toRole} ${one.personId ?? ''}`;
    byRole.set(key, [...(byRole.get(key) ?? []), one]);
  }
  const entries: LedgerEntry[] = [];
  for (const group of byRole.values()) {
    const reported = await reportAll(tools, group.slice(0, 1));
    for (const { mail, problem, personId } of group) {
      entries.push(
        reported || isOld(mail, now) ? undeliverable(mail, problem, personId) : postponed(mail, now),
      );
    }
  }
  return entries;
}

async function reportAll(
  { logger, submitUndeliverable }: Tools,
  reports: readonly { mail: OwedMail; personId?: string; about?: string }[],
  code?: string,
): Promise<boolean> {
  let all = true;
  for (const { mail, personId, about } of reports) {
    const { trajectoryId, toRole } = mail;
    logger.warn({ trajectory: trajectoryId, role: toRole, code }, 'A mail cannot be delivered');
    if (isAboutItself(mail, about) || takenOut(mail) !== undefined) continue;
    try {
      await submitUndeliverable(trajectoryId, toRole, personId, code);
    } catch (error) {
      all = false;
      logger.error({ trajectory: trajectoryId, role: toRole, err: error }, 'This could not be reported');
    }
  }
  return all;
}

// Whoever should hear that they cannot be reached cannot be told by mail; a second task would say the same.
function isAboutItself(mail: OwedMail, about: string | undefined): boolean {
  return taskOfPath(mail.path) === 'no_contact' && about === mail.toRole;
}

function isOld(mail: OwedMail, now: Instant): boolean {
  return daysBetween(localDateOf(mail.sendAt), localDateOf(now)) > REPORT_DAYS;
}
