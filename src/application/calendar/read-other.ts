import { parse } from 'yaml';
import { z } from 'zod';
import type { OtherCalendar } from '../../domain/calendar/other-calendar.ts';
import { isSchoolYear, schoolYearOf } from '../../domain/calendar/school-year.ts';
import { createApplicationError } from '../application-error.ts';

const text = z.strictObject({ nl: z.string().min(1).max(100), en: z.string().min(1).max(100) });
const date = z.iso.date();
const file = z.strictObject({
  calendar: z.string().regex(/^[a-z][a-z0-9-]{1,59}$/),
  title: text,
  source: z.string().min(3).max(500),
  school_years: z.array(z.string().refine(isSchoolYear, 'no school year, such as 2026-2027')).min(1).max(20),
  holidays: z
    .array(
      z
        .strictObject({ from: date, to: date, name: text })
        .refine(({ from, to }) => from <= to, 'ends before it begins'),
    )
    .max(400),
  free_days: z.array(z.strictObject({ on: date, name: text })).max(400),
});

/**
 * Reads a calendar of school holidays from its file; every date lies in one of its school years.
 * @throws `invalid` naming what cannot be read, and why
 */
export function readOtherCalendar(source: string): OtherCalendar {
  const read = file.safeParse(parsed(source));
  if (!read.success) {
    const [first] = read.error.issues;
    throw unreadable(first?.path.join('.') ?? '', first?.message ?? '');
  }
  const { calendar, school_years: schoolYears, holidays, free_days: freeDays } = read.data;
  const outside = [...holidays.flatMap(({ from, to }) => [from, to]), ...freeDays.map(({ on }) => on)].find(
    (one) => !schoolYears.includes(schoolYearOf(one)),
  );
  if (outside !== undefined) throw unreadable('school_years', `${outside} lies in none of them`);
  return { calendar, schoolYears, holidays, freeDays };
}

function parsed(source: string): unknown {
  try {
    return parse(source, { schema: 'failsafe' });
  } catch (error) {
    throw unreadable('', error instanceof Error ? (error.message.split('\n')[0] ?? '') : '');
  }
}

function unreadable(path: string, why: string) {
  const message = {
    nl: `Deze kalender kan niet gelezen worden: ${path === '' ? '' : `${path}: `}${why}`,
    en: `This calendar cannot be read: ${path === '' ? '' : `${path}: `}${why}`,
  };
  return createApplicationError({
    ...{ code: 'calendar-unreadable', kind: 'invalid', title: message },
    errors: [{ path, code: 'calendar-unreadable', message }],
  });
}
