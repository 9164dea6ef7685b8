import { describe, expect, it } from '@jest/globals';
import { appointmentInWords, dateInWords, instantInWords } from './appointment-dates.ts';

describe('Dates in mails', () => {
  it('have their weekday and month written out', () => {
    expect(dateInWords('2026-11-20', 'nl')).toBe('vrijdag 20 november 2026');
    expect(dateInWords('2028-02-29', 'en')).toBe('Tuesday 29 February 2028');
    expect(dateInWords('2027-03-01', 'nl')).toBe('maandag 1 maart 2027');
  });

  it('are in Brussels, in summer and in winter', () => {
    expect(instantInWords('2026-07-01T12:30:00.000Z', 'nl')).toBe('woensdag 1 juli 2026 om 14.30 uur');
    expect(instantInWords('2026-12-01T12:30:00.000Z', 'en')).toBe('Tuesday 1 December 2026 at 13:30');
    expect(instantInWords('2026-12-31T23:30:00.000Z', 'nl')).toBe('vrijdag 1 januari 2027 om 00.30 uur');
  });

  it('of an appointment name the day once, or both days when it lasts over midnight', () => {
    const start = '2026-12-01T13:00:00.000Z';
    expect(appointmentInWords({ start, end: '2026-12-01T14:30:00.000Z' }, 'nl')).toBe(
      'dinsdag 1 december 2026, van 14.00 tot 15.30 uur',
    );
    expect(appointmentInWords({ start, end: '2026-12-02T14:30:00.000Z' }, 'en')).toBe(
      'Tuesday 1 December 2026 at 14:00 – Wednesday 2 December 2026 at 15:30',
    );
  });
});
