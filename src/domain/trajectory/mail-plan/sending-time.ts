import { addDays, land } from '../../calendar/offset.ts';
import { RULES_ONLY } from '../../calendar/school-calendar.ts';
import type { Instant, LocalDate } from '../../calendar/types.ts';
import { localDateOf, localTimeOf, MAIL_HOURS, morningOf } from '../../calendar/wall-clock.ts';
import { roleOf } from '../../template/model/lookup.ts';
import type { Template } from '../../template/model/types.ts';
import type { Context } from '../model/advanced.ts';
import type { Snapshot } from '../model/memoize.ts';
import type { Pause, TrajectoryState } from '../model/state.ts';
import { type EndedPause, pauseAround, shifted } from '../rules/due-dates.ts';

/** When a mail goes. */
export interface SendingTime {
  readonly on: LocalDate;
  readonly at: Instant;
  /** It answers an act, and goes at any hour. */
  readonly immediate: boolean;
  /** The day on which it would have gone if that had been a good one. */
  readonly movedFrom?: LocalDate;
}

/** When a mail goes that answers an act: at once. What was done during a pause waits for its end, and a good morning. */
export function sendingTimeOfAct(role: string, at: Instant, snapshot: Snapshot): SendingTime {
  const pause = pauseAround(at, snapshot.state.pauses);
  if (pause === undefined) return { on: localDateOf(at), at, immediate: true };
  const on = firstMorningAfter(pause, snapshot.state.id);
  return sendingTimeOnDate(role, on, on, snapshot);
}

/** When a mail goes that a change of hands brings about: at once after an act, on the morning of a planned date. */
export function sendingTimeOfChange(
  role: string,
  { at, by }: { readonly at: Instant; readonly by: 'act' | 'time' },
  snapshot: Snapshot,
): SendingTime {
  if (by === 'act') return sendingTimeOfAct(role, at, snapshot);
  // An appointment may be near: calendars are put right whatever the day.
  return sendingTimeOfAct(role, morningOf(localDateOf(at), snapshot.state.id), snapshot);
}

/**
 * When a mail goes that time brings about. Schools are left alone in their holidays, everybody at weekends: what falls
 * there goes on the first good morning after. It lands before pauses are counted as well, so that what a pause caught on its
 * way moves along with it; what went on the morning of the day on which a pause began is not caught.
 * @param natural local date on which it would go
 * @param anchor local date from which that was counted, and pauses are
 */
export function sendingTimeOnDate(
  role: string,
  natural: LocalDate,
  anchor: LocalDate,
  snapshot: Snapshot,
): SendingTime {
  const { state, template, context } = snapshot;
  if (state.pauses.length === 0)
    return morningOn(landFor(role, natural, template, context), natural, state.id);
  const isCaught = (date: LocalDate, pause: Pause) => morningOf(date, state.id) > pause.pausedAt;
  const landed = (date: LocalDate, pause?: Pause) => {
    const on = landFor(role, date, template, context);
    // Resumed in the course of a day, its morning is over: the next one will do, and nothing goes in a burst.
    const isOver = pause?.resumedAt !== undefined && morningOf(on, state.id) < pause.resumedAt;
    return isOver ? landFor(role, addDays(on, 1), template, context) : on;
  };
  const on = shifted(natural, anchor, state.pauses, { landed, isCaught });
  return morningOn(on, shifted(natural, anchor, state.pauses, { isCaught }), state.id);
}

/**
 * When a mail goes that belongs to the day of an appointment, on it or before. An appointment keeps its day whatever is
 * paused; a mail whose morning was in a pause goes when the pause is over.
 * @returns nothing when that would be too late to say it
 */
export function sendingTimeBefore(
  role: string,
  natural: LocalDate,
  last: LocalDate,
  snapshot: Snapshot,
): SendingTime | undefined {
  const { state, template, context } = snapshot;
  const landed = landFor(role, natural, template, context);
  const pause = pauseAround(morningOf(landed, state.id), state.pauses);
  const on =
    pause === undefined ? landed : landFor(role, firstMorningAfter(pause, state.id), template, context);
  if (pause !== undefined && on > last) return undefined;
  return { ...morningOn(on, on, state.id), ...(landed === natural ? {} : { movedFrom: natural }) };
}

/**
 * When a mail goes that must come just before a day whatever the holiday: on the last working day up to `eve`.
 * @returns nothing during a pause
 */
export function sendingTimeJustBefore(eve: LocalDate, { state }: Snapshot): SendingTime | undefined {
  let on = eve;
  while (land(on, 'next-working-day', RULES_ONLY) !== on) on = addDays(on, -1);
  if (pauseAround(morningOf(on, state.id), state.pauses) !== undefined) return undefined;
  return { on, at: morningOf(on, state.id), immediate: true, ...(on === eve ? {} : { movedFrom: eve }) };
}

function morningOn(on: LocalDate, meant: LocalDate, id: string): SendingTime {
  const time = { on, at: morningOf(on, id), immediate: false };
  return on === meant ? time : { ...time, movedFrom: meant };
}

/** On which morning a mail to a role goes: a school day for a school, else a working day; the first from a date on. */
export function goodMorning(
  role: string,
  date: LocalDate,
  { id }: Pick<TrajectoryState, 'id'>,
  template: Template,
  context: Context,
): Instant {
  return morningOf(landFor(role, date, template, context), id);
}

/**
 * When a mail that time brought about goes once it has missed its morning: at once by day, on a day on which its role gets
 * mail; otherwise on the next such morning.
 */
export function sendingTimeOfMissed(
  role: string,
  now: Instant,
  trajectory: Pick<TrajectoryState, 'id'>,
  template: Template,
  context: Context,
): Instant {
  const today = localDateOf(now);
  const time = localTimeOf(now);
  const next = landFor(role, today, template, context);
  if (next > today || time < MAIL_HOURS.from) return morningOf(next, trajectory.id);
  return time < MAIL_HOURS.to ? now : goodMorning(role, addDays(today, 1), trajectory, template, context);
}

function landFor(role: string, date: LocalDate, template: Template, { calendar }: Context): LocalDate {
  const isSchool = roleOf(template, role)?.party === 'school';
  return land(date, isSchool ? 'next-school-day' : 'next-working-day', calendar);
}

function firstMorningAfter({ to, resumedAt }: EndedPause, id: string): LocalDate {
  return morningOf(to, id) < resumedAt ? addDays(to, 1) : to;
}
