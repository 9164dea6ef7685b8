import type { Client } from '@temporalio/client';
import { callMailroom } from '../../application/workflow-client/mailroom.ts';
import { instantOf } from '../../domain/calendar/instant.ts';
import { datesOfCall } from '../../domain/programmes/dates.ts';
import type { CallDates } from '../../domain/trajectory/model/state.ts';
import type { Clock } from '../../platform/clock.ts';
import {
  type CalendarChange,
  concernedBy,
  giveCalendarChangeBack,
  noteDecided,
  takeCalendarChange,
} from '../../store/calendar/changes.ts';
import type { WholeStore } from '../../store/database/db.ts';
import { derivedId } from '../../store/database/derived-id.ts';
import { findProgramme } from '../../store/programmes/programmes.ts';
import { insertCommand } from '../../store/trajectories/commands.ts';
import type { AdvanceParts } from '../advance-trajectory.ts';
import { decideCalendarChange } from '../decide-calendar-change.ts';

/** How many are read at once, and decided side by side: people's commands come first. */
const PAGE = 60;
const AT_ONCE = 6;

/**
 * Makes the sweep that has every running trajectory decided by a changed calendar, or by the other dates of its call: what it
 * had planned may now fall on a day off, or on another day. What is noted is how many have been decided, so that "done" is said when all have; after a crash it goes on where it
 * was. The mailrooms are called once a page at most.
 * @returns a function that says of how many trajectories something moved
 */
export function createPassOnCalendarChanges(
  deps: AdvanceParts & { readonly client: Client; readonly clock: Clock },
) {
  return async function passOnCalendarChanges(): Promise<number> {
    let moved = 0;
    for (;;) {
      const change = await takeCalendarChange(deps.store);
      if (change === undefined) return moved;
      try {
        moved += await passOn(deps, change);
      } catch (error) {
        await giveCalendarChangeBack(deps.store, change).catch(() => undefined);
        throw error;
      }
    }
  };
}

async function passOn(
  deps: AdvanceParts & { readonly client: Client; readonly clock: Clock },
  change: CalendarChange,
): Promise<number> {
  const { store } = deps;
  let { after } = change;
  let all = 0;
  const call = await datesOfChange(store, change);
  for (;;) {
    const concerned = await concernedBy(store, change, { after, limit: PAGE });
    const mailrooms = new Set<number>();
    const left = [...concerned];
    let moved = 0;
    const work = async () => {
      for (let id = left.shift(); id !== undefined; id = left.shift()) {
        const decided = await decideOne(deps, id, change, call);
        if (decided.kind === 'moved') moved += 1;
        if (decided.kind === 'moved' && decided.mailroom !== undefined) mailrooms.add(decided.mailroom);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    for (const partition of mailrooms) await callMailroom(deps.client, partition).catch(() => undefined);
    all += moved;
    after = concerned.at(-1) ?? after;
    const done = concerned.length < PAGE;
    await noteDecided(store, change, { decided: concerned.length, moved, after, done });
    if (done) return all;
  }
}

/** The dates that the call has now: of two changes one after the other, both find the last. */
async function datesOfChange(
  store: WholeStore,
  { programme, cohort }: CalendarChange,
): Promise<CallDates | undefined> {
  if (programme === undefined) return undefined;
  const found = await findProgramme(store, programme);
  const call = found?.programme.calls.find(({ id }) => id === cohort);
  return call === undefined ? undefined : datesOfCall(call);
}

/** One that a fault of ours keeps from being decided holds up nobody: it is asked by a stored command, which is kept. */
async function decideOne(
  deps: AdvanceParts & { readonly clock: Clock },
  trajectoryId: string,
  change: CalendarChange,
  call: CallDates | undefined,
) {
  const now = instantOf(deps.clock.now().epochMilliseconds);
  const decided = await decideCalendarChange(deps, trajectoryId, now, call);
  if (decided.kind === 'defect') {
    const id = derivedId('calendar-changed', change.id, trajectoryId);
    const command = { type: 'calendar-changed', ...(call === undefined ? {} : { call }) } as const;
    await insertCommand(deps.store, {
      id,
      trajectoryId,
      actor: { kind: 'system' },
      command,
      receivedAt: now,
    });
    await deps.tellTrajectory?.(trajectoryId, id);
  }
  return decided;
}
