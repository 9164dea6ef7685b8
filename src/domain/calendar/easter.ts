import { Temporal } from 'temporal-polyfill';

/**
 * Easter Sunday of the Western church, by the anonymous Gregorian computation (Meeus, Jones, Butcher); right for
 * every year of the Gregorian calendar.
 * @param year Year of the Gregorian calendar, 1583 or later.
 * @returns The local date of Easter Sunday.
 */
export function easterSunday(year: number): Temporal.PlainDate {
  const moonCycle = year % 19;
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const moonCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const fullMoon = (19 * moonCycle + century - Math.floor(century / 4) - moonCorrection + 15) % 30;
  const toSunday =
    (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - fullMoon - (yearOfCentury % 4)) % 7;
  const lateMoon = Math.floor((moonCycle + 11 * fullMoon + 22 * toSunday) / 451);
  const daysAfterStart = fullMoon + toSunday - 7 * lateMoon + 114;
  return Temporal.PlainDate.from({
    year,
    month: Math.floor(daysAfterStart / 31),
    day: (daysAfterStart % 31) + 1,
  });
}
