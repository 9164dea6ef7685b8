import { describe, expect, it } from '@jest/globals';
import { fieldRulesOf } from '../forms/field-rule.ts';
import { answersToTry } from './answers-to-try.ts';

describe('The answers that lint tries of a list', () => {
  const choices = ['pbd', 'rtc', 'school', 'company', 'sector', 'vdab'];
  const [rule] = fieldRulesOf({
    type: 'object',
    properties: { partners: { type: 'array', items: { type: 'string', enum: choices }, uniqueItems: true } },
    required: ['partners'],
  });
  const tried = (...compared: string[]) => answersToTry(rule!, new Set(compared), ['pbd']);

  it('have each value that a condition looks for in and out, in every way', () => {
    expect(tried('rtc', 'vdab')).toEqual(
      expect.arrayContaining([['rtc'], ['vdab'], ['rtc', 'vdab'], ['pbd']]),
    );
  });

  it('have each of many values alone and missing, so that no step that waits for one is called unreachable', () => {
    const many = choices.slice(1);
    for (const one of many) {
      expect(tried(...many)).toContainEqual([one]);
      expect(tried(...many)).toContainEqual(many.filter((other) => other !== one));
    }
    expect(tried(...many)).toContainEqual(['pbd']);
    expect(tried(...many)).toContainEqual(many);
  });
});
