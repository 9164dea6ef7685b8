import type { Client } from '@temporalio/client';
import { callMailroom } from '../../application/workflow-client/mailroom.ts';
import { instantOf } from '../../domain/calendar/instant.ts';
import type { Instant } from '../../domain/calendar/types.ts';
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
import { decideCalendarChanges } from '../decide-calendar-change.ts';

/** So many are read, decided and stored together. */
const PAGE = 50;

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
    const at = instantOf(deps.clock.now().epochMilliseconds);
    const decided = await decideCalendarChanges(deps, concerned, { at, call });
    for (const [index, { kind }] of decided.entries()) {
      if (kind === 'defect')
        await keepForLater(deps, { trajectoryId: concerned[index] ?? '', change, call, at });
    }
    const moved = decided.filter(({ kind }) => kind === 'moved').length;
    const mailrooms = new Set(
      decided.flatMap((one) => (one.kind === 'moved' && one.mailroom !== undefined ? [one.mailroom] : [])),
    );
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
async function keepForLater(
  deps: AdvanceParts,
  {
    trajectoryId,
    change,
    call,
    at,
  }: {
    readonly trajectoryId: string;
    readonly change: CalendarChange;
    readonly call: CallDates | undefined;
    readonly at: Instant;
  },
): Promise<void> {
  const id = derivedId('calendar-changed', change.id, trajectoryId);
  const command = { type: 'calendar-changed', ...(call === undefined ? {} : { call }) } as const;
  await insertCommand(deps.store, {
    ...{ id, trajectoryId, command, actor: { kind: 'system' }, receivedAt: at },
  });
  await deps.tellTrajectory?.(trajectoryId, id);
}
