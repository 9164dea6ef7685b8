import type { LocalDate } from '../../domain/calendar/types.ts';
import { datesOfCall, isOpen, mayStart, openCalls, startIn } from '../../domain/programmes/dates.ts';
import { callOf } from '../../domain/programmes/places.ts';
import type { Call, Facets, Group, Programme, Wish } from '../../domain/programmes/types.ts';
import type { CallDates } from '../../domain/trajectory/model/state.ts';
import {
  fieldProblem,
  noOpenCall,
  startOutsideCall,
  unknownCohort,
  unknownLot,
  windowClosed,
  wrongLevel,
} from './errors.ts';

/** What an enrolment says of the place that it wants. */
export type WantedPlace = {
  /** Id of the programme. */
  readonly programme: string;
  /** The only call that is open if left out. */
  readonly cohort?: string | undefined;
  /** Euro cents, where the lot has no amount of its own. */
  readonly amount?: number | undefined;
  readonly template: string;
  readonly group?: Group | undefined;
  /** Local date that was asked for. */
  readonly start?: LocalDate | undefined;
  /** Number of the school that it is about, where it is about one, and what the register says of it. */
  readonly school?: string | undefined;
  readonly facets?: Facets | undefined;
  /** Taken over from elsewhere: then the day that counts for the window is the one on which it started. */
  readonly underWay: boolean;
};

/** A place that a programme can give. */
export type CheckedWish = {
  readonly wish: Wish;
  readonly start: LocalDate;
  /** Of the call in which there is a place. */
  readonly call: CallDates;
};

/**
 * What is wanted of a programme, checked against its lots, calls and dates; whether there is a place is another matter.
 * @param today local date
 * @throws `conflict` `outside-call`; `invalid` naming `template`, `cohort`, `subject` or `amount_cents`
 */
export function checkWish(programme: Programme, wanted: WantedPlace, today: LocalDate): CheckedWish {
  const { template, group } = wanted;
  const lot = programme.lots.find((one) => one.template === template);
  if (lot === undefined) {
    throw unknownLot();
  }
  const day = wanted.underWay && wanted.start !== undefined ? wanted.start : today;
  const call = chooseCall(programme, wanted.cohort, day);
  if (!isOpen(call, day)) throw windowClosed(call, wanted.underWay ? 'start' : 'cohort');
  const start = wanted.start ?? startIn(call, today);
  if (!mayStart(call, start)) throw startOutsideCall(call, start);
  const { facets = {} } = wanted;
  if (lot.levels !== undefined && !lot.levels.includes(facets.level ?? '')) {
    throw wrongLevel(facets.level, lot.levels);
  }
  const amount = amountOf(programme, lot.amount, wanted.amount);
  return {
    wish: { cohort: call.id, lot: template, amount, facets, ...(group === undefined ? {} : { group }) },
    start,
    call: datesOfCall(call),
  };
}

function chooseCall(programme: Programme, cohort: string | undefined, day: LocalDate): Call {
  if (cohort !== undefined) {
    const call = callOf(programme, cohort);
    if (call !== undefined) return call;
    throw unknownCohort();
  }
  const [call, ...others] = openCalls(programme, day);
  if (call === undefined) throw noOpenCall();
  if (others.length === 0) return call;
  throw fieldProblem('cohort', 'cohort-missing', {
    nl: 'Er staan meer oproepen open: zeg welke.',
    en: 'Several calls are open: say which.',
  });
}

function amountOf(programme: Programme, fixed: number | undefined, given: number | undefined): number {
  if (fixed === undefined && given === undefined && programme.budget !== undefined) {
    throw fieldProblem('amount_cents', 'amount-missing', {
      nl: 'Dit perceel heeft geen vast bedrag: zeg hoeveel er vastgelegd wordt.',
      en: 'This lot has no fixed amount: say how much is committed.',
    });
  }
  if (fixed !== undefined && given !== undefined && fixed !== given) {
    throw fieldProblem('amount_cents', 'amount-fixed', {
      nl: 'Het bedrag van dit perceel staat vast.',
      en: 'The amount of this lot is fixed.',
    });
  }
  return fixed ?? given ?? 0;
}
