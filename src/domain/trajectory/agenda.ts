import { addDuration } from '../calendar/offset.ts';
import type { LocalDate } from '../calendar/types.ts';
import { instantAt, localDateOf } from '../calendar/wall-clock.ts';
import type { Template } from '../template/types.ts';
import type { Language } from '../text.ts';
import { advanced } from './advance.ts';
import { type AgendaEntry, entryOf } from './entries.ts';
import { live, nobodyActs } from './life.ts';
import type { Context } from './outcome.ts';
import type { TrajectoryState } from './state.ts';

/** How far an agenda looks ahead unless told otherwise. */
const HORIZON = 'P3Y';

/**
 * Every future step, deadline and mail of a trajectory if nobody acts, in order of time: the clock is played forward with the
 * same function that runs it.
 * @param options.until Last local date; three years ahead unless given.
 */
export function agenda(
  state: TrajectoryState,
  template: Template,
  context: Context,
  options: { readonly until?: LocalDate; readonly language?: Language } = {},
): readonly AgendaEntry[] {
  const until =
    options.until ?? addDuration(localDateOf(state.at), HORIZON, 'calendar-days', context.calendar);
  const from = advanced({ state, template, context, events: [] });
  const { moments } = live(from, template, context, nobodyActs, instantAt(until, '23:59'));
  return moments
    .filter((moment) => moment.at >= state.at)
    .flatMap((moment) => entryOf(moment, template, options.language ?? 'nl') ?? []);
}
