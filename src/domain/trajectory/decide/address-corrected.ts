import type { Instant } from '../../calendar/types.ts';
import { noContactPath } from '../model/built-in-tasks.ts';
import type { Command } from '../model/commands.ts';
import type { Actor, EventBody } from '../model/events.ts';
import { rejectField } from '../model/rejections.ts';
import { personIn } from '../model/role-holders.ts';
import type { Transition } from '../model/transition.ts';
import type { Decision } from './decision.ts';
import { hasArranged, leading, readdressed } from './readdressed.ts';

/**
 * Decides what follows when somebody has another address: the task that they cannot be reached is solved and what is owed to
 * them goes, and the counsellor hears of it, unless she put it right herself. When it is
 * her own, what she arranged is made anew.
 */
export function decideAddressCorrected(
  transition: Transition,
  { person, by }: Extract<Command, { type: 'address-corrected' }>,
  actor: Actor,
  now: Instant,
): Decision {
  const { state, template } = transition;
  if (actor.kind !== 'system') return rejectField('role-unknown', 'type');
  const roles = Object.keys(state.roles).filter((role) => state.roles[role]?.person === person);
  if (roles.length === 0) return [];
  const solved = roles.flatMap((role): EventBody[] => {
    const path = noContactPath(role, state);
    if (state.nodes[path]?.status !== 'open') return [];
    return [{ type: 'completed', path, outcome: 'corrected' }, readdressed(transition, role, person, now)];
  });
  const counsellor = template.counsellorRole;
  const follower = personIn(counsellor, state, template);
  if (follower === person) {
    const leads = leading(transition);
    const isTold = solved.some((body) => body.type === 'assigned' && body.role === leads);
    return isTold || leads === undefined || !hasArranged(transition, now)
      ? solved
      : [...solved, readdressed(transition, leads, person, now)];
  }
  if (by !== undefined && by === follower) return solved;
  return [...solved, { type: 'told', notice: 'address', role: counsellor, by: 'act' }];
}
