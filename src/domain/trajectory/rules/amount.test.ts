import { describe, expect, it } from '@jest/globals';
import { euroOf } from './amount.ts';

const answers = { intake: { teachers: 12, far: true } };

describe('The amount of a payment', () => {
  it('is the number that the template gives', () => {
    expect(euroOf({ amount: 250 }, { answers })).toBe(250);
    expect(euroOf({}, { answers })).toBeUndefined();
  });

  it('can be worked out from what was answered', () => {
    expect(euroOf({ amount: '25 * intake.teachers' }, { answers })).toBe(300);
    expect(euroOf({ amount: 'if intake.far = true then 400 else 250' }, { answers })).toBe(400);
  });

  it('is not known as long as an answer is not there', () => {
    expect(euroOf({ amount: '25 * intake.teachers' }, { answers: {} })).toBeUndefined();
    expect(euroOf({ amount: '25 * later.teachers' }, { answers })).toBeUndefined();
  });
});
