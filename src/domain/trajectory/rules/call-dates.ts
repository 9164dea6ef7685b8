import type { LocalDate } from '../../calendar/types.ts';
import type { CallDates, TrajectoryState } from '../model/state.ts';

/**
 * A trajectory whose call has other dates from now on. One that has not begun starts with its call, or later when that was
 * asked for; never before today. One that has begun keeps its start.
 * @param today local date on which the dates became others
 */
export function withCallDates(state: TrajectoryState, call: CallDates, today: LocalDate): TrajectoryState {
  return { ...state, call, start: startWith(state, call, today) };
}

function startWith({ nodes, start, call: before }: TrajectoryState, call: CallDates, today: LocalDate) {
  if (Object.keys(nodes).length > 0 || call.start === undefined) return start;
  const wanted = start === before?.start ? call.start : latest(start, call.start);
  return latest(wanted, today);
}

function latest(one: LocalDate, other: LocalDate): LocalDate {
  return one > other ? one : other;
}
