import { epochMillisecondsOf } from '../../domain/calendar/instant.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import type { AskedWorkflow } from './ask-trajectory.ts';

/** So much later than its wake-up a delayed start may come, in milliseconds: its delay is counted from when it comes in. */
const START_TOLERANCE = 60_000;

/**
 * Whether a workflow that runs is behind its row: it would wake later than that says, or does not know that all is over. A
 * lower version alone is not: whatever it has not heard of changes nothing that it does.
 */
export function isBehindRow(
  found: NonNullable<AskedWorkflow['found']>,
  row: { readonly wakeAt?: Instant | undefined; readonly endedAt?: Instant | undefined },
): boolean {
  const { summary, beginsAt } = found;
  if (row.endedAt !== undefined) return !hasEnded(summary?.status);
  if (hasEnded(summary?.status)) return true;
  if (row.wakeAt === undefined) return false;
  const sleepsUntil = summary === undefined ? beginsAt : summary.wakeAt;
  if (sleepsUntil === undefined) return true;
  const tolerance = summary === undefined ? START_TOLERANCE : 0;
  return epochMillisecondsOf(sleepsUntil) > epochMillisecondsOf(row.wakeAt) + tolerance;
}

function hasEnded(status: string | undefined): boolean {
  return status === 'completed' || status === 'stopped';
}
