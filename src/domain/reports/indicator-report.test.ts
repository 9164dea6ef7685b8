import { describe, expect, it } from '@jest/globals';
import type { ReportedTrajectory } from './facts/facts.ts';
import type { Observation } from './facts/observations.ts';
import { indicatorReport, type Names } from './indicator-report.ts';

const trajectory: ReportedTrajectory = {
  ...{ id: 'one', reference: 'DS-1', template: 'digicoach', templateVersion: 1, journal: [] },
  subject: { kind: 'school', id: '900001' },
};
const session = (provider?: string): Observation => ({
  ...{ indicator: 'training_sessions', trajectory, on: '2026-11-10', value: 1, isTarget: false },
  provider,
});
const names: Names = {
  provider: (id) => (id === 'house' ? 'Huis van Vorming' : undefined),
  programme: () => undefined,
  template: () => undefined,
};

describe('the report of indicators', () => {
  it('names a provider beside its id, and leaves both empty where none is known', () => {
    const { rows } = indicatorReport([session('house'), session('other'), session()], {
      ...{ asOf: '2027-03-01', by: ['provider', 'province'], names },
    });
    const sessions = rows.filter(({ indicator }) => indicator === 'training_sessions');
    expect(sessions.map((row) => [row.provider, row.provider_name, row.province, row.value])).toEqual([
      ['house', 'Huis van Vorming', null, 1],
      ['other', 'other', null, 1],
      [null, null, null, 1],
    ]);
  });
});
