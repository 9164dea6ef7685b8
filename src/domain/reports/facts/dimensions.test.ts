import { describe, expect, it } from '@jest/globals';
import { grouped, within } from './dimensions.ts';
import type { ReportedTrajectory } from './facts.ts';
import type { Observation } from './observations.ts';

const seen = (province: string | undefined, more: Partial<Observation> = {}): Observation => {
  const trajectory: ReportedTrajectory = {
    ...{ id: `${province}`, reference: 'DS-1', template: 'digicoach', templateVersion: 1, journal: [] },
    subject: { kind: 'school', id: '900001' },
    ...(province === undefined ? {} : { province }),
  };
  return { indicator: 'training_sessions', trajectory, on: '2026-11-10', value: 1, isTarget: false, ...more };
};
const provinces = (observations: readonly Observation[]) =>
  observations.map(({ trajectory }) => trajectory.province ?? null);

describe('observations within a place', () => {
  const observations = [seen('Limburg'), seen('Antwerpen', { provider: 'house' }), seen(undefined)];

  it('are those with all the values that were asked for', () => {
    expect(provinces(within(observations, { province: 'Limburg' }))).toEqual(['Limburg']);
    expect(within(observations, { province: 'Limburg', provider: 'house' })).toEqual([]);
    expect(provinces(within(observations, { school_year: '2026-2027', provider: 'house' }))).toEqual([
      'Antwerpen',
    ]);
  });

  it('may have any value where none was asked for', () => {
    expect(within(observations, {})).toHaveLength(3);
    expect(within(observations, { province: undefined } as object)).toHaveLength(3);
  });

  it('are those of which it is not known when that is what was asked for', () => {
    expect(provinces(within(observations, { province: null }))).toEqual([null]);
  });
});

describe('observations by their place', () => {
  it('stand in the order of the alphabet, with what is not known last', () => {
    const observations = [seen(undefined), seen('Limburg'), seen('Antwerpen'), seen('Limburg')];
    expect(
      grouped(observations, ['province']).map((one) => [one.along.province, one.observations.length]),
    ).toEqual([
      ['Antwerpen', 1],
      ['Limburg', 2],
      [null, 1],
    ]);
  });

  it('belong to the school year in which they were made', () => {
    const observations = [seen('Limburg', { on: '2027-09-01' }), seen('Limburg', { on: '2027-08-31' })];
    expect(grouped(observations, ['school_year']).map(({ along }) => along.school_year)).toEqual([
      '2026-2027',
      '2027-2028',
    ]);
  });
});
