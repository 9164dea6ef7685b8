import { describe, expect, it } from '@jest/globals';
import { type AnswerAbout, patternOf, refusedAlike } from './alike.ts';

const answer = (domain: string, response: string, outcome = 'deferred'): AnswerAbout => ({
  ...{ outcome, response, domain, code: Number(response.slice(0, 3)) },
});
const from = (count: number, response: string, outcome?: string) =>
  Array.from({ length: count }, (_, index) => answer(`school${index}.example`, response, outcome));

describe('Refusals in the same words', () => {
  it.each([
    ['550 5.1.1 <an@linde.example>: no', '550 5.1.1 <piet@beuk.example>: no'],
    ['550 limit for traject@pbd.example of 500', '550 limit for traject@pbd.example of 1000'],
    ['554 refused, id 4f2a9c81b0', '554 refused, id 77aa81cc02'],
  ])('are alike whatever names and numbers they hold: %s', (one, other) => {
    expect(patternOf(one)).toBe(patternOf(other));
  });

  it('are not alike when their code or words differ', () => {
    expect(patternOf('550 5.1.1 no')).not.toBe(patternOf('550 5.7.1 no'));
    expect(patternOf('550 no')).not.toBe(patternOf('550 never'));
  });

  it('are about us when three domains give them', () => {
    expect(refusedAlike(from(2, '550 5.7.1 no'))).toBeUndefined();
    expect(refusedAlike(from(3, '550 5.7.1 no'))).toEqual({ code: 550, pattern: '550 5.7.1 no', domains: 3 });
  });

  it('take eight domains when they name the mailbox: a short list may hold nothing but wrong addresses', () => {
    expect(refusedAlike(from(7, '550 5.1.1 no', 'refused'))).toBeUndefined();
    expect(refusedAlike(from(8, '550 5.1.1 no', 'refused'))).toMatchObject({ domains: 8 });
  });

  it('are not about us when one domain gives them, or when something was taken meanwhile', () => {
    expect(refusedAlike(Array(9).fill(answer('school.example', '550 no')))).toBeUndefined();
    const [first, ...others] = from(3, '550 no');
    expect(refusedAlike([first!, answer('x.example', '250 ok', 'accepted'), ...others])).toBeUndefined();
  });

  it('do not count when they ask to come back', () => {
    expect(refusedAlike(from(9, '451 later'))).toBeUndefined();
  });
});
