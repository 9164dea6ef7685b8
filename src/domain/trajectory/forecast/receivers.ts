import type { Instant } from '../../calendar/types.ts';
import { startOfDay } from '../../calendar/wall-clock.ts';
import type { Template } from '../../template/model/types.ts';
import { personIn } from '../model/role-holders.ts';
import type { RoleAssignment, TrajectoryState } from '../model/state.ts';
import type { ReceiverAt } from './obstacles.ts';

/** Who will have each role of a state at an instant to come: a planned handover counts from the morning of its day on. */
export function receiversIn(state: TrajectoryState, template: Template): ReceiverAt {
  return (role: string, at: Instant) => {
    const roles: Record<string, RoleAssignment> = { ...state.roles };
    for (const { role: given, to, on } of state.handovers) {
      const since = startOfDay(on);
      if (since <= at) roles[given] = { person: to, revision: 0, since, by: 'time' };
    }
    return personIn(role, { ...state, roles }, template);
  };
}
