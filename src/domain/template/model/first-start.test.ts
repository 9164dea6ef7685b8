import { describe, expect, it } from '@jest/globals';
import { firstStart } from './first-start.ts';

describe('The first start of a template', () => {
  const template = { availableFrom: '2020-09-01', availableUntil: '2024-10-30' };

  it.each([
    ['today, when it can start today', '2023-02-01', '2023-02-01'],
    ['the first day, before it', '2019-02-01', '2020-09-01'],
    ['the last day, after it', '2026-02-01', '2024-10-30'],
  ])('is %s', (_, today, start) => {
    expect(firstStart(template, today)).toBe(start);
  });

  it('is today for one that never ends', () => {
    expect(firstStart({ availableFrom: '2020-09-01' }, '2040-01-01')).toBe('2040-01-01');
  });
});
