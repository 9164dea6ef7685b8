import type { Dependencies } from '../dependencies.ts';
import { askTemporal } from './ask.ts';
import { wakeMailroom as wake } from './mailroom.ts';

/** Longest wait for Temporal, in milliseconds. */
const PATIENCE = 2_000;

/** Tells a mailroom that something was planned. It looks by itself every few minutes, so a call that fails costs only time. */
export async function wakeMailroom(deps: Dependencies, partition: number): Promise<void> {
  try {
    await askTemporal(deps, (client) => wake(client, partition), PATIENCE);
  } catch (error) {
    deps.logger.warn({ err: error, partition }, 'the mailroom could not be called; it looks by itself soon');
  }
}
