import { laterBy } from '../../domain/calendar/instant.ts';
import { inTransaction } from '../../store/database/transaction.ts';
import { oweLetters } from '../../store/letters/owed.ts';
import { handoversUnanswered, noteCoordinatorTold } from '../../store/people/handovers.ts';
import type { Dependencies } from '../dependencies.ts';
import { nowOf } from '../now.ts';
import { WAITS_LONG } from './find.ts';

/**
 * Owes the coordinators a letter about handovers that nobody has answered for a week, once each.
 * @returns how many are told of
 */
export async function oweCoordinators(deps: Pick<Dependencies, 'store' | 'clock'>): Promise<number> {
  const now = nowOf(deps);
  const waiting = await handoversUnanswered(deps.store, laterBy(now, -WAITS_LONG));
  for (const { id } of waiting) {
    await inTransaction(deps.store, async (within) => {
      await noteCoordinatorTold(within, id, now);
      await oweLetters(within, [{ kind: 'handover-waits', subject: id }], now);
    });
  }
  return waiting.length;
}
