import { describe, expect, it } from '@jest/globals';
import type { IndicatorTally } from './facts/tally.ts';
import { indicatorReport, type Names } from './indicator-report.ts';

const session = (provider: string | null): IndicatorTally => ({
  ...{ indicator: 'training_sessions', isTarget: false, along: { provider, province: null } },
  ...{ count: 1, sum: 1, trajectories: 1, schools: 0, people: 1 },
});
const names: Names = {
  provider: (id) => (id === 'house' ? 'Huis van Vorming' : undefined),
  programme: () => undefined,
  template: () => undefined,
};

describe('the report of indicators', () => {
  it('names a provider beside its id, and leaves both empty where none is known', () => {
    const tallies = [session(null), session('other'), session('house')];
    const { rows } = indicatorReport(
      { tallies, changes: [] },
      {
        ...{ asOf: '2027-03-01', by: ['provider', 'province'], names },
      },
    );
    const sessions = rows.filter(({ indicator }) => indicator === 'training_sessions');
    expect(sessions.map((row) => [row.provider, row.provider_name, row.province, row.value])).toEqual([
      ['house', 'Huis van Vorming', null, 1],
      ['other', 'other', null, 1],
      [null, null, null, 1],
    ]);
  });
});
