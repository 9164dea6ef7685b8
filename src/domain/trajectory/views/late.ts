import { addDays } from '../../calendar/offset.ts';
import type { LocalDate } from '../../calendar/types.ts';
import { localDateOf } from '../../calendar/wall-clock.ts';
import { taskOfPath } from '../model/built-in-tasks.ts';
import type { Snapshot } from '../model/memoize.ts';
import type { NodeState, TrajectoryStatus } from '../model/state.ts';
import { standing } from '../rules/due-dates.ts';
import { quietOf, silentFrom } from '../rules/silence.ts';

/** More than this many local days late puts a trajectory at risk; the column `at_risk_from` of a migration says the same. */
export const DAYS_AT_RISK = 14;

/**
 * The last local date on which an open occurrence is in time: its due date, or the day on which people last meet for it
 * when that is later. Whoever has a date is not late before it.
 */
export function inTimeUntil({
  node,
  due,
}: {
  readonly node: NodeState;
  readonly due?: LocalDate | undefined;
}): LocalDate | undefined {
  if (due === undefined) return undefined;
  const days = (standing(node) ?? []).map(({ start }) => localDateOf(start));
  return days.reduce((latest, day) => (day > latest ? day : latest), due);
}

/**
 * Whether a due date of a trajectory has passed.
 * @param nextDue the first day until which something open is in time, see {@link inTimeUntil}
 * @param today local date
 */
export function isLate(
  { status, nextDue }: { readonly status: TrajectoryStatus; readonly nextDue?: LocalDate | undefined },
  today: LocalDate,
): boolean {
  return status === 'active' && nextDue !== undefined && nextDue < today;
}

/**
 * Whether a trajectory may be lost: something open is more than two weeks late, or its counsellor was asked what to do
 * about silence or a role in which nobody is reached.
 * @param open its open occurrences
 */
export function isAtRisk(
  trajectory: { readonly status: TrajectoryStatus; readonly nextDue?: LocalDate | undefined },
  open: readonly { readonly path: string }[],
  today: LocalDate,
): boolean {
  if (trajectory.status !== 'active') return false;
  const isAsked = open.some(
    ({ path }) => taskOfPath(path) === 'silence' || taskOfPath(path) === 'no_contact',
  );
  return isAsked || isLate(trajectory, addDays(today, -DAYS_AT_RISK));
}

/**
 * Since which local date a trajectory has been silent, where it has been so for long enough that its counsellor is told.
 * @param today local date
 */
export function silentSince(snapshot: Snapshot, today: LocalDate): LocalDate | undefined {
  const quiet = quietOf(snapshot);
  return quiet !== undefined && silentFrom(quiet, snapshot) <= today ? quiet.since : undefined;
}
