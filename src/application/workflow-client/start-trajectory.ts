import type { TrajectoryInput } from '../../workflows/types.ts';
import type { Dependencies } from '../dependencies.ts';
import { nowOf } from '../now.ts';
import { askTemporal } from './ask.ts';
import { startTrajectory } from './trajectory.ts';

/**
 * Starts the workflow of a trajectory, once: when it runs already, or has run, that is as good.
 * @param input `mailroom` is the partition to wake, when the enrolment planned something earlier than its alarm;
 *   without a summary the workflow begins by looking
 * @throws what the client throws when Temporal does not answer; the enrolment stands, and the workflow is started later
 */
export async function startTrajectoryWorkflow(request: {
  deps: Pick<Dependencies, 'store' | 'temporal' | 'clock'>;
  input: TrajectoryInput;
}): Promise<void> {
  const { deps, input } = request;
  const { store } = deps;
  await askTemporal(deps, (client) => startTrajectory({ client, store }, input, nowOf(deps)));
}
