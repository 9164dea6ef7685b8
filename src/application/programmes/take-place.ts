import { EVERYTHING } from '../../domain/access/scope.ts';
import { schoolYearOf } from '../../domain/calendar/school-year.ts';
import type { Instant, LocalDate } from '../../domain/calendar/types.ts';
import { admission, lotsExcludedBy } from '../../domain/programmes/places.ts';
import type { Hindrance, Wish } from '../../domain/programmes/types.ts';
import type { Store } from '../../store/database/db.ts';
import { inTransaction } from '../../store/database/transaction.ts';
import {
  findProgramme,
  hasPlace,
  insertPlace,
  ledgerOf,
  lockProgramme,
  lotsOfSchool,
  type ProgrammeWithLedger,
  type StoredProgramme,
} from '../../store/programmes/programmes.ts';
import {
  findWaitingFor,
  insertWaiting,
  type NewWaitingEntry,
  type WaitingEntry,
  waitingListOf,
} from '../../store/programmes/waiting.ts';
import { runningTrajectory } from '../../store/trajectories/trajectories.ts';
import type { Dependencies } from '../dependencies.ts';
import { todayOf } from '../now.ts';
import { type CheckedWish, checkWish, type WantedPlace } from './check-wish.ts';
import { alreadyEnrolled, alreadyWaiting, excludedByLot, noPlace, unknownProgramme } from './errors.ts';

/** Somebody on the waiting list: where they stand, and what stands in the way. */
export type Queued = {
  readonly entry: WaitingEntry;
  /** From 1, among all who wait for this programme. */
  readonly place: number;
  readonly hindrance?: Hindrance | undefined;
};

/** What came of asking for a place. */
export type Taken<Stored> =
  | { readonly kind: 'place'; readonly stored: Stored }
  | { readonly kind: 'waiting'; readonly queued: Queued };

/**
 * Looks beforehand whether a place could be had, so that nobody is added for an enrolment that is refused.
 * @param trajectoryId of the trajectory to be; one that was enrolled before with the same key has its place already
 * @throws as {@link takePlace}
 */
export async function lookForPlace(request: {
  deps: Pick<Dependencies, 'store'>;
  wanted: WantedPlace;
  trajectoryId: string;
  waitingList: boolean;
  today: LocalDate;
}): Promise<CheckedWish> {
  const { wanted, trajectoryId, today } = request;
  const { store } = request.deps;
  const found = await findProgramme(store, wanted.programme);
  if (found === undefined) throw unknownProgramme();
  const checked = checkWish(found.programme, wanted, today);
  await refuseExcluded(store, found, checked.wish, wanted.school);
  if (request.waitingList || (await hasPlace(store, trajectoryId))) return checked;
  const hindrance = await hindranceNow(
    store,
    { ...found, ledger: await ledgerOf(store, found.id) },
    checked.wish,
    today,
  );
  if (hindrance !== undefined) throw noPlace(hindrance);
  return checked;
}

/**
 * Gives a place, or puts somebody on the waiting list, never both: one transaction under the lock of the programme.
 * @param waitingList whether to wait when there is no place
 * @param enrol stores the trajectory with the statements of the transaction
 * @param entry what is needed to enrol later
 * @throws `conflict` `quota-full`, `budget-exhausted`, `outside-call`, `already-waiting`, `already-enrolled`; `invalid` naming the field
 */
