import { EVERYTHING } from '../../domain/access/scope.ts';
import type { Instant, LocalDate } from '../../domain/calendar/types.ts';
import { localDateOf } from '../../domain/calendar/wall-clock.ts';
import type { PlaceChange } from '../../domain/programmes/bookings.ts';
import {
  admission,
  callOf,
  committedOf,
  moneyIsOver,
  withoutEndedMoney,
} from '../../domain/programmes/places.ts';
import type { Ledger, Wish } from '../../domain/programmes/types.ts';
import type { Store } from '../../store/database/db.ts';
import { bookChanges } from '../../store/programmes/book.ts';
import { facetsOfSchool } from '../../store/programmes/facets.ts';
import { ledgerOf, lockProgramme, placeOf } from '../../store/programmes/programmes.ts';
import { waitingListOf } from '../../store/programmes/waiting.ts';
import { moneyEnded, noBudgetFor, noPlace } from './errors.ts';

/** What somebody's act means for the place of its trajectory, in the transaction that commits it. */
type Booking = {
  readonly trajectoryId: string;
  readonly schoolNumber?: string | undefined;
  readonly changes: readonly PlaceChange[];
  readonly now: Instant;
};

/**
 * Commits what somebody does, with what it books, while nobody else gives a place, grants or pays in the same programme: two who
 * grant the last money at the same moment get one grant and one refusal. A place that was free and is taken back has to be free
 * still, and what is granted has to be there.
 * @param commit stores what was done; `conflict` when somebody else was first, and then nothing is booked
 * @throws `conflict` `quota-full`, `budget-exhausted`, `money-ended`; the caller's transaction is to end with it
 */
export async function bookWithinMeans<Result extends object>(
  within: Store,
  booking: Booking,
  commit: () => Promise<Result | 'conflict'>,
): Promise<Result | 'conflict'> {
  const { trajectoryId, changes, now } = booking;
  const given = changes.length === 0 ? undefined : await placeOf(within, trajectoryId);
  const locked = given === undefined ? undefined : await lockProgramme(within, given.programmeId);
  // What stood while this waited for the lock counts, not what was read before it.
  const before = locked === undefined ? undefined : await placeOf(within, trajectoryId);
  const committed = await commit();
  if (committed === 'conflict') return committed;
  await bookChanges(within, trajectoryId, changes, now);
  const after = locked === undefined ? undefined : await placeOf(within, trajectoryId);
  if (before === undefined || locked === undefined || after === undefined) return committed;
  const today = localDateOf(now);
  const { programme } = locked;
  const call = callOf(programme, after.cohort);
  if (call?.money_until !== undefined && moneyIsOver(call, today) && pays(changes)) {
    throw moneyEnded(call.money_until);
  }
  if (before.isFree && !after.isFree) {
    await assertStillFree(within, locked, { ...booking, place: after, today });
    return committed;
  }
  const held = (ledger: Ledger) => committedOf(withoutEndedMoney(programme, ledger, today));
  const total = held(await ledgerOf(within, locked.id));
  if (programme.budget !== undefined && total > programme.budget && total > held(locked.ledger)) {
    throw noBudgetFor(after.committed, programme.budget - (total - after.committed), 'answers');
  }
  return committed;
}

async function assertStillFree(
  within: Store,
  { id, programme, ledger }: NonNullable<Awaited<ReturnType<typeof lockProgramme>>>,
  {
    schoolNumber,
    place,
    today,
  }: Booking & { place: Omit<Wish, 'amount'> & { committed: number }; today: LocalDate },
): Promise<void> {
  const facets = schoolNumber === undefined ? {} : await facetsOfSchool(within, schoolNumber);
  const { cohort, lot, group, committed: amount } = place;
  const wish = { cohort, lot, amount, facets, ...(group === undefined ? {} : { group }) };
  const hindrance = admission(programme, ledger, await waitingListOf(within, EVERYTHING, id), wish, today);
  if (hindrance !== undefined) throw noPlace(hindrance);
}

/** Whether something is paid: not only taken back. */
function pays(changes: readonly PlaceChange[]): boolean {
  return changes.some((change) => change.type === 'booked' && change.booked.kind === 'payment');
}
