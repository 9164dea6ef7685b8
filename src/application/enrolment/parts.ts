import type { Instant } from '../../domain/calendar/types.ts';
import type { Store } from '../../store/database/db.ts';
import type { TrajectoryStart } from '../workflow-client/start-trajectory.ts';

/** What an activity that enrols works with. */
export interface EnrollingParts {
  readonly store: Store;
  /**
   * Starts the workflow of a trajectory that was enrolled; must be safe to repeat, and may fail: what is not started is
   * started later.
   */
  readonly startTrajectory: (start: TrajectoryStart, at: Instant) => Promise<void>;
}
