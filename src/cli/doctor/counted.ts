import { recount, waitingToBeCounted } from '../../application/reports/recount.ts';
import type { WholeStore } from '../../store/database/db.ts';
import { type CheckResult, ok, warn } from './check-result.ts';

/**
 * Whether what reports count is what the journals say.
 * @param again counts all of it anew; otherwise only what waits to be counted is told
 */
export async function checkCounted(store: WholeStore, again: boolean): Promise<CheckResult> {
  if (again) {
    const { trajectories, differs } = await recount(store);
    const what = `${trajectories} trajectories, counted anew from their journals`;
    return differs
      ? warn('counted', `${what}: reports had something else`, 'tell us; reports are right from now on')
      : ok('counted', `${what}: the same came out`);
  }
  const waiting = await waitingToBeCounted(store);
  return waiting === 0
    ? ok('counted', 'everything')
    : warn('counted', `${waiting} trajectories wait to be`, 'a worker counts them; reports wait for it');
}
