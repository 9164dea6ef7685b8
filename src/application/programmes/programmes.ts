import { isDeepStrictEqual } from 'node:util';
import { isWithin, type Scope } from '../../domain/access/scope.ts';
import { changeErrors, programmeErrors } from '../../domain/programmes/changes.ts';
import { hindranceOf } from '../../domain/programmes/places.ts';
import { type PlacesReport, placesReport } from '../../domain/programmes/report.ts';
import type { Programme } from '../../domain/programmes/types.ts';
import { inTransaction } from '../../store/database/transaction.ts';
import {
  findProgramme,
  insertProgramme,
  ledgerOf,
  lockProgramme,
  type StoredProgramme,
  updateProgramme,
} from '../../store/programmes/programmes.ts';
import {
  findWaiting,
  settleWaiting,
  type WaitingStatus,
  waitingListOf,
} from '../../store/programmes/waiting.ts';
import { latestTemplates } from '../../store/templates/templates.ts';
import type { Caller } from '../access/authorise.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';
import { assertMatch, type IfMatch } from '../expected-version.ts';
import { newIdFor } from '../idempotency.ts';
import { nowOf, todayOf } from '../now.ts';
import { wakeWaitingList } from '../workflow-client/waiting-list.ts';
import { fieldProblem, notWaiting, programmeRejected } from './errors.ts';
import type { Queued } from './take-place.ts';

/**
 * Adds a programme. With an Idempotency-Key, doing it again gives the same one.
 * @throws `invalid` naming what does not fit together, or a template that is not published
 */
export async function addProgramme(request: {
  deps: Dependencies;
  caller: Pick<Caller, 'person'>;
  programme: Programme;
  idempotencyKey?: string | undefined;
}): Promise<StoredProgramme> {
  const { deps, caller, programme, idempotencyKey } = request;
  checkProgramme(programme, await publishedIds(deps));
  const id = newIdFor({ key: idempotencyKey, principal: caller.person, purpose: 'programme' });
  return insertProgramme(deps.store, { id, programme, now: nowOf(deps) });
}

/** A programme by its id. */
export async function readProgramme(deps: Pick<Dependencies, 'store'>, id: string): Promise<StoredProgramme> {
  const found = await findProgramme(deps.store, id);
  if (found === undefined) throw notFound();
  return found;
}

/**
 * Changes a programme; whoever waits and now fits moves up. What leaves everything as it is makes no new version.
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
    const errors = changeErrors(to, found.ledger, await waitingListOf(within, id));
    if (errors.length > 0) throw programmeRejected('conflict', errors);
    return updateProgramme(within, id, to, nowOf(deps));
  });
  await wakeWaitingList(deps, id);
  return changed;
}

/** What is taken and free, counted now. */
export async function readPlaces(deps: Dependencies, id: string): Promise<PlacesReport> {
  const { programme } = await readProgramme(deps, id);
  const [ledger, waiting] = await Promise.all([ledgerOf(deps.store, id), waitingListOf(deps.store, id)]);
  return placesReport(programme, ledger, waiting, todayOf(deps));
}

/** Who waits, or did; a counsellor sees those that her own service follows, with their real places. */
export async function readWaitingList(request: {
  deps: Dependencies;
  scope: Scope;
  id: string;
  status: WaitingStatus;
}): Promise<(Omit<Queued, 'place'> & { place?: number })[]> {
  const { deps, scope, id, status } = request;
  const { programme } = await readProgramme(deps, id);
  const [ledger, entries] = await Promise.all([
    ledgerOf(deps.store, id),
    waitingListOf(deps.store, id, status),
  ]);
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
    const found = await findWaiting(within, id, entry);
    if (found === undefined || !isWithin(scope, found.organisationId)) throw notFound('entry');
    if (found.status === 'removed') return;
    if (found.status !== 'waiting') throw notWaiting();
    await settleWaiting(within, entry, 'removed', nowOf(deps));
  });
  // Those behind may have waited for what was kept for this one.
  await wakeWaitingList(deps, id);
}

/** A programme as it is kept: what is left out is not there. */
function written(programme: Programme): unknown {
  return JSON.parse(JSON.stringify(programme));
}

async function publishedIds(deps: Pick<Dependencies, 'store'>): Promise<ReadonlySet<string>> {
  return new Set((await latestTemplates(deps.store)).map(({ template }) => template.id));
}

function checkProgramme(programme: Programme, published: ReadonlySet<string>): void {
  const errors = programmeErrors(programme);
  if (errors.length > 0) throw programmeRejected('invalid', errors);
  const unknown = programme.lots.findIndex(({ template }) => !published.has(template));
  if (unknown < 0) return;
  throw fieldProblem(`lots.${unknown}.template`, 'unknown-template', {
    nl: 'Dit modeltraject bestaat niet.',
    en: 'There is no such template.',
  });
}
