import { EVERYTHING, isWithin, type Scope } from '../../domain/access/scope.ts';
import { hindranceOf, withoutEndedMoney } from '../../domain/programmes/places.ts';
import { inTransaction } from '../../store/database/transaction.ts';
import { ledgerOf, lockProgramme } from '../../store/programmes/programmes.ts';
import {
  findWaiting,
  settleWaiting,
  type WaitingStatus,
  waitingListOf,
} from '../../store/programmes/waiting.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';
import { nowOf, todayOf } from '../now.ts';
import { wakeWaitingList } from '../workflow-client/waiting-list.ts';
import { notWaiting } from './errors.ts';
import { readProgramme } from './find.ts';
import type { Queued } from './take-place.ts';

/** Who waits, or did; a counsellor sees those that her own service follows, with their real places. */
export async function readWaitingList(request: {
  deps: Dependencies;
  scope: Scope;
  id: string;
  status: WaitingStatus;
}): Promise<(Omit<Queued, 'place'> & { place?: number })[]> {
  const { deps, scope, id, status } = request;
  const { programme } = await readProgramme(deps, id);
  const [booked, entries] = await Promise.all([
    ledgerOf(deps.store, id),
    // With their real places, which count everybody who waits; what is not theirs is left out below.
    waitingListOf(deps.store, EVERYTHING, id, status),
  ]);
  const ledger = withoutEndedMoney(programme, booked, todayOf(deps));
  return entries
    .map((entry, index) =>
      status === 'waiting'
        ? { entry, place: index + 1, hindrance: hindranceOf(programme, ledger, entry) }
        : { entry },
    )
    .filter(({ entry }) => isWithin(scope, entry.organisationId));
}

/**
 * Takes somebody off the waiting list; once removed, removing again changes nothing.
 * @throws `not-found` for somebody of another service, `conflict` when it has been enrolled or refused since
 */
export async function removeWaiting(request: {
  deps: Dependencies;
  scope: Scope;
  id: string;
  entry: string;
}): Promise<void> {
  const { deps, scope, id, entry } = request;
  await inTransaction(deps.store, async (within) => {
    if ((await lockProgramme(within, id)) === undefined) throw notFound();
    const found = await findWaiting(within, scope, id, entry);
    if (found === undefined) throw notFound('entry');
    if (found.status === 'removed') return;
    if (found.status !== 'waiting') throw notWaiting();
    await settleWaiting(within, entry, 'removed', nowOf(deps));
  });
  // Those behind may have waited for what was kept for this one.
  await wakeWaitingList(deps, id);
}
