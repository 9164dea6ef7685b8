import type { LocalDate } from '../calendar/types.ts';
import { isOpen } from './dates.ts';
import { committedOf, placesForVolgers, spentOf, takenIn, withoutEndedMoney } from './places.ts';
import type { Call, Cents, FacetQuota, Ledger, Programme, Waiting } from './types.ts';

/** How full something is; without a quota nothing limits it. */
export interface Fullness {
  readonly quota?: number;
  readonly taken: number;
  /** What is free; absent without a quota. */
  readonly free?: number;
  /** How many wait for it. */
  readonly waiting: number;
}

/** How full one lot of a call is, and its part of the budget. */
export interface LotPlaces extends Fullness {
  readonly template: string;
  readonly committed: Cents;
  readonly spent: Cents;
}

/** How full a call is. */
export interface CallPlaces extends Fullness {
  readonly cohort: string;
  /** Whether one can be enrolled today. */
  readonly open: boolean;
  readonly lots: readonly LotPlaces[];
  /** Who has the places: volgers, first movers, or nobody said. */
  readonly groups: { readonly volgers: number; readonly firstMovers: number; readonly unknown: number };
  /** Places that are held until a later decision; they are taken. */
  readonly reserved: number;
  /** How full the part for schools of one kind is. */
  readonly limits: readonly (FacetQuota & { readonly taken: number; readonly free: number })[];
  /** At least this many places are for volgers, and whether they are kept for them. */
  readonly volgers?: { readonly target: number; readonly reserved: boolean; readonly reached: boolean };
}

/** Everything that is taken and free of a programme. */
export interface PlacesReport {
  readonly calls: readonly CallPlaces[];
  /** Euro cents; `total` and `free` only with a budget. */
  readonly budget: {
    readonly total?: Cents;
    readonly committed: Cents;
    readonly spent: Cents;
    readonly free?: Cents;
    /** What has to come back by the reports on the money. */
    readonly recoverable: Cents;
  };
  /** Co-financing: what participants owe, paid, were let off, and still have to pay. Euro cents. */
  readonly income: {
    readonly owed: Cents;
    readonly received: Cents;
    readonly waived: Cents;
    readonly open: Cents;
  };
}

/**
 * Adds up what is taken and free of a programme.
 * @param today local date
 */
export function placesReport(
  programme: Programme,
  booked: Ledger,
  waiting: readonly Waiting[],
  today: LocalDate,
): PlacesReport {
  const ledger = withoutEndedMoney(programme, booked, today);
  const committed = committedOf(ledger);
  const { budget } = programme;
  return {
    calls: programme.calls.map((call) => callPlaces(programme, call, ledger, waiting, today)),
    budget: {
      ...{ committed, spent: spentOf(ledger), recoverable: summed(ledger, 'recoverable') },
      ...(budget === undefined ? {} : { total: budget, free: budget - committed }),
    },
    income: incomeOf(ledger),
  };
}

function incomeOf(ledger: Ledger): PlacesReport['income'] {
  const [owed, received, waived] = [
    summed(ledger, 'owed'),
    summed(ledger, 'received'),
    summed(ledger, 'waived'),
  ];
  return { owed, received, waived, open: owed - received - waived };
}

function summed(ledger: Ledger, what: 'reserved' | 'owed' | 'received' | 'waived' | 'recoverable'): number {
  return ledger.reduce((sum, tally) => sum + (tally[what] ?? 0), 0);
}

function callPlaces(
  programme: Programme,
  call: Call,
  ledger: Ledger,
  waiting: readonly Waiting[],
  today: LocalDate,
): CallPlaces {
  const inCall = waiting.filter(({ cohort }) => cohort === call.id);
  const tallies = ledger.filter(({ cohort }) => cohort === call.id);
  const inGroup = (group: string | undefined) =>
    tallies.filter((tally) => tally.group === group).reduce((sum, { taken }) => sum + taken, 0);
  const volgers = inGroup('volger');
  const target = placesForVolgers(call);
  return {
    cohort: call.id,
    open: isOpen(call, today),
    ...fullness(call.quota, takenIn(ledger, call.id), inCall.length),
    lots: programme.lots.map(({ template }) => {
      const own = tallies.filter(({ lot }) => lot === template);
      const waits = inCall.filter(({ lot }) => lot === template).length;
      return {
        template,
        ...fullness(call.quotas?.[template], takenIn(ledger, call.id, { lot: template }), waits),
        ...{ committed: committedOf(own), spent: spentOf(own) },
      };
    }),
    reserved: summed(tallies, 'reserved'),
    limits: (call.limits ?? []).map((limit) => {
      const taken = takenIn(ledger, call.id, { facet: limit });
      return { ...limit, taken, free: Math.max(limit.quota - taken, 0) };
    }),
    groups: { volgers, firstMovers: inGroup('first-mover'), unknown: inGroup(undefined) },
    ...(call.volgers === undefined
      ? {}
      : { volgers: { target, reserved: call.volgers.reserved, reached: volgers >= target } }),
  };
}

function fullness(quota: number | undefined, taken: number, waiting: number): Fullness {
  return { taken, waiting, ...(quota === undefined ? {} : { quota, free: Math.max(quota - taken, 0) }) };
}
