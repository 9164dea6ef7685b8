import { personIn } from '../../domain/trajectory/model/role-holders.ts';
import { type StepView, stepsSoFar } from '../../domain/trajectory/views/steps.ts';
import type { OpenedLink } from './open.ts';

/** Whether the reader of a link follows the trajectory, and so may move what it waits for. */
export function follows({ trajectory, template, person, usable }: OpenedLink): boolean {
  return usable && personIn(template.counsellorRole, trajectory.state, template) === person.id;
}

/** The open step of somebody else that a reader who follows the trajectory may move; nothing for other readers. */
export function followedStep(opened: OpenedLink, path: string): StepView | undefined {
  if (!follows(opened)) return undefined;
  const { trajectory, template, context, person } = opened;
  return stepsSoFar(trajectory.state, template, context).find(
    (view) => view.path === path && view.node.status === 'open' && view.person !== person.id,
  );
}
