import { personIn } from '../../domain/trajectory/model/role-holders.ts';
import type { OpenedLink } from './open.ts';

/** Whether the reader of a link follows the trajectory, and so may move what it waits for. */
export function follows({ trajectory, template, person, usable }: OpenedLink): boolean {
  return usable && personIn(template.counsellorRole, trajectory.state, template) === person.id;
}
