import type { Instant } from '../../calendar/types.ts';
import type { EventBody } from '../model/events.ts';
import { withFallBacks } from '../model/role-holders.ts';
import type { Transition } from '../model/transition.ts';
import { standing } from '../rules/due-dates.ts';

/**
 * The event that somebody in a role has another address. Whoever leads the trajectory and had arranged what is still to come
 * counts as a new organiser of it: an event has one for good, by its address (RFC 5546).
 */
export function readdressed(transition: Transition, role: string, person: string, now: Instant): EventBody {
  return {
    ...{ type: 'assigned', role, person, reason: 'address-corrected' },
    ...(role === leading(transition) && hasArranged(transition, now) ? { readdressed: true } : {}),
  };
}

/** The role whose holder leads the trajectory: the counsellor's, or the first that stands in for it. */
export function leading({ state, template }: Pick<Transition, 'state' | 'template'>): string | undefined {
  return withFallBacks(template.counsellorRole, template).find((role) => state.roles[role] !== undefined);
}

/** Whether people are to come to something. */
export function hasArranged({ state }: Pick<Transition, 'state'>, now: Instant): boolean {
  return Object.values(state.nodes).some((node) => (standing(node) ?? []).some(({ start }) => start > now));
}
