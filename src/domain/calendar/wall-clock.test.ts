import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { canonicalInstant, compareInstants, epochMillisecondsOf, instantOf, laterBy } from './instant.ts';
import { anyDate } from './test-arbitraries.ts';
import {
  endOfDay,
  formatWithOffset,
  instantAt,
  localDateOf,
  localTimeOf,
  morningOf,
  spreadMinutes,
  startOfDay,
  wakeOf,
} from './wall-clock.ts';

const twoDigits = (value: number) => String(value).padStart(2, '0');
const anyTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${twoDigits(hour)}:${twoDigits(minute)}`);

describe('a time in Brussels', () => {
  it('is an hour ahead of UTC in winter and two in summer', () => {
    expect(instantAt('2027-03-01', '08:12')).toBe('2027-03-01T07:12:00.000Z');
    expect(instantAt('2027-07-01', '08:12')).toBe('2027-07-01T06:12:00.000Z');
    expect(instantAt('2028-02-29', '00:00')).toBe('2028-02-28T23:00:00.000Z');
    expect(instantAt('2027-01-01', '00:30')).toBe('2026-12-31T23:30:00.000Z');
  });

  it('keeps its hour in the morning over both clock changes', () => {
    expect(instantAt('2027-03-27', '08:00')).toBe('2027-03-27T07:00:00.000Z');
    expect(instantAt('2027-03-28', '08:00')).toBe('2027-03-28T06:00:00.000Z');
    expect(instantAt('2027-10-30', '08:00')).toBe('2027-10-30T06:00:00.000Z');
    expect(instantAt('2027-10-31', '08:00')).toBe('2027-10-31T07:00:00.000Z');
  });

  it('that the clock skips moves an hour later', () => {
    expect(formatWithOffset(instantAt('2027-03-28', '01:59'))).toBe('2027-03-28T01:59:00+01:00');
    expect(formatWithOffset(instantAt('2027-03-28', '02:30'))).toBe('2027-03-28T03:30:00+02:00');
    expect(formatWithOffset(instantAt('2027-03-28', '03:00'))).toBe('2027-03-28T03:00:00+02:00');
  });

  it('that comes twice is the first of both', () => {
    expect(formatWithOffset(instantAt('2027-10-31', '01:59'))).toBe('2027-10-31T01:59:00+02:00');
    expect(formatWithOffset(instantAt('2027-10-31', '02:30'))).toBe('2027-10-31T02:30:00+02:00');
    expect(formatWithOffset(instantAt('2027-10-31', '03:00'))).toBe('2027-10-31T03:00:00+01:00');
    expect(localTimeOf('2027-10-31T01:30:00.000Z')).toBe('02:30');
  });

  it('in which a day begins and ends is midnight, also where a day has 23 or 25 hours', () => {
    const hoursOf = (day: string) =>
      (epochMillisecondsOf(endOfDay(day)) - epochMillisecondsOf(startOfDay(day))) / 3_600_000;
    expect(startOfDay('2027-07-01')).toBe('2027-06-30T22:00:00.000Z');
    expect(endOfDay('2027-12-31')).toBe('2027-12-31T23:00:00.000Z');
    expect(['2027-03-28', '2027-05-05', '2027-10-31'].map(hoursOf)).toEqual([23, 24, 25]);
  });

  it('has to exist', () => {
    expect(() => instantAt('2027-03-01', '24:00')).toThrow('24:00');
    expect(() => instantAt('2027-03-01', '8:00')).toThrow('Not a local time');
    expect(() => instantAt('2027-02-29', '08:00')).toThrow('2027-02-29');
  });

  it('equals what the Temporal library says, clock changes included', () => {
    const changeDays = fc.constantFrom('2026-03-29', '2026-10-25', '2027-03-28', '2027-10-31', '2028-03-26');
    fc.assert(
      fc.property(fc.oneof(anyDate, changeDays), anyTime, (date, time) => {
        const expected = Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime('Europe/Brussels');
        const instant = instantAt(date, time);
        expect(epochMillisecondsOf(instant)).toBe(expected.epochMilliseconds);
        expect(formatWithOffset(instant)).toBe(expected.toString({ timeZoneName: 'never' }));
      }),
    );
  });

  it('comes back from its instant, unless the clock skipped it', () => {
    fc.assert(
      fc.property(anyDate, anyTime, (date, time) => {
        const instant = instantAt(date, time);
        expect(localDateOf(instant)).toBe(date);
        if (!time.startsWith('02:')) expect(localTimeOf(instant)).toBe(time);
      }),
    );
  });
});

describe('an instant', () => {
  it('is a date in Brussels, also around midnight', () => {
    expect(localDateOf('2027-02-28T22:59:59.999Z')).toBe('2027-02-28');
    expect(localDateOf('2027-02-28T23:00:00.000Z')).toBe('2027-03-01');
    expect(localDateOf('2027-06-30T22:00:00.000Z')).toBe('2027-07-01');
    expect(localDateOf('2026-12-31T23:00:00.000Z')).toBe('2027-01-01');
  });

  it('has one canonical form, which orders as text', () => {
    expect(canonicalInstant('2027-03-01T08:12:00+01:00')).toBe('2027-03-01T07:12:00.000Z');
    expect(canonicalInstant('2027-03-01T07:12:00Z')).toBe('2027-03-01T07:12:00.000Z');
    expect(compareInstants('2027-03-01T07:12:00Z', '2027-03-01T07:12:00.001Z')).toBeLessThan(0);
    expect(compareInstants('2027-03-01T08:12:00+01:00', '2027-03-01T07:12:00Z')).toBe(0);
    expect(() => canonicalInstant('2027-03-01')).toThrow(RangeError);
    expect(() => canonicalInstant('2027-02-30T07:12:00.000Z')).toThrow(RangeError);
  });

  it('keeps its milliseconds when it is shown', () => {
    expect(formatWithOffset('2027-03-01T07:12:00.250Z')).toBe('2027-03-01T08:12:00.250+01:00');
  });

  it('and its epoch milliseconds are one to one, before 1970 too', () => {
    fc.assert(
      fc.property(fc.integer({ min: -2_000_000_000_000, max: 4_000_000_000_000 }), (milliseconds) => {
        const instant = instantOf(milliseconds);
        expect(instant).toBe(
          Temporal.Instant.fromEpochMilliseconds(milliseconds).toString({ fractionalSecondDigits: 3 }),
        );
        expect(epochMillisecondsOf(instant)).toBe(milliseconds);
      }),
    );
  });
});

describe('the spread over the morning', () => {
  const keys = Array.from({ length: 2400 }, (_, index) => `trajectory-${index}`);

  it('is FNV-1a: known keys give the known minutes', () => {
    expect(spreadMinutes('', 2 ** 32)).toBe(0x811c9dc5);
    expect(spreadMinutes('a', 2 ** 32)).toBe(0xe40c292c);
    expect(spreadMinutes('foobar', 2 ** 32)).toBe(0xbf9cf968);
  });

  it('gives every minute of the window its share', () => {
    const perMinute = new Array<number>(120).fill(0);
    for (const key of keys) perMinute[spreadMinutes(key, 120)]! += 1;
    expect(Math.min(...perMinute)).toBeGreaterThan(3);
    expect(Math.max(...perMinute)).toBeLessThan(60);
  });

  it('sends mails from 07:30 until before 09:30 on that date, on whole minutes, the same each time', () => {
    for (const date of ['2027-03-01', '2027-03-28', '2027-10-31', '2028-02-29']) {
      for (const key of keys.slice(0, 300)) {
        const instant = morningOf(date, key);
        const time = localTimeOf(instant);
        expect(time >= '07:30' && time < '09:30').toBe(true);
        expect(localDateOf(instant)).toBe(date);
        expect(instant.endsWith(':00.000Z')).toBe(true);
        expect(morningOf(date, key)).toBe(instant);
      }
    }
  });

  it('lets time change states from 05:00 until before 07:00, before any mail of that date', () => {
    for (const key of keys.slice(0, 300)) {
      const time = localTimeOf(wakeOf('2027-03-28', key));
      expect(time >= '05:00' && time < '07:00').toBe(true);
      expect(wakeOf('2027-03-28', key) < morningOf('2027-03-28', 'any other key')).toBe(true);
    }
  });
});

it('An instant so many milliseconds later, or earlier, crosses days and years', () => {
  expect(laterBy('2026-12-31T23:59:59.500Z', 500)).toBe('2027-01-01T00:00:00.000Z');
  expect(laterBy('2027-01-01T00:00:00.000Z', -86_400_000)).toBe('2026-12-31T00:00:00.000Z');
});
