import { describe, expect, it } from '@jest/globals';
import { attendanceAnswers, gatheringErrors, MOST_SEATS } from './gathering.ts';

const now = '2027-01-11T09:00:00.000Z';
const [start, end] = ['2027-02-08T13:00:00.000Z', '2027-02-08T15:00:00.000Z'];
const codes = (errors: readonly { readonly code: string }[]) => errors.map(({ code }) => code);

describe('A gathering', () => {
  it('lies ahead, ends after it begins, and has a seat for everybody who is invited', () => {
    expect(gatheringErrors({ start, end, seats: 30 }, now, 30)).toEqual([]);
    expect(codes(gatheringErrors({ start: now, end: now }, now, 1))).toEqual([
      'start-past',
      'end-before-start',
    ]);
    expect(codes(gatheringErrors({ start, end, seats: 2 }, now, 3))).toEqual(['no-seats-left']);
    expect(codes(gatheringErrors({ start, end }, now, MOST_SEATS + 1))).toEqual(['no-seats-left']);
    expect(codes(gatheringErrors({ start, end }, now, 0))).toEqual(['nobody-to-invite']);
  });

  it('answers the yes-or-no question of a step with who was there', () => {
    const answers = {
      type: 'object',
      properties: {
        agreed: { type: 'boolean', const: true },
        there: { type: 'boolean' },
        shared: { type: 'string' },
      },
    };
    expect(attendanceAnswers({ answers }, true, undefined)).toEqual({ there: true });
    expect(attendanceAnswers({ answers }, false, { shared: 'Niets' })).toEqual({
      there: false,
      shared: 'Niets',
    });
  });

  it('leaves a step open that does not ask it, for who was not there', () => {
    const answers = { type: 'object', properties: { teachers: { type: 'integer' } } };
    expect(attendanceAnswers({ answers }, true, { teachers: 12 })).toEqual({ teachers: 12 });
    expect(attendanceAnswers({ answers }, false, undefined)).toBeUndefined();
    expect(attendanceAnswers({}, true, undefined)).toEqual({});
  });
});
