import { isDeepStrictEqual } from 'node:util';
import { EVERYTHING } from '../../domain/access/scope.ts';
import { changeErrors, movedCalls } from '../../domain/programmes/changes.ts';
import type { Programme } from '../../domain/programmes/types.ts';
import { noteCallMoved } from '../../store/calendar/changes.ts';
import { storeOfSystem } from '../../store/database/db.ts';
import { inTransaction } from '../../store/database/transaction.ts';
import { lockProgramme, type StoredProgramme, updateProgramme } from '../../store/programmes/programmes.ts';
import { waitingListOf } from '../../store/programmes/waiting.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';
import { assertMatch, type IfMatch } from '../expected-version.ts';
import { nowOf } from '../now.ts';
import { wakeWaitingList } from '../workflow-client/waiting-list.ts';
import { checkProgramme, publishedIds } from './check-programme.ts';
import { programmeRejected } from './errors.ts';

/**
 * Changes a programme; whoever waits and now fits moves up, and what counts from the dates of a call moves with them within
 * half a minute. What leaves everything as it is makes no new version.
 * @param change gives what it becomes, from what it is
 * @throws 412 when it was changed meanwhile, 409 when what was given stands in the way, 422 as {@link addProgramme}
 */
export async function changeProgramme(request: {
  deps: Dependencies;
  id: string;
  ifMatch: IfMatch | undefined;
  change: (now: Programme) => Programme;
}): Promise<StoredProgramme> {
  const { deps, id, ifMatch, change } = request;
  const published = await publishedIds(deps);
  const changed = await inTransaction(deps.store, async (within) => {
    const found = await lockProgramme(within, id);
    if (found === undefined) throw notFound();
    assertMatch(ifMatch, String(found.version));
    const to = change(found.programme);
    if (isDeepStrictEqual(written(to), written(found.programme))) return found;
    checkProgramme(to, published);
    const errors = changeErrors(to, found.ledger, await waitingListOf(within, EVERYTHING, id));
    if (errors.length > 0) throw programmeRejected('conflict', errors);
    for (const { id: cohort } of movedCalls(found.programme, to))
      await noteCallMoved(storeOfSystem(within, 'work'), id, cohort);
    return updateProgramme(within, id, to, nowOf(deps));
  });
  await wakeWaitingList(deps, id);
  return changed;
}

/** A programme as it is kept: what is left out is not there. */
function written(programme: Programme): unknown {
  return JSON.parse(JSON.stringify(programme));
}
