import { EVERYTHING } from '../../domain/access/scope.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import { mailPartitionOf } from '../../store/mail/partition.ts';
import { type Defect, openDefects } from '../../store/operations/defects.ts';
import { countLiveLinks } from '../../store/people/links.ts';
import { findTrajectoryHead } from '../../store/trajectories/trajectories.ts';
import { trajectoriesQueue } from '../../workflows/types.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';
import { nowOf } from '../now.ts';
import { sortError } from '../outage.ts';
import { type LiveState, readLiveState } from '../trajectories/live.ts';
import { askTrajectory } from '../workflow-client/ask-trajectory.ts';
import { callMailroom } from '../workflow-client/mailroom.ts';
import { restartTrajectory } from '../workflow-client/start-trajectory.ts';
import { tellBehind } from '../workflow-client/tell-behind.ts';

/** What somebody who looks after the installation sees of the workflow of one trajectory. */
export type WorkflowCondition = {
  /** Absent while Temporal or its workers do not answer. */
  readonly live?: LiveState;
  readonly queue: string;
  /** When time next changes it, by the database. */
  readonly wakeAt?: Instant;
  /** Personal links that still work. */
  readonly links: number;
  /** What of it stands still because of a fault of ours. */
  readonly defects: readonly Defect[];
};

/**
 * The workflow of a trajectory, beside what the database says.
 * @throws `not-found` for an unknown trajectory
 */
export async function readWorkflow(request: {
  deps: Pick<Dependencies, 'store' | 'temporal' | 'clock'>;
  trajectoryId: string;
}): Promise<WorkflowCondition> {
  const { deps, trajectoryId } = request;
  const head = await findTrajectoryHead(deps.store, EVERYTHING, trajectoryId);
  if (head === undefined) throw notFound();
  const [live, links, defects] = await Promise.all([
    liveIfThere(request),
    countLiveLinks(deps.store, trajectoryId, nowOf(deps)),
    openDefects(deps.store),
  ]);
  return {
    ...{ queue: trajectoriesQueue, links },
    ...(live === undefined ? {} : { live }),
    ...(head.wakeAt === undefined ? {} : { wakeAt: head.wakeAt }),
    defects: defects.filter(
      (one) => one.trajectoryId === trajectoryId || (one.kind === 'wake-up' && one.subject === trajectoryId),
    ),
  };
}

async function liveIfThere(request: Parameters<typeof readLiveState>[0]): Promise<LiveState | undefined> {
  try {
    return await readLiveState(request);
  } catch (error) {
    if (sortError(error).sort === 'outage') return undefined;
    throw error;
  }
}

/** What became of a repair. */
export type Repaired = 'heard' | 'restarted' | 'still-stuck' | 'ended';

/**
 * Has the workflow of a trajectory look where that stands, and starts it anew when it is gone. What was done is not done again.
 * @throws `not-found` for an unknown trajectory; an outage when Temporal or its workers do not answer
 */
export async function repairTrajectory(request: {
  deps: Pick<Dependencies, 'store' | 'temporal' | 'clock'>;
  trajectoryId: string;
}): Promise<Repaired> {
  const { deps, trajectoryId } = request;
  const { store, temporal } = deps;
  const head = await findTrajectoryHead(store, EVERYTHING, trajectoryId);
  if (head === undefined) throw notFound();
  if (head.endedAt !== undefined) return 'ended';
  if (await tellBehind({ client: temporal.client, store }, trajectoryId)) return 'heard';
  const { found } = await askTrajectory(deps, trajectoryId);
  if (found?.description.status.name === 'RUNNING') return 'still-stuck';
  const mailroom = mailPartitionOf(head.organisationId, store.mailPartitions);
  await restartTrajectory(temporal.client, { trajectoryId }, nowOf(deps));
  await callMailroom(temporal.client, mailroom);
  return 'restarted';
}
