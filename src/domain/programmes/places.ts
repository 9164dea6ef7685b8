import type { LocalDate } from '../calendar/types.ts';
import type { Call, Cents, FacetQuota, Hindrance, Ledger, Programme, Tally, Waiting, Wish } from './types.ts';

/** The call with this id. */
export function callOf(programme: Programme, cohort: string): Call | undefined {
  return programme.calls.find(({ id }) => id === cohort);
}

/** What is committed of the budget, over all lots and calls. */
export function committedOf(ledger: Ledger): Cents {
  return ledger.reduce((sum, { committed }) => sum + committed, 0);
}

/** What is taken on a local date: in a call whose money has ended, only what was paid is committed. */
export function withoutEndedMoney(programme: Programme, ledger: Ledger, today: LocalDate): Ledger {
  const ended = new Set(programme.calls.filter((call) => moneyIsOver(call, today)).map(({ id }) => id));
  return ledger.map((tally) => (ended.has(tally.cohort) ? { ...tally, committed: tally.spent } : tally));
}

/** Whether nothing of a call is paid any more on this local date. */
export function moneyIsOver(call: Call, on: LocalDate): boolean {
  return call.money_until !== undefined && on > call.money_until;
}

/** What was paid. */
export function spentOf(ledger: Ledger): Cents {
  return ledger.reduce((sum, { spent }) => sum + spent, 0);
}

/** Places taken in a call, in one of its lots, or by schools of one kind; `others` leaves out volgers. */
export function takenIn(
  ledger: Ledger,
  cohort: string,
  only: { readonly lot?: string; readonly others?: boolean; readonly facet?: FacetQuota } = {},
): number {
  return ledger
    .filter((tally) => tally.cohort === cohort)
    .filter((tally) => only.lot === undefined || tally.lot === only.lot)
    .filter((tally) => !only.others || tally.group !== 'volger')
    .filter(({ facets }) => only.facet === undefined || facets?.[only.facet.by] === only.facet.value)
    .reduce((sum, { taken }) => sum + taken, 0);
}

/** How many places of a call at least go to volgers: the percentage of its quota, rounded up. */
export function placesForVolgers(call: Call): number {
  if (call.volgers === undefined) return 0;
  return Math.ceil((quotaOf(call) * call.volgers.percent) / 100);
}

/** The number of places in a call, over all its lots; infinite when nothing limits it. */
function quotaOf(call: Call): number {
  return call.quota ?? Number.POSITIVE_INFINITY;
}

/** What stands in the way of one more place; `undefined` when it fits. */
export function hindranceOf(programme: Programme, ledger: Ledger, wish: Wish): Hindrance | undefined {
  const call = callOf(programme, wish.cohort);
  const lotQuota = call?.quotas?.[wish.lot];
  if (call?.quota !== undefined && takenIn(ledger, call.id) >= call.quota) {
    return { code: 'quota-full', limit: 'call', quota: call.quota };
  }
  if (call !== undefined && lotQuota !== undefined && takenIn(ledger, call.id, wish) >= lotQuota) {
    return { code: 'quota-full', limit: 'lot', quota: lotQuota };
  }
  const part = call?.limits?.find(
    (limit) =>
      wish.facets?.[limit.by] === limit.value &&
      takenIn(ledger, wish.cohort, { facet: limit }) >= limit.quota,
  );
  if (part !== undefined) {
    return { code: 'quota-full', limit: part.by, value: part.value, quota: part.quota };
  }
  if (call?.volgers?.reserved && wish.group !== 'volger') {
    const forOthers = quotaOf(call) - placesForVolgers(call);
    if (takenIn(ledger, call.id, { others: true }) >= forOthers) {
      return { code: 'quota-full', limit: 'volgers', quota: forOthers };
    }
  }
  if (programme.budget !== undefined) {
    const free = programme.budget - committedOf(ledger);
    if (wish.amount > free) return { code: 'budget-exhausted', free, amount: wish.amount };
  }
  return undefined;
}

/** What is taken once this place is given. */
export function withPlace(ledger: Ledger, wish: Wish): Ledger {
  const { cohort, lot, group, amount, facets } = wish;
  const place: Tally = {
    ...{ cohort, lot, taken: 1, committed: amount, spent: 0 },
    ...(group === undefined ? {} : { group }),
    ...(facets === undefined ? {} : { facets }),
  };
  return [...ledger, place];
}

/**
 * Who gets the places that are free: in the order of the list, everybody who fits. Somebody who does not fit (another
 * lot is full, the amount is too large for what is left) does not hold up those behind.
 * @param today local date; nobody moves up in a call that has ended
 * @returns those who move up, in order
 */
export function movingUp(
  programme: Programme,
  ledger: Ledger,
  waiting: readonly Waiting[],
  today: LocalDate,
): readonly Waiting[] {
  return playThrough(programme, ledger, waiting, today).enrolled;
}

/**
 * Whether somebody new gets a place now. Whoever waits and fits comes first, also in the moment before they are
 * enrolled.
 * @returns what stands in the way; `undefined` when there is a place
 */
export function admission(
  programme: Programme,
  ledger: Ledger,
  waiting: readonly Waiting[],
  wish: Wish,
  today: LocalDate,
): Hindrance | undefined {
  return hindranceOf(programme, playThrough(programme, ledger, waiting, today).ledger, wish);
}

/** The lots in which a school has no place that has one in this one: whichever of the two says so. */
export function lotsExcludedBy({ lots }: Programme, lot: string): readonly string[] {
  const own = lots.find(({ template }) => template === lot)?.excludes ?? [];
  const others = lots.flatMap(({ template, excludes = [] }) => (excludes.includes(lot) ? [template] : []));
  return [...new Set([...own, ...others])];
}

/** Whether somebody can still move up in a call on this local date. */
export function isOver(call: Call, today: LocalDate): boolean {
  return call.end !== undefined && today > call.end;
}

function playThrough(
  programme: Programme,
  ledger: Ledger,
  waiting: readonly Waiting[],
  today: LocalDate,
): { readonly ledger: Ledger; readonly enrolled: readonly Waiting[] } {
  let now = withoutEndedMoney(programme, ledger, today);
  const enrolled: Waiting[] = [];
  for (const entry of waiting) {
    const call = callOf(programme, entry.cohort);
    if (call === undefined || isOver(call, today)) continue;
    if (hindranceOf(programme, now, entry) !== undefined) continue;
    now = withPlace(now, entry);
    enrolled.push(entry);
  }
  return { ledger: now, enrolled };
}
