import { Temporal } from 'temporal-polyfill';
import type { Text } from '../text.ts';
import { easterSunday } from './easter.ts';
import type { LocalDate } from './types.ts';

/** What a holiday is: one of the five school holidays, or a single free day (or bridge of two days). */
export type HolidayKind =
  | 'autumn'
  | 'christmas'
  | 'carnival'
  | 'easter'
  | 'summer'
  | 'free-day'
  | 'extra-holiday';

/** A period without school; `from` and `to` are both included and count weekends. */
export type Holiday = {
  readonly kind: HolidayKind;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly name: Text;
};

type Span = { from: Temporal.PlainDate; to: Temporal.PlainDate };

const NAMES = {
  autumn: { nl: 'Herfstvakantie', en: 'Autumn holiday' },
  christmas: { nl: 'Kerstvakantie', en: 'Christmas holiday' },
  carnival: { nl: 'Krokusvakantie', en: 'Carnival holiday' },
  easter: { nl: 'Paasvakantie', en: 'Easter holiday' },
  summer: { nl: 'Zomervakantie', en: 'Summer holiday' },
} as const satisfies Record<string, Text>;

/**
 * All holidays and free days of one Flemish school year, in order of date, by the rules of article 7 of the
 * decision of the Flemish Government of 31 August 2001 (secondary education; the decision of 17 April 1991 has
 * the same rules for primary). Exceptions to the rules, as in 2020 and 2021, are overrides.
 * @param schoolYearStart Calendar year in which the school year begins: 2026 stands for 2026-2027.
 * @returns Five school holidays (the summer one closes the year) and the free days outside them.
 */
export function schoolHolidaysOf(schoolYearStart: number): readonly Holiday[] {
  const known = byYear.get(schoolYearStart) ?? workOut(schoolYearStart);
  byYear.set(schoolYearStart, known);
  return known;
}

// The rules give the same for a year each time, and every drawing asks for several.
const byYear = new Map<number, readonly Holiday[]>();

function workOut(schoolYearStart: number): readonly Holiday[] {
  const easter = easterSunday(schoolYearStart + 1);
  const easterHoliday = easterHolidayOf(easter);
  const holidays = [
    holiday('autumn', NAMES.autumn, autumnHolidayOf(schoolYearStart)),
    holiday('christmas', NAMES.christmas, christmasHolidayOf(schoolYearStart)),
    holiday('carnival', NAMES.carnival, carnivalHolidayOf(easter)),
    holiday('easter', NAMES.easter, easterHoliday),
    holiday('summer', NAMES.summer, summerHolidayOf(schoolYearStart + 1)),
    ...freeDaysOf(schoolYearStart, easter, easterHoliday),
  ];
  return holidays.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

/** Rule 1: the Monday of the week with 1 November, one week; 1 November on a Sunday: from 2 November. */
function autumnHolidayOf(year: number): Span {
  const allSaints = day(year, 11, 1);
  return weeks(allSaints.dayOfWeek === 7 ? allSaints.add({ days: 1 }) : mondayOf(allSaints), 1);
}

/** Rule 2: the Monday of the week with 25 December, two weeks; 25 December at the weekend: the Monday after. */
function christmasHolidayOf(year: number): Span {
  const christmas = day(year, 12, 25);
  const monday = mondayOf(christmas);
  return weeks(christmas.dayOfWeek >= 6 ? monday.add({ days: 7 }) : monday, 2);
}

/** Rule 3: the seventh Monday before Easter, one week. */
function carnivalHolidayOf(easter: Temporal.PlainDate): Span {
  return weeks(mondayOf(easter).subtract({ weeks: 6 }), 1);
}

/**
 * Rule 4: the first Monday of April, two weeks; Easter in March: the Monday after Easter; Easter after 15 April:
 * the second Monday before Easter, and then Easter Monday is free as well.
 */
function easterHolidayOf(easter: Temporal.PlainDate): Span {
  if (easter.month === 3) return weeks(easter.add({ days: 1 }), 2);
  if (easter.day > 15) {
    const holiday = weeks(mondayOf(easter).subtract({ weeks: 1 }), 2);
    return { from: holiday.from, to: easter.add({ days: 1 }) };
  }
  return weeks(mondayOf(easter.with({ day: 7 })), 2);
}

/** Rule 5: 1 July to 31 August. */
function summerHolidayOf(year: number): Span {
  return { from: day(year, 7, 1), to: day(year, 8, 31) };
}

/** Rule 6: 11 November, Easter Monday, 1 May, Ascension and the day after, Whit Monday. */
function freeDaysOf(schoolYearStart: number, easter: Temporal.PlainDate, easterHoliday: Span): Holiday[] {
  const armistice = day(schoolYearStart, 11, 11);
  const labourDay = day(schoolYearStart + 1, 5, 1);
  const easterMonday = easter.add({ days: 1 });
  const ascension = easter.add({ days: 39 });
  const whitMonday = easter.add({ days: 50 });
  const freeDays = [
    freeDay({ nl: 'Wapenstilstand', en: 'Armistice Day' }, armistice),
    freeDay({ nl: 'Dag van de Arbeid', en: 'Labour Day' }, labourDay),
    freeDay(
      { nl: 'Hemelvaart en brugdag', en: 'Ascension and the day after' },
      ascension,
      ascension.add({ days: 1 }),
    ),
    freeDay({ nl: 'Pinkstermaandag', en: 'Whit Monday' }, whitMonday),
  ];
  // Easter Monday is nearly always part of the Easter holiday; it stands alone when Easter is on 14 or 15 April.
  if (Temporal.PlainDate.compare(easterMonday, easterHoliday.to) > 0) {
    freeDays.push(freeDay({ nl: 'Paasmaandag', en: 'Easter Monday' }, easterMonday));
  }
  return freeDays;
}

function day(year: number, month: number, dayOfMonth: number): Temporal.PlainDate {
  return Temporal.PlainDate.from({ year, month, day: dayOfMonth });
}

function mondayOf(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.subtract({ days: date.dayOfWeek - 1 });
}

function weeks(monday: Temporal.PlainDate, count: number): Span {
  return { from: monday, to: monday.add({ days: count * 7 - 1 }) };
}

function holiday(kind: HolidayKind, name: Text, span: Span): Holiday {
  return { kind, from: span.from.toString(), to: span.to.toString(), name };
}

function freeDay(name: Text, from: Temporal.PlainDate, to = from): Holiday {
  return holiday('free-day', name, { from, to });
}
