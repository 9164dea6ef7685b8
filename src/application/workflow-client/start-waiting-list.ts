import type { Dependencies } from '../dependencies.ts';
import { askTemporal } from './ask.ts';
import { wakeWaitingList as wake } from './waiting-list.ts';

/** Longest wait for Temporal, in milliseconds: nobody waits for what happens by itself anyway. */
const PATIENCE = 2_000;

/**
 * Has a waiting list looked at now. When Temporal is away the workers do it by themselves later, so nothing is thrown.
 * @param programmeId UUID
 */
export async function wakeWaitingList(
  deps: Pick<Dependencies, 'temporal'>,
  programmeId: string,
): Promise<void> {
  try {
    await askTemporal(deps, (client) => wake(client, programmeId), PATIENCE);
  } catch {
    // The workers look every few seconds.
  }
}
