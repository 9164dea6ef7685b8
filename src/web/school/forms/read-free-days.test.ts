import { describe, expect, it } from '@jest/globals';
import type { SchoolCalendar } from '../../../domain/calendar/types.ts';
import { small as template } from '../../../domain/trajectory/test-template.ts';
import type { StepView } from '../../../domain/trajectory/views/steps.ts';
import { FREE_DAYS } from './field-names.ts';
import { readDates } from './read-dates.ts';
import { readFreeDays } from './read-free-days.ts';

const now = '2026-11-26T08:00:00.000Z';
const rules: SchoolCalendar = { overrides: [] };
const stepWith = (role: string, attendees: readonly string[], node: object = {}) =>
  ({ step: { kind: 'training', role, attendees }, node }) as unknown as StepView;
const withSchool = stepWith('counsellor', ['principal']);
const on = (...dates: string[]) =>
  Object.fromEntries(
    dates.flatMap((date, index) => [
      [`date${index + 1}`, date],
      [`start${index + 1}`, '14:00'],
      [`end${index + 1}`, '15:30'],
    ]),
  );

const ask = (
  sent: { readonly [name: string]: string },
  { view = withSchool, language = 'nl' as 'nl' | 'en', calendar = rules } = {},
) => {
  const read = readDates(view, sent, language);
  if ('mistakes' in read) throw new Error(JSON.stringify(read.mistakes));
  return readFreeDays(view, { ...read, now }, sent, { template, calendar, language });
};

describe('A date on which the school is closed', () => {
  it('is asked about beside its field, with the holiday that it lies in', () => {
    expect(ask(on('2026-12-03', '2026-12-24'))).toEqual({
      dates: ['2026-12-24'],
      mistakes: [
        {
          field: 'date2',
          message: 'Donderdag 24 december 2026 valt in de kerstvakantie. Toch vastleggen?',
        },
      ],
    });
    expect(ask(on('24/12/2026'), { language: 'en' })?.mistakes).toEqual([
      {
        field: 'date1',
        message: 'Thursday 24 December 2026 is in the Christmas holiday. Set it all the same?',
      },
    ]);
  });

  it('is a free day too, of everybody or of this school alone', () => {
    const label = { nl: 'Pedagogische studiedag', en: 'Study day' };
    const calendar: SchoolCalendar = {
      overrides: [{ from: '2026-12-09', to: '2026-12-09', kind: 'free-day', label, school: '900001' }],
      school: '900001',
    };
    const told = ask(on('2027-05-06', '2026-12-09'), { calendar })?.mistakes.map(({ message }) => message);
    expect(told).toEqual([
      'Woensdag 9 december 2026 is een vrije dag (Pedagogische studiedag). Toch vastleggen?',
      'Donderdag 6 mei 2027 is een vrije dag (Hemelvaart en brugdag). Toch vastleggen?',
    ]);
    expect(ask(on('2026-12-09'))).toBeUndefined();
  });

  it('can be meant: who confirms these days is not asked again, who then chooses other ones is', () => {
    const confirmed = { [FREE_DAYS]: '2026-12-24' };
    expect(ask({ ...on('2026-12-24'), ...confirmed })).toBeUndefined();
    expect(ask({ ...on('2026-12-24', '2026-12-28'), ...confirmed })?.dates).toEqual([
      '2026-12-24',
      '2026-12-28',
    ]);
  });

  it('is not asked about again when it stood already', () => {
    const view = stepWith('counsellor', ['principal'], {
      appointments: [{ start: '2026-12-24T13:00:00.000Z', end: '2026-12-24T14:30:00.000Z' }],
    });
    expect(ask(on('2026-12-24', '2027-01-12'), { view })).toBeUndefined();
    expect(ask(on('2026-12-24', '2026-12-29'), { view })?.dates).toEqual(['2026-12-29']);
  });

  it('is a day like any other for a meeting to which nobody of a school comes', () => {
    expect(ask(on('2026-12-24'), { view: stepWith('counsellor', []) })).toBeUndefined();
    expect(ask(on('2026-12-24'), { view: stepWith('principal', []) })).toBeDefined();
  });
});
