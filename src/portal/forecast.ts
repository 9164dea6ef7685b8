import { addDuration } from '../domain/calendar/offset.ts';
import type { Instant, LocalDate } from '../domain/calendar/types.ts';
import { instantAt, localDateOf } from '../domain/calendar/wall-clock.ts';
import type { Template } from '../domain/template/types.ts';
import { advance } from '../domain/trajectory/advance.ts';
import { type Behaviour, live } from '../domain/trajectory/life.ts';
import type { Context } from '../domain/trajectory/outcome.ts';
import { behaviourOf } from '../domain/trajectory/personas.ts';
import type { TrajectoryState } from '../domain/trajectory/state.ts';
import { openSteps } from '../domain/trajectory/steps.ts';

const HORIZON = 'P3Y';

/**
 * When phases and steps that lie ahead would open if everybody did their part in time from now on: about the earliest
 * that a school can reckon with. Local dates by path; empty for a trajectory that stands still.
 */
export function forecast(
  state: TrajectoryState,
  template: Template,
  context: Context,
  now: Instant,
): ReadonlyMap<string, LocalDate> {
  const expected = new Map<string, LocalDate>();
  if (state.status !== 'active') return expected;
  const from = advance(state, template, { kind: 'wake', now }, context);
  if (from.rejected) return expected;
  const until = instantAt(addDuration(localDateOf(now), HORIZON, 'calendar-days', context.calendar), '12:00');
  try {
    const { moments } = live(
      from,
      template,
      context,
      fromNowOn(behaviourOf('prompt', template, context), template, context, now),
      until,
    );
    for (const moment of moments) {
      if (moment.kind !== 'event' || moment.event.body.type !== 'opened') continue;
      const { path, on } = moment.event.body;
      if (!expected.has(path)) expected.set(path, on);
    }
  } catch (error) {
    // A life that cannot be played to its end gives no expectations; the page is good without them.
    if (!(error instanceof RangeError)) throw error;
  }
  return expected;
}

/** What should have been done in the past is done when it is due, and at once when that has passed too. */
function fromNowOn(behaviour: Behaviour, template: Template, context: Context, now: Instant): Behaviour {
  return (state) => {
    const act = behaviour(state);
    if (act === undefined || act.at >= now) return act;
    const path = 'step' in act.command ? act.command.step : undefined;
    const due = openSteps(state, template, context).find((view) => view.path === path)?.due;
    const inTime = due === undefined ? now : instantAt(due, '10:00');
    return { ...act, at: [inTime, now, state.at].reduce((a, b) => (a > b ? a : b)) };
  };
}
