import { stepOfPath } from '../model/built-in-tasks.ts';
import type { Command } from '../model/commands.ts';
import { rejectField } from '../model/rejections.ts';
import { optionsOf } from '../model/step-outcomes.ts';
import type { Transition } from '../model/transition.ts';
import type { Decision } from './decision.ts';

type Started = Extract<Command, { type: 'started' | 'not-started' }>;

/**
 * Decides what the start of a proposed trajectory means for the step that proposed it: the step is done. A start that did
 * not succeed is written down, and the step goes on waiting for whoever has it. Also while paused: it has happened.
 */
export function decideStarted({ state, template }: Transition, command: Started): Decision {
  const path = command.step;
  const node = state.nodes[path];
  const step = stepOfPath(template, path, node?.about)?.step;
  if (step?.kind !== 'trajectory') return rejectField('step-unknown', 'step');
  if (node?.status !== 'open') {
    const isKnown = command.type === 'started' && node?.started === command.trajectory;
    return isKnown ? [] : rejectField('step-not-open', 'step');
  }
  if (command.type === 'not-started') return [{ type: 'not-started', path, reason: command.reason }];
  const outcome = optionsOf(step)[0]?.id ?? 'started';
  return [{ type: 'completed', path, outcome, started: command.trajectory }];
}
