import { describe, expect, it } from '@jest/globals';
import { roadScale } from './road-scale.ts';

describe('The scale of a road', () => {
  const scale = roadScale({ from: '2026-01-01', until: '2026-12-31' });

  it('puts the first day at the left edge and the last at the right', () => {
    expect([scale.at('2026-01-01'), scale.at('2026-12-31')]).toEqual(['0%', '100%']);
  });

  it('cuts off what lies outside, and leaves out what lies there wholly', () => {
    expect(scale.within({ from: '2025-12-20', until: '2026-01-05' })).toEqual({
      from: '2026-01-01',
      until: '2026-01-05',
    });
    expect(scale.within({ from: '2027-01-05', until: '2027-02-01' })).toBeUndefined();
  });

  it('writes no more days than there is room for, however long it is', () => {
    const spans = [30, 100, 400, 1100, 4000].map((days) => {
      const until = new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10);
      return roadScale({ from: '2026-01-01', until }, 5).ticks.length;
    });
    expect(Math.max(...spans)).toBeLessThanOrEqual(5);
    expect(Math.min(...spans)).toBeGreaterThan(0);
  });
});
