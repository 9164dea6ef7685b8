import { describe, expect, it } from '@jest/globals';
import { adjustableClock, fixedClock } from './clock.ts';

describe('clocks for tests', () => {
  it('stand still', () => {
    const clock = fixedClock('2026-09-01T08:00:00+02:00');
    expect(clock.now().toString()).toBe('2026-09-01T06:00:00Z');
    expect(clock.now().equals(clock.now())).toBe(true);
  });

  it('move only when told to', () => {
    const clock = adjustableClock('2026-09-01T06:00:00Z');
    clock.advance('PT36H');
    expect(clock.now().toString()).toBe('2026-09-02T18:00:00Z');
    clock.set('2029-06-30T12:00:00Z');
    expect(clock.now().toString()).toBe('2029-06-30T12:00:00Z');
  });
});
