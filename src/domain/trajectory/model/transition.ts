import type { Instant } from '../../calendar/types.ts';
import type { Template } from '../../template/model/types.ts';
import type { Context } from './advanced.ts';
import { apply } from './apply.ts';
import type { Actor, EventBody, TrajectoryEvent } from './events.ts';
import type { TrajectoryState } from './state.ts';

/** A trajectory on the move: the state so far and the events that led to it. Plain values, each step gives a new one. */
export interface Transition {
  readonly state: TrajectoryState;
  readonly events: readonly TrajectoryEvent[];
  readonly template: Template;
  readonly context: Context;
}

/** The events of the clock and of the rules. */
export const system: Actor = { kind: 'system' };

/** One more event at an instant; never before the one that came last. */
export function record(transition: Transition, at: Instant, actor: Actor, body: EventBody): Transition {
  const instant = at < transition.state.at ? transition.state.at : at;
  const event: TrajectoryEvent = { version: transition.state.version + 1, at: instant, actor, body };
  return {
    ...transition,
    state: apply(transition.state, event, transition.state.id),
    events: [...transition.events, event],
  };
}
