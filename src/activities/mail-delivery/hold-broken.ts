import type { Instant } from '../../domain/calendar/types.ts';
import type { Logger } from '../../platform/logging.ts';
import type { WholeStore } from '../../store/database/db.ts';
import { noteDefect } from '../../store/operations/defects.ts';
import { minutesAfter, POSTPONED_MINUTES, type WaitingMail } from './ledger.ts';
import type { BrokenMail } from './prepare.ts';

/**
 * Notes mails that a fault of ours keeps from being written: each stands still by itself, is named with its reference, and
 * is tried again later and later.
 */
export async function holdBroken(
  { store, logger }: { readonly store: WholeStore; readonly logger: Pick<Logger, 'error' | 'warn'> },
  broken: readonly BrokenMail[],
  now: Instant,
): Promise<WaitingMail[]> {
  const waiting: WaitingMail[] = [];
  for (const { mail, error } of broken) {
    const { id, trajectoryId } = mail;
    const { reference, attempts, nextAttemptAt } = await noteDefect(store, {
      ...{ kind: 'mail', subject: id, trajectoryId, error, at: now, isRetried: true },
    });
    const facts = { err: error, reference, mail: id, trajectory: trajectoryId, attempts };
    if (attempts === 1) logger.error(facts, 'A mail cannot be written by a fault of ours');
    else logger.warn(facts, 'A mail can still not be written');
    const soonest = minutesAfter(now, POSTPONED_MINUTES);
    waiting.push({
      mail,
      until: nextAttemptAt !== undefined && nextAttemptAt > soonest ? nextAttemptAt : soonest,
    });
  }
  return waiting;
}
