import type { LocalDate } from '../../domain/calendar/types.ts';
import { rolesHeld } from '../../store/people/departures.ts';
import type { Handover } from '../../store/people/handovers.ts';
import type { BulkWork } from '../bulk/items.ts';
import { handOver } from '../commands/hand-over.ts';
import type { Dependencies } from '../dependencies.ts';

/**
 * One command for each role that is handed over: all that the giver has now, so that what came since the offer goes along.
 * @param today local date: what was accepted late is handed over at once
 */
export async function workOf(
  { store }: Pick<Dependencies, 'store'>,
  handover: Pick<Handover, 'from' | 'to' | 'scope' | 'on'> & { readonly note?: string | undefined },
  today: LocalDate,
): Promise<BulkWork[]> {
  const held = await rolesHeld(store, handover.from, handover.scope);
  const on = handover.on < today ? today : handover.on;
  // Whether somebody of another organisation is meant was asked when it was offered.
  const handing = { ...handover, on, confirmed: true };
  return held.map(({ trajectoryId, role }) => ({ trajectoryId, command: handOver(role, handing, today) }));
}
