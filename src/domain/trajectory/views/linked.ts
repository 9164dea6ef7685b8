import { stepsOf } from '../../template/model/lookup.ts';
import type { Template } from '../../template/model/types.ts';
import { idOf } from '../model/paths.ts';
import type { LinkedTrajectory, TrajectoryState } from '../model/state.ts';

/** Where a trajectory stands, as the other trajectories of its subject may know it. */
export function asLinked(state: TrajectoryState, template: Template): LinkedTrajectory {
  const milestones = new Set(
    stepsOf(template)
      .filter((step) => step.milestone)
      .map((step) => step.id),
  );
  const phases = template.phases.flatMap((phase) => {
    const node = state.nodes[phase.id];
    return node === undefined ? [] : [[phase.id, node.status] as const];
  });
  return {
    id: state.id,
    template: template.id,
    status: state.status,
    phases: Object.fromEntries(phases),
    milestones: Object.values(state.nodes)
      .filter((node) => node.status === 'done' && milestones.has(idOf(node.path)))
      .map((node) => idOf(node.path))
      .sort(),
  };
}

/** Whether others have something to be told: a phase, a milestone or the status is not what it was. */
export function hasNewsForOthers(
  before: TrajectoryState | undefined,
  after: TrajectoryState,
  template: Template,
): boolean {
  return (
    before === undefined ||
    JSON.stringify(asLinked(before, template)) !== JSON.stringify(asLinked(after, template))
  );
}
