import { describe, expect, it } from '@jest/globals';
import { standingInWords } from './standing.ts';

describe('Where a trajectory stands', () => {
  it('names the day in Belgium on which it ended, also of what ended just after midnight', () => {
    const ended = { status: 'completed', pauses: [], endedAt: '2027-06-29T22:30:00.000Z' } as const;
    expect(standingInWords(ended, [], '2027-07-05', 'nl').join(' ')).toContain('30 juni 2027');
    expect(standingInWords(ended, [], '2027-07-05', 'en').join(' ')).toContain('30 June 2027');
  });
});
