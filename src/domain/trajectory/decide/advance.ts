import { canonicalInstant } from '../../calendar/instant.ts';
import type { Instant } from '../../calendar/types.ts';
import type { Rejection } from '../../rejection.ts';
import type { Template } from '../../template/model/types.ts';
import { planOf } from '../mail-plan/plan.ts';
import type { Advanced, Arrival, Context } from '../model/advanced.ts';
import type { Command, Input } from '../model/commands.ts';
import { reject } from '../model/rejections.ts';
import type { TrajectoryState } from '../model/state.ts';
import { isRunning } from '../model/status.ts';
import { record, type Transition } from '../model/transition.ts';
import { applyRules, endTasks } from '../rules/apply-rules.ts';
import { nextWake, runUntil } from '../rules/run-until.ts';
import { decide } from './command.ts';
import { withWordOfAct, withWordOfEnd } from './word.ts';

/**
 * Moves a trajectory: the one function behind the live run, the preview, the rehearsal and the tests.
 *
 * First everything that time has brought about up to `input.now` happens, each at its own moment; then, for a command, what
 * it decides and what follows from it. A wake-up at which nothing is due changes nothing.
 * @returns The new state with its events, its plan and its next wake-up; or why the command is refused, and then nothing
 * has happened.
 */
export function advance(
  state: TrajectoryState,
  template: Template,
  input: Input,
  context: Context,
): Advanced | Rejection {
  const moved = move(state, template, input, context);
  return 'rejected' in moved ? moved : advanced(moved);
}

/** Moves a trajectory like `advance`, without working out what it owes and when it wakes: for walking through many states. */
export function move(
  state: TrajectoryState,
  template: Template,
  input: Input,
  context: Context,
): Transition | Rejection {
  const now = canonicalInstant(input.now);
  if (
    input.kind === 'command' &&
    input.expectedVersion !== undefined &&
    input.expectedVersion !== state.version
  ) {
    return reject('version-conflict');
  }
  const woken = runUntil({ state, template, context, events: [] }, now);
  if (input.kind === 'wake') return woken;

  const decision = decide(woken, input.command, input.actor, now);
  if ('rejected' in decision) return decision;
  const decided = decision.reduce((so, body) => record(so, now, input.actor, body), woken);
  if (!isRunning(woken.state) && !isRunning(decided.state)) return decided;
  if (decided.state.status === 'stopped') {
    return endTasks(withWordOfEnd(decided, input.command, input.actor, now), now);
  }
  // What a command leaves due by now happens with it: a pause that ends at noon may have caught something of that morning.
  const settled = runUntil(applyRules(decided, now, causeOf(input.command, woken.state, now)), now);
  return withWordOfAct(settled, input.command, input.actor, now);
}

// What an act brings about is told at once, what time brings about in the morning; news of either comes at any hour.
function causeOf(command: Command, state: TrajectoryState, now: Instant): 'act' | 'time' {
  switch (command.type) {
    case 'linked':
      return command.by;
    case 'calendar-changed':
      return 'time';
    case 'started':
    case 'not-started': {
      const step = state.nodes[command.step];
      return step?.openedAt === now ? step.openedBy : 'act';
    }
    default:
      return 'act';
  }
}

/** The outcome of an advance: the state with what is owed until time changes it. */
export function advanced(transition: Transition): Advanced {
  const outcome = arrived(transition);
  return { ...outcome, plan: planOf(transition, outcome.wakeAt) };
}

/** The same without what is owed: for walking through many states. */
export function arrived(transition: Transition): Arrival {
  const wakeAt = nextWake(transition);
  const { state, events } = transition;
  return { state, events, ...(wakeAt === undefined ? {} : { wakeAt }) };
}
