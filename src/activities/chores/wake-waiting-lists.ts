import type { Client } from '@temporalio/client';
import { startWaitingList } from '../../application/workflow-client/waiting-list.ts';
import { instantOf } from '../../domain/calendar/instant.ts';
import { localDateOf } from '../../domain/calendar/wall-clock.ts';
import { movingUp } from '../../domain/programmes/places.ts';
import type { Clock } from '../../platform/clock.ts';
import type { WholeStore } from '../../store/database/db.ts';
import { findProgramme, ledgerOf } from '../../store/programmes/programmes.ts';
import { programmesAwaited, waitingListOf } from '../../store/programmes/waiting.ts';

/**
 * Makes the sweep that notices free places for which somebody waits, however they came free: a trajectory that stopped by
 * itself, a quota that was raised while Temporal was away. It only looks; the waiting list's workflow gives the places.
 * @returns a function that says for how many programmes it called
 */
export function createWakeWaitingLists(deps: {
  readonly client: Client;
  readonly store: WholeStore;
  readonly clock: Clock;
}) {
  const { client, store, clock } = deps;
  return async function wakeWaitingLists(): Promise<number> {
    const today = localDateOf(instantOf(clock.now().epochMilliseconds));
    let called = 0;
    for (const programmeId of await programmesAwaited(store)) {
      const [found, ledger, waiting] = await Promise.all([
        findProgramme(store, programmeId),
        ledgerOf(store, programmeId),
        waitingListOf(store, store.scope, programmeId),
      ]);
      if (found === undefined || movingUp(found.programme, ledger, waiting, today).length === 0) continue;
      await startWaitingList(client, programmeId);
      called += 1;
    }
    return called;
  };
}
