import { describe, expect, it } from '@jest/globals';
import { RULES_ONLY } from '../calendar/school-calendar.ts';
import { allIndicators } from '../indicators/catalogue.ts';
import { addressErrors, addressesIn } from './addresses.ts';
import { surveyDates } from './dates.ts';
import { surveyKinds, surveyQuestions } from './questions.ts';
import { surveyResults } from './results.ts';

const survey = { kind: 'before', closesOn: '2027-02-01' } as const;
const counted = (answers: { readonly [answer: number]: number }) =>
  ['confidence', 'support'].flatMap((question) =>
    Object.entries(answers).map(([answer, count]) => ({ question, answer: Number(answer), count })),
  );

describe('A survey among teachers', () => {
  it('asks only what counts in an indicator that teachers answer', () => {
    for (const kind of surveyKinds) {
      for (const { indicator } of surveyQuestions[kind]) {
        expect(allIndicators.find(({ id }) => id === indicator)?.source).toBe('survey');
      }
    }
  });

  it('shows nothing while it is open, nor of fewer than five', () => {
    const five = counted({ 2: 2, 3: 3 });
    expect(surveyResults(survey, five, '2027-02-01')).toBeUndefined();
    expect(surveyResults(survey, five, '2027-02-02')?.[0]).toMatchObject({ mean: 2.6, answers: 5 });
    expect(surveyResults(survey, counted({ 2: 1, 3: 3 }), '2027-02-02')).toBeUndefined();
  });

  it('never says that everybody gave the highest answer, or the lowest', () => {
    expect(surveyResults(survey, counted({ 4: 5 }), '2027-02-02')?.[0]?.mean).toBe(3.8);
    expect(surveyResults(survey, counted({ 1: 10 }), '2027-02-02')?.[0]?.mean).toBe(1.1);
  });

  it('reminds and closes on days of school', () => {
    // Asked before the Christmas holidays of 2026-27, which last until 3 January.
    const { remindOn, closesOn } = surveyDates('2026-12-14', RULES_ONLY);
    expect([remindOn, closesOn]).toEqual(['2027-01-04', '2027-01-14']);
  });

  it('takes addresses as people paste them, each once', () => {
    expect(addressesIn('An@school.example; bo@school.example\n an@school.example,')).toEqual([
      ...['an@school.example', 'bo@school.example'],
    ]);
    const errors = (addresses: readonly string[]) => addressErrors(addresses).map(({ code }) => code);
    expect(errors(['an@school.example'])).toEqual(['too-few-teachers']);
    expect(errors(['an@', ...Array.from({ length: 5 }, (_, one) => `t${one}@school.example`)])).toEqual([
      'not-an-address',
    ]);
  });
});
