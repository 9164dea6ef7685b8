import type { Client } from '@temporalio/client';
import { tellTrajectory } from '../../application/workflow-client/trajectory.ts';
import { instantOf } from '../../domain/calendar/instant.ts';
import type { Clock } from '../../platform/clock.ts';
import { type CalendarChange, changesToPassOn, concernedBy, passedOn } from '../../store/calendar/changes.ts';
import type { Store } from '../../store/database/db.ts';
import { derivedId } from '../../store/database/derived-id.ts';
import { insertCommand } from '../../store/trajectories/commands.ts';

/** How many trajectories are told side by side. */
const AT_ONCE = 50;

/**
 * Makes the sweep that tells running trajectories of a changed calendar: what they had planned may now fall on a day off,
 * and each works out anew what comes. A change is done when all have been told; after a crash they are told again, which
 * changes nothing.
 * @returns a function that says how many trajectories it told
 */
export function createPassOnCalendarChanges(deps: {
  readonly client: Client;
  readonly store: Store;
  readonly clock: Clock;
}) {
  return async function passOnCalendarChanges(): Promise<number> {
    let told = 0;
    for (const change of await changesToPassOn(deps.store)) {
      let after: string | undefined;
      let everybody = true;
      for (;;) {
        const concerned = await concernedBy(deps.store, change, { after, limit: AT_ONCE });
        const heard = await Promise.all(concerned.map((id) => tell(deps, id, change)));
        told += heard.filter(Boolean).length;
        everybody &&= heard.every(Boolean);
        after = concerned.at(-1);
        if (concerned.length < AT_ONCE) break;
      }
      if (everybody) await passedOn(deps.store, change);
    }
    return told;
  };
}

/** @returns whether it was told */
async function tell(
  { client, store, clock }: { readonly client: Client; readonly store: Store; readonly clock: Clock },
  trajectoryId: string,
  change: CalendarChange,
): Promise<boolean> {
  const { id: commandId, result } = await insertCommand(store, {
    id: derivedId('calendar-changed', change.id, trajectoryId),
    trajectoryId,
    actor: { kind: 'system' },
    command: { type: 'calendar-changed' },
    receivedAt: instantOf(clock.now().epochMilliseconds),
  });
  if (result !== undefined) return true;
  // Where no workflow runs just now, it is told next time, if one then does.
  return tellTrajectory(client, trajectoryId, commandId);
}
