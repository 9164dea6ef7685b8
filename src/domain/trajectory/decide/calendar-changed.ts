import { localDateOf } from '../../calendar/wall-clock.ts';
import { planOf } from '../mail-plan/plan.ts';
import type { Command } from '../model/commands.ts';
import type { MovedDate } from '../model/events.ts';
import type { Transition } from '../model/transition.ts';
import { nextWake } from '../rules/run-until.ts';
import { openSteps } from '../views/steps.ts';
import type { Decision } from './decision.ts';

/** Notes what a changed calendar moves: due dates of what is open, and how many of the mails to come. */
export function decideCalendarChanged(
  transition: Transition,
  { stood }: Extract<Command, { type: 'calendar-changed' }>,
): Decision {
  if (stood === undefined) return [{ type: 'calendar-changed' }];
  const { state, template, context } = transition;
  const moved = openSteps(state, template, context).flatMap(({ path, due }): MovedDate[] => {
    const from = stood.dues[path];
    return from === undefined || due === undefined || from === due ? [] : [{ path, from, to: due }];
  });
  const mails = planOf(transition, nextWake(transition)).filter(({ key, at }) => {
    const before = stood.mails[key];
    return before !== undefined && localDateOf(before) !== localDateOf(at);
  }).length;
  return [{ type: 'calendar-changed', moved, mails }];
}
