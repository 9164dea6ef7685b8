import type { Instant } from '../../domain/calendar/types.ts';
import { saveNewsSeen } from '../../store/day/looks.ts';
import type { Caller } from '../access/authorise.ts';
import type { Dependencies } from '../dependencies.ts';
import { nowOf } from '../now.ts';

/**
 * Notes that somebody has seen the news, as far as the page told it: what came since stays news.
 * @param until the instant of the last thing that the page told
 */
export async function newsWasSeen(
  deps: Pick<Dependencies, 'store' | 'clock'>,
  caller: Caller,
  until: Instant,
): Promise<void> {
  const now = nowOf(deps);
  await saveNewsSeen(deps.store, caller.person, until < now ? until : now);
}
