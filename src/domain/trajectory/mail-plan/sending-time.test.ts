import { describe, expect, it } from '@jest/globals';
import { localDateOf } from '../../calendar/wall-clock.ts';
import { at, context, small } from '../test-template.ts';
import { goodMorning, sendingTimeOfMissed } from './sending-time.ts';

const trajectory = { id: 'trajectory-1' };
const moment = (role: string, now: string) => sendingTimeOfMissed(role, now, trajectory, small, context);
const morning = (role: string, date: string) => goodMorning(role, date, trajectory, small, context);

describe('A mail that missed its morning', () => {
  it('goes at once by day', () => {
    for (const time of ['07:00', '09:30', '18:59']) {
      expect(moment('principal', at('2026-09-08', time))).toBe(at('2026-09-08', time));
    }
  });

  it('waits for the morning at night', () => {
    expect(moment('principal', at('2026-09-08', '00:10'))).toBe(morning('principal', '2026-09-08'));
    expect(moment('principal', at('2026-09-08', '19:00'))).toBe(morning('principal', '2026-09-09'));
    expect(localDateOf(moment('principal', at('2026-09-11', '20:00')))).toBe('2026-09-14');
  });

  it('waits for the end of a school holiday when it is for a school, and of a weekend for everybody', () => {
    const inSummer = at('2027-07-06', '10:00');
    expect(moment('principal', inSummer)).toBe(morning('principal', '2027-09-01'));
    expect(moment('counsellor', inSummer)).toBe(inSummer);
    expect(moment('counsellor', at('2027-07-10', '10:00'))).toBe(morning('counsellor', '2027-07-12'));
  });
});
