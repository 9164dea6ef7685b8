import { describe, expect, it } from '@jest/globals';
import { act, at, context, enrolled, small } from '../test-template.ts';
import { agenda } from './agenda.ts';

describe('An agenda', () => {
  const { state } = enrolled();
  const linesFrom = (from: string, owed: string[] = []) =>
    agenda(state, small, context, { from, owed: new Set(owed) }).map(
      (entry) => `${entry.at.slice(0, 10)} ${entry.rung ?? entry.kind}`,
    );

  it('begins with the present: what time has passed is not in it, though it changed nothing', () => {
    expect(linesFrom(at('2026-09-16')).slice(0, 3)).toEqual([
      ...['2026-09-22 quiet', '2026-09-22 overdue', '2026-10-06 overdue.2'],
    ]);
  });

  it('looks three years ahead from the present', () => {
    expect(linesFrom(at('2026-09-16')).some((line) => line > '2029-09-01')).toBe(false);
    const paused = act(enrolled(), at('2026-09-02'), { type: 'pause', reason: 'x', until: '2029-10-01' });
    const lastOf = (from: string) => agenda(paused.state, small, context, { from }).at(-1)?.at.slice(0, 10);
    expect(lastOf(at('2026-09-02'))).toBeUndefined();
    expect((lastOf(at('2027-09-02')) ?? '') >= '2029-10-01').toBe(true);
  });

  it('holds a mail that should have gone before and is still owed', () => {
    const lines = linesFrom(at('2026-09-16'), ['referral/confirm~1/soon:principal']);
    expect(lines.slice(0, 2)).toEqual(['2026-09-14 soon', '2026-09-22 quiet']);
  });

  it('holds what the last change brought at once until the end of that day', () => {
    expect(linesFrom(at('2026-09-01', '23:30'))[0]).toBe('2026-09-01 asked');
    expect(linesFrom(at('2026-09-02', '00:30'))[0]).toBe('2026-09-14 soon');
  });

  it('holds what falls on the very moment from which on it is asked', () => {
    expect(linesFrom(at('2026-09-14', '08:12'))[0]).toBe('2026-09-14 soon');
    expect(linesFrom(at('2026-09-14', '08:13'))[0]).toBe('2026-09-15 deadline');
  });

  it('ends with the last moment of the day until which it is asked', () => {
    const until = (day: string) => agenda(state, small, context, { until: day }).at(-1);
    expect(until('2026-09-21')).toMatchObject({ kind: 'deadline', at: expect.stringMatching(/^2026-09-15/) });
    expect(until('2026-09-22')).toMatchObject({ rung: 'overdue' });
    expect(until('2026-10-26')).toMatchObject({ rung: 'told' });
  });

  it('says of what expires in which phase it is, and what happens then', () => {
    const expiry = agenda(state, small, context).find(({ kind }) => kind === 'expiry');
    expect(expiry).toMatchObject({ phase: 'referral', step: 'confirm', subject: 'ask' });
  });

  it('begins with the last change when the clock that asks is behind', () => {
    expect(linesFrom(at('2026-08-31'))).toEqual(linesFrom(state.at));
  });
});
