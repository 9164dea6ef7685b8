import { addDuration } from '../../calendar/offset.ts';
import type { Instant, LocalDate } from '../../calendar/types.ts';
import { instantAt, localDateOf } from '../../calendar/wall-clock.ts';
import type { Template } from '../../template/model/types.ts';
import { arrived, move } from '../decide/advance.ts';
import type { Context } from '../model/advanced.ts';
import type { TrajectoryState } from '../model/state.ts';
import { standing } from '../rules/due-dates.ts';
import type { StepView } from '../views/steps.ts';
import { behaviourOf } from './personas.ts';
import { walk } from './walk.ts';

const HORIZON = 'P3Y';

/**
 * When phases and steps that lie ahead would open if what is open now is done on the day it is asked by, and what follows
 * promptly: what a school can reckon with. Local dates by path; empty for a trajectory that stands still.
 */
export function expectedOpenings(
  state: TrajectoryState,
  template: Template,
  context: Context,
  now: Instant,
): ReadonlyMap<string, LocalDate> {
  const expected = new Map<string, LocalDate>();
  if (state.status !== 'active') return expected;
  const from = move(state, template, { kind: 'wake', now }, context);
  if ('rejected' in from) return expected;
  const behaviour = behaviourOf('prompt', template, context, { notEarlier: (view) => inTime(view, now) });
  const until = instantAt(addDuration(localDateOf(now), HORIZON, 'calendar-days', context.calendar), '12:00');
  try {
    walk(from, { look: arrived, behaviour: (rest) => behaviour(rest.state), until }, ({ rest }) => {
      for (const { body } of rest.events) {
        if (body.type === 'opened' && !expected.has(body.path)) expected.set(body.path, body.on);
      }
    });
  } catch (error) {
    // What cannot be played to its end gives no expectations; the page is good without them.
    if (!(error instanceof RangeError)) throw error;
    return new Map();
  }
  return expected;
}

/**
 * What is open now is done on the day it is asked by, so that nothing is expected before what must come first; what should
 * have been done already is done at once. What opens later goes as promptly as it can.
 */
function inTime({ node, due }: StepView, now: Instant): Instant | undefined {
  if (node.openedAt > now) return undefined;
  const asked = due === undefined || standing(node) !== undefined ? now : instantAt(due, '10:00');
  return asked > now ? asked : now;
}
