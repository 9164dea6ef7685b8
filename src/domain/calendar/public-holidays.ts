import type { Text } from '../text.ts';
import { easterSunday } from './easter.ts';
import type { LocalDate } from './types.ts';

/** One of the ten Belgian public holidays in one year. */
export type PublicHoliday = { date: LocalDate; name: Text };

const FIXED: readonly { monthDay: string; name: Text }[] = [
  { monthDay: '01-01', name: { nl: 'Nieuwjaar', en: 'New Year' } },
  { monthDay: '05-01', name: { nl: 'Dag van de Arbeid', en: 'Labour Day' } },
  { monthDay: '07-21', name: { nl: 'Nationale feestdag', en: 'National Day' } },
  { monthDay: '08-15', name: { nl: 'Onze-Lieve-Vrouw-Hemelvaart', en: 'Assumption' } },
  { monthDay: '11-01', name: { nl: 'Allerheiligen', en: 'All Saints' } },
  { monthDay: '11-11', name: { nl: 'Wapenstilstand', en: 'Armistice Day' } },
  { monthDay: '12-25', name: { nl: 'Kerstmis', en: 'Christmas Day' } },
];

const AFTER_EASTER: readonly { days: number; name: Text }[] = [
  { days: 1, name: { nl: 'Paasmaandag', en: 'Easter Monday' } },
  { days: 39, name: { nl: 'Hemelvaart', en: 'Ascension Day' } },
  { days: 50, name: { nl: 'Pinkstermaandag', en: 'Whit Monday' } },
];

/**
 * The ten public holidays of Belgium in a calendar year, in order of date (royal decree of 18 April 1974 on the
 * Act of 4 January 1974). 11 July, the day of the Flemish Community, is not one of them.
 * @param year Calendar year, not a school year.
 */
export function publicHolidaysOf(year: number): PublicHoliday[] {
  const easter = easterSunday(year);
  const prefix = String(year).padStart(4, '0');
  const holidays = [
    ...FIXED.map(({ monthDay, name }) => ({ date: `${prefix}-${monthDay}`, name })),
    ...AFTER_EASTER.map(({ days, name }) => ({ date: easter.add({ days }).toString(), name })),
  ];
  return holidays.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}
