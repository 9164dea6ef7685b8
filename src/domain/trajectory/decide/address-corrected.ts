import { noContactPath } from '../model/built-in-tasks.ts';
import type { Actor, EventBody } from '../model/events.ts';
import { rejectField } from '../model/rejections.ts';
import { personIn } from '../model/role-holders.ts';
import type { Transition } from '../model/transition.ts';
import type { Decision } from './decision.ts';

/**
 * Decides what follows when somebody has another address: the task that they cannot be reached is solved and what is owed to
 * them goes, and the counsellor hears of it, unless it is her own.
 */
export function decideAddressCorrected(
  { state, template }: Transition,
  person: string,
  actor: Actor,
): Decision {
  if (actor.kind !== 'system') return rejectField('role-unknown', 'type');
  const roles = Object.keys(state.roles).filter((role) => state.roles[role]?.person === person);
  if (roles.length === 0) return [];
  const solved = roles.flatMap((role): EventBody[] => {
    const path = noContactPath(role, state);
    if (state.nodes[path]?.status !== 'open') return [];
    return [
      { type: 'completed', path, outcome: 'corrected' },
      { type: 'assigned', role, person, reason: 'address-corrected' },
    ];
  });
  const counsellor = template.counsellorRole;
  if (personIn(counsellor, state, template) === person) return solved;
  return [...solved, { type: 'told', notice: 'address', role: counsellor, by: 'act' }];
}
