import type { TrajectoryStatus } from './state.ts';

/** Whether a trajectory has not ended: it goes on, or is paused and may go on. */
export function isRunning({ status }: { readonly status: TrajectoryStatus }): boolean {
  return status === 'active' || status === 'paused';
}
