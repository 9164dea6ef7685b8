import type { LocalDate } from '../../calendar/types.ts';
import type { TrajectoryStatus } from '../model/state.ts';

/**
 * Whether a due date of a trajectory has passed.
 * @param today local date
 */
export function isLate(
  { status, nextDue }: { readonly status: TrajectoryStatus; readonly nextDue?: LocalDate },
  today: LocalDate,
): boolean {
  return status === 'active' && nextDue !== undefined && nextDue < today;
}
