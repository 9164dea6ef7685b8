import { dayNumberOf } from '../calendar/day-number.ts';
import { addDays } from '../calendar/offset.ts';
import { isSchoolDay } from '../calendar/school-calendar.ts';
import type { LocalDate, SchoolCalendar } from '../calendar/types.ts';
import { positionOfPath } from '../template/model/lookup.ts';
import type { Template } from '../template/model/types.ts';
import type { AgendaEntry } from '../trajectory/forecast/entries.ts';

/** What falls into somebody's week. */
export type LoadKind = 'conversation' | 'review' | 'deadline';

/** One thing that the agenda of a trajectory predicts for its counsellor. */
export interface PredictedLoad {
  readonly counsellor: string;
  readonly on: LocalDate;
  readonly kind: LoadKind;
}

/** The load of one counsellor in one week, which begins on a Monday. */
export interface WeekLoad {
  readonly counsellor: string;
  readonly monday: LocalDate;
  readonly conversations: number;
  readonly reviews: number;
  readonly deadlines: number;
  readonly total: number;
}

/** The Monday of the week in which a local date lies. */
export function mondayOf(date: LocalDate): LocalDate {
  const sinceMonday = (((dayNumberOf(date) - dayNumberOf('2024-01-01')) % 7) + 7) % 7;
  return addDays(date, -sinceMonday);
}

/**
 * What an agenda asks of the counsellor: conversations on the day that was set or else by their due date, reviews and
 * other work of her own by theirs.
 */
export function loadIn(
  entries: readonly AgendaEntry[],
  template: Template,
  counsellor: string,
): readonly PredictedLoad[] {
  const withDay = new Set(entries.flatMap(({ kind, path }) => (kind === 'appointment' ? [path] : [])));
  return entries.flatMap((entry): PredictedLoad[] => {
    if (entry.kind !== 'deadline' && entry.kind !== 'appointment') return [];
    if (entry.to !== template.counsellorRole || entry.path === undefined) return [];
    const node = positionOfPath(template, entry.path)?.node;
    const step = node?.type === 'step' ? node : undefined;
    const isConversation = step?.kind === 'meeting';
    // A conversation with a day set is counted on that day, not by its due date too.
    if (entry.kind === 'deadline' && withDay.has(entry.path)) return [];
    const kind = isConversation ? 'conversation' : step?.kind === 'review' ? 'review' : 'deadline';
    return [{ counsellor, on: entry.at.slice(0, 10), kind }];
  });
}

/** Loads by counsellor and week, in that order; weeks without anything are left out. */
export function weeksOf(loads: readonly PredictedLoad[]): readonly WeekLoad[] {
  return weeksTogether(
    loads.map(({ counsellor, on, kind }) => ({
      counsellor,
      monday: mondayOf(on),
      conversations: kind === 'conversation' ? 1 : 0,
      reviews: kind === 'review' ? 1 : 0,
      deadlines: kind === 'deadline' ? 1 : 0,
      total: 1,
    })),
  );
}

/** The same weeks of the same counsellors added up, by counsellor and week. */
export function weeksTogether(parts: readonly WeekLoad[]): readonly WeekLoad[] {
  const weeks = new Map<string, WeekLoad>();
  for (const part of parts) {
    const key = `${part.counsellor} ${part.monday}`;
    const before = weeks.get(key);
    weeks.set(key, before === undefined ? part : together(before, part));
  }
  return [...weeks.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, week]) => week);
}

function together(one: WeekLoad, other: WeekLoad): WeekLoad {
  return {
    ...one,
    conversations: one.conversations + other.conversations,
    reviews: one.reviews + other.reviews,
    deadlines: one.deadlines + other.deadlines,
    total: one.total + other.total,
  };
}

const [CROWDED_FROM, TIMES_AVERAGE, WEEKS_AROUND, MOST_SUGGESTIONS] = [4, 1.5, 3, 3];

/** How much is in the weeks of somebody that have something in them, on average. */
export function averageOf(weeks: readonly WeekLoad[]): number {
  return weeks.reduce((sum, week) => sum + week.total, 0) / Math.max(1, weeks.length);
}

/** Whether a week with so much in it is crowded for somebody whose weeks with tasks have so many on average. */
export function isCrowded(total: number, average: number): boolean {
  return total >= CROWDED_FROM && total >= TIMES_AVERAGE * average;
}

/** A week for a date, and lighter ones near it when it is crowded. */
export interface WeekSuggestion {
  readonly monday: LocalDate;
  readonly total: number;
  readonly crowded: boolean;
  /** Lightest first; empty when the week is not crowded. */
  readonly lighter: readonly {
    readonly monday: LocalDate;
    readonly total: number;
    readonly date: LocalDate;
  }[];
}

/**
 * What planning something on a date means for somebody, and up to three lighter weeks within three weeks of it: on the
 * same day of the week where that is a school day, never before today and never in a holiday.
 * @param weeks of this one counsellor
 */
export function suggestWeek(
  weeks: readonly WeekLoad[],
  date: LocalDate,
  today: LocalDate,
  calendar: SchoolCalendar,
): WeekSuggestion {
  const monday = mondayOf(date);
  const totalOf = (week: LocalDate) => weeks.find((one) => one.monday === week)?.total ?? 0;
  const total = totalOf(monday);
  const average = averageOf(weeks);
  const crowded = isCrowded(total, average);
  if (!crowded) return { monday, total, crowded, lighter: [] };
  const weekday = dayNumberOf(date) - dayNumberOf(monday);
  const lighter = Array.from({ length: 2 * WEEKS_AROUND + 1 }, (_, index) => index - WEEKS_AROUND)
    .filter((distance) => distance !== 0)
    .flatMap((distance) => {
      const week = addDays(monday, 7 * distance);
      const days = [weekday, 0, 1, 2, 3, 4].map((day) => addDays(week, day));
      const free = days.find((day) => day >= today && isSchoolDay(day, calendar));
      return free === undefined ? [] : [{ monday: week, total: totalOf(week), date: free, distance }];
    })
    .filter((week) => week.total < total && !isCrowded(week.total + 1, average))
    .sort(
      (a, b) => a.total - b.total || Math.abs(a.distance) - Math.abs(b.distance) || a.distance - b.distance,
    )
    .slice(0, MOST_SUGGESTIONS)
    .map(({ distance: _, ...week }) => week);
  return { monday, total, crowded, lighter };
}
