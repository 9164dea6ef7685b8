import { roleOf } from '../../template/model/lookup.ts';
import { taskOfPath } from '../model/built-in-tasks.ts';
import type { Command } from '../model/commands.ts';
import type { Actor, EventBody } from '../model/events.ts';
import { rejectField } from '../model/rejections.ts';
import { personIn } from '../model/role-holders.ts';
import type { Transition } from '../model/transition.ts';
import { type Decision, openStep } from './decision.ts';

/**
 * Decides that one open step goes to somebody else, or comes back to whoever has its role. Whoever gets it is asked anew, and keeps
 * it when it has to be done over.
 */
export function decideDelegate(
  transition: Transition,
  { step: path, person, reason }: Extract<Command, { type: 'delegate' }>,
  actor: Actor,
): Decision {
  const { state, template } = transition;
  const found = openStep(transition, path);
  if (found.rejected) return found;
  const { node, step } = found;
  if (taskOfPath(path) !== undefined || (person !== undefined && step.delegable === false)) {
    return rejectField('not-delegable', 'step');
  }
  const isOwn = person === personIn(step.role, state, template);
  const to = isOwn ? undefined : person;
  const before = node.delegate?.person;
  if (to === before) return [];
  // Whoever had it is gone.
  if (actor.kind === 'system' && to === undefined && before !== undefined) {
    return comesBack(transition, step.role, before).filter((event) => isAbout(event, path));
  }
  return [handedOn(path, step.role, to, reason)];
}

function isAbout(event: EventBody, path: string): boolean {
  return event.type === 'told' ? event.about === path : 'path' in event && event.path === path;
}

/**
 * Steps that were passed on to somebody who cannot be reached come back to their role, where they are asked anew, and the counsellor
 * hears of it; nothing when none was.
 */
export function comesBack(
  { state, template }: Transition,
  role: string,
  person: string,
): readonly EventBody[] {
  const theirs = Object.values(state.nodes).filter(
    ({ status, delegate }) => status === 'open' && delegate?.role === role && delegate.person === person,
  );
  return theirs.flatMap(({ path }): EventBody[] => [
    handedOn(path, role, undefined, undefined),
    ...(roleOf(template, role)?.party === 'school'
      ? [
          {
            type: 'told',
            notice: 'came-back',
            role: template.counsellorRole,
            by: 'act',
            about: path,
          } as const,
        ]
      : []),
  ]);
}

function handedOn(
  path: string,
  role: string,
  person: string | undefined,
  reason: string | undefined,
): EventBody {
  return {
    type: 'delegated',
    ...{ path, role },
    ...(person === undefined ? {} : { person }),
    ...(reason === undefined ? {} : { reason }),
  };
}
