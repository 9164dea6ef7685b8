import { describe, expect, it } from '@jest/globals';
import { small as testTemplate } from '../trajectory/test-template.ts';
import { retentionPeriods, withoutWords } from './retention.ts';
import { ERASED } from './traces.ts';

describe('what is kept no longer', () => {
  it('is what is set, and for the rest what comes along', () => {
    expect(retentionPeriods({ documents: 12, words: 'never' })).toMatchObject({
      ...{ documents: 12, words: undefined, people: 60 },
    });
  });

  it('of a journal is what was said in one’s own words; what was decided stays', () => {
    expect(withoutWords({ type: 'noted', text: 'Zij is ziek.' }, testTemplate)).toEqual({
      ...{ type: 'noted', text: ERASED },
    });
    expect(withoutWords({ type: 'stopped', reason: 'De directeur wil niet.' }, testTemplate)).toEqual({
      ...{ type: 'stopped', reason: ERASED },
    });
    expect(withoutWords({ type: 'stopped', reason: 'silence' }, testTemplate)).toMatchObject({
      reason: 'silence',
    });
    const completed = {
      type: 'completed',
      path: 'nowhere',
      outcome: 'yes',
      answers: { n: 3, on: true, text: 'x' },
    };
    expect(withoutWords(completed as never, testTemplate)).toEqual({
      ...{ ...completed, answers: { n: 3, on: true, text: ERASED } },
    });
  });
});
