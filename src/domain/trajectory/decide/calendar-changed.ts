import type { Instant } from '../../calendar/types.ts';
import { localDateOf } from '../../calendar/wall-clock.ts';
import { planOf } from '../mail-plan/plan.ts';
import type { Command } from '../model/commands.ts';
import type { MovedDate } from '../model/events.ts';
import type { Transition } from '../model/transition.ts';
import { withCallDates } from '../rules/call-dates.ts';
import { nextWake } from '../rules/run-until.ts';
import { openSteps } from '../views/steps.ts';
import type { Decision } from './decision.ts';

/**
 * Notes what a changed calendar, or a call with other dates, moves: the start of what has not begun, due dates of what is
 * open, and how many of the mails to come.
 */
export function decideCalendarChanged(
  before: Transition,
  { stood, call }: Extract<Command, { type: 'calendar-changed' }>,
  now: Instant,
): Decision {
  const to = call === undefined ? before.state : withCallDates(before.state, call, localDateOf(now));
  const changed = {
    type: 'calendar-changed',
    ...(call === undefined ? {} : { call }),
    ...(to.start === before.state.start ? {} : { start: to.start }),
  } as const;
  if (stood === undefined) return [changed];
  const transition = { ...before, state: to };
  const { state, template, context } = transition;
  const moved = openSteps(state, template, context).flatMap(({ path, due }): MovedDate[] => {
    const from = stood.dues[path];
    return from === undefined || due === undefined || from === due ? [] : [{ path, from, to: due }];
  });
  const mails = planOf(transition, nextWake(transition)).filter(({ key, at }) => {
    const was = stood.mails[key];
    return was !== undefined && localDateOf(was) !== localDateOf(at);
  }).length;
  return [{ ...changed, moved, mails }];
}
