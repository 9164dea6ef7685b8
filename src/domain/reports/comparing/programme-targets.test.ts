import { describe, expect, it } from '@jest/globals';
import type { IndicatorTally } from '../facts/tally.ts';
import { programmeTargets } from './programme-targets.ts';
import type { TargetStatement } from './targets.ts';

const seen = (provider: string, more: Partial<IndicatorTally> & { schoolYear?: string } = {}) => {
  const { schoolYear = '2026-2027', ...rest } = more;
  return {
    ...{
      indicator: 'teachers_in_trajectories',
      isTarget: false,
      along: { provider, school_year: schoolYear },
    },
    ...{ count: 1, sum: 5, trajectories: 1, schools: 1, people: 5, ...rest },
  };
};

const stated = (partner: string, target: number | null, more: Partial<TargetStatement> = {}) => ({
  ...{ partner, schoolYear: '2026-2027', indicator: 'teachers_in_trajectories', target, on: '2026-06-15' },
  ...more,
});

const targetsOf = (tallies: readonly IndicatorTally[], statements: readonly TargetStatement[]) =>
  Object.fromEntries(programmeTargets(tallies, { asOf: '2027-03-01', schoolYear: '2026-2027', statements }));

describe('What the partners of a programme aim at together', () => {
  it('is the sum of what each filed for that year, the last word of each', () => {
    const statements = [stated('house', 90), stated('academy', 40), stated('house', 60)];
    expect(targetsOf([seen('house'), seen('academy')], statements)).toEqual({
      teachers_in_trajectories: 100,
    });
  });

  it('counts for whoever filed none what the forms in the programme add up to', () => {
    const inForms = seen('academy', { isTarget: true, sum: 35 });
    expect(targetsOf([seen('house'), inForms], [stated('house', 60)])).toEqual({
      teachers_in_trajectories: 95,
    });
    expect(targetsOf([inForms], [stated('academy', 60)])).toEqual({ teachers_in_trajectories: 60 });
  });

  it('leaves out partners that do nothing in the programme, other years, and what was taken back', () => {
    const earlier = seen('house', { schoolYear: '2025-2026' });
    expect(targetsOf([earlier], [stated('house', 60), stated('elsewhere', 500)])).toEqual({
      teachers_in_trajectories: 60,
    });
    expect(targetsOf([earlier], [stated('house', 70, { schoolYear: '2025-2026' })])).toEqual({});
    expect(targetsOf([earlier], [stated('house', 60), stated('house', null, { on: '2026-10-01' })])).toEqual(
      {},
    );
  });

  it('does not add up averages', () => {
    const useful = [stated('house', 3.2, { indicator: 'training_useful' })];
    expect(targetsOf([seen('house')], useful)).toEqual({});
  });
});