export async function takePlace<Stored>(request: {
  deps: Pick<Dependencies, 'store'>;
  wanted: WantedPlace;
  waitingList: boolean;
  now: Instant;
  today: LocalDate;
  enrol: (within: Store) => Promise<Stored>;
  entry: Omit<NewWaitingEntry, 'programmeId' | 'cohort' | 'lot' | 'amount' | 'askedAt'>;
}): Promise<Taken<Stored>> {
  const { deps, wanted, now, today, enrol, entry } = request;
  return inTransaction(deps.store, async (within) => {
    const found = await lockProgramme(within, wanted.programme);
    if (found === undefined) throw unknownProgramme();
    const { trajectoryId } = entry;
    // The same request again, whose answer got lost.
    if (await hasPlace(within, trajectoryId)) return { kind: 'place', stored: await enrol(within) };
    if ((await findWaitingFor(within, EVERYTHING, trajectoryId)) !== undefined) {
      return { kind: 'waiting', queued: await queuedOf(within, trajectoryId) };
    }
    const { wish, start } = checkWish(found.programme, wanted, today);
    await refuseExcluded(within, found, wish, wanted.school);
    await refuseTwice(within, found.id, wish, entry.subject, start);
    const hindrance = await hindranceNow(within, found, wish, today);
    if (hindrance === undefined) {
      const stored = await enrol(within);
      const { cohort, lot, amount, group } = wish;
      await insertPlace(within, {
        ...{
          trajectoryId,
          programmeId: found.id,
          cohort,
          lot,
          committed: amount,
          waited: false,
          givenAt: now,
        },
        ...(group === undefined ? {} : { group }),
      });
      return { kind: 'place', stored };
    }
    if (!request.waitingList) throw noPlace(hindrance);
    await insertWaiting(within, { ...entry, ...wish, programmeId: found.id, askedAt: now });
    return { kind: 'waiting', queued: { ...(await queuedOf(within, trajectoryId)), hindrance } };
  });
}

/**
 * What stands in the way of a place now, without taking it.
 * @throws `conflict` `already-waiting`, `already-enrolled`
 */
export async function foreseePlace(request: {
  deps: Pick<Dependencies, 'store' | 'clock'>;
  /** Id of the programme. */
  programme: string;
  wish: Wish;
  start: LocalDate;
  subject: NewWaitingEntry['subject'];
}): Promise<Hindrance | undefined> {
  const { deps, programme, wish, start, subject } = request;
  const found = await findProgramme(deps.store, programme);
  if (found === undefined) throw unknownProgramme();
  await refuseTwice(deps.store, found.id, wish, subject, start);
  const ledger = await ledgerOf(deps.store, found.id);
  return hindranceNow(deps.store, { ...found, ledger }, wish, todayOf(deps));
}

async function hindranceNow(
  store: Store,
  { id, programme, ledger }: ProgrammeWithLedger,
  wish: Wish,
  today: LocalDate,
): Promise<Hindrance | undefined> {
  return admission(programme, ledger, await waitingListOf(store, EVERYTHING, id), wish, today);
}

/**
 * A school that has a place in a lot gets none in another that it excludes, or that excludes it.
 * @throws `conflict` `excluded-by-lot`
 */
async function refuseExcluded(
  store: Store,
  { id, programme }: StoredProgramme,
  { cohort, lot }: Wish,
  school: string | undefined,
): Promise<void> {
  const excluded = lotsExcludedBy(programme, lot);
  if (school === undefined || excluded.length === 0) return;
  const taken = await lotsOfSchool(store, id, cohort, school);
  const other = excluded.find((template) => taken.includes(template));
  if (other !== undefined) throw excludedByLot(other, cohort);
}

/** Whoever waits waits once, and whoever runs does not wait. */
async function refuseTwice(
  within: Store,
  programmeId: string,
  wish: Wish,
  subject: NewWaitingEntry['subject'],
  start: LocalDate,
): Promise<void> {
  const waiting = await waitingListOf(within, EVERYTHING, programmeId);
  const isSame = (entry: WaitingEntry) =>
    entry.cohort === wish.cohort &&
    entry.lot === wish.lot &&
    entry.subject.kind === subject.kind &&
    entry.subject.id === subject.id;
  if (waiting.some(isSame)) throw alreadyWaiting();
  const period = schoolYearOf(start);
  const running = await runningTrajectory(within, { template: wish.lot, subject, period });
  if (running !== undefined) throw alreadyEnrolled(running, period);
}

async function queuedOf(within: Store, trajectoryId: string): Promise<Queued> {
  const entry = (await findWaitingFor(within, EVERYTHING, trajectoryId)) as WaitingEntry;
  const waiting = await waitingListOf(within, EVERYTHING, entry.programmeId);
  return { entry, place: waiting.findIndex(({ id }) => id === entry.id) + 1 };
}
