import { describe, expect, it } from '@jest/globals';
import { castDemo } from '../../src/demo/cast.ts';
import { demoTargets } from '../../src/demo/targets.ts';
import { schoolYearOf } from '../../src/domain/calendar/school-year.ts';
import { localDateOf } from '../../src/domain/calendar/wall-clock.ts';
import { targetErrors } from '../../src/domain/reports/comparing/target-rules.ts';
import { type StandingTarget, standingTargets } from '../../src/domain/reports/comparing/targets.ts';

describe('what partners aim at in the demo', () => {
  const cast = castDemo();

  it.each(['2026-09-01', '2026-12-31', '2027-08-31'])('was stated before %s, and could be', (today) => {
    const stated = demoTargets(cast, today);
    expect(new Set(stated.map(({ schoolYear }) => schoolYear))).toEqual(
      new Set([schoolYearOf(today), '2025-2026']),
    );
    expect(new Set(stated.map(({ partner }) => partner)).size).toBe(2);
    for (const { now, statements } of stated) {
      expect(localDateOf(now) < today).toBe(true);
      const numbers = statements.map(({ indicator, target }) => ({ indicator, target: target ?? 0 }));
      expect(targetErrors(numbers)).toEqual([]);
    }
  });

  it('has one target that was lowered during the year', () => {
    const statements = demoTargets(cast, '2026-11-16').flatMap((one) =>
      one.statements.map((statement) => ({ ...one, ...statement, on: localDateOf(one.now) })),
    );
    const moved = standingTargets(statements).filter(({ atFirst }: StandingTarget) => atFirst !== undefined);
    expect(moved).toMatchObject([{ indicator: 'training_sessions', target: 24, atFirst: 30 }]);
  });
});
