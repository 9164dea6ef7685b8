import { describe, expect, it } from '@jest/globals';
import { isOpen, mayStart, openCalls, startIn } from './dates.ts';
import { admission, hindranceOf, movingUp, withPlace } from './places.ts';
import { placesReport } from './report.ts';
import type { Call, Ledger, Programme, Waiting, Wish } from './types.ts';

const call: Call = {
  id: '2022-2024',
  from: '2022-09-01',
  until: '2022-12-31',
  start: '2022-11-01',
  end: '2024-10-30',
  quota: 3,
  quotas: { team: 2, coordinator: 2 },
};

const programme: Programme = {
  name: { nl: 'Digisprong', en: 'Digisprong' },
  lots: [{ template: 'team', amount: 400_000_00 }, { template: 'coordinator' }],
  calls: [call],
  budget: 1_000_000_00,
};

const team: Wish = { cohort: '2022-2024', lot: 'team', amount: 400_000_00 };
const coordinator = (amount: number): Wish => ({ cohort: '2022-2024', lot: 'coordinator', amount });
const given = (...wishes: Wish[]): Ledger => wishes.reduce(withPlace, [] as Ledger);
const today = '2022-11-15';

describe('a place in a programme', () => {
  it('is there while quota and budget last', () => {
    expect(hindranceOf(programme, [], team)).toBeUndefined();
  });

  it('is refused when its lot is full, though the call is not', () => {
    expect(hindranceOf(programme, given(team, team), team)).toEqual({
      code: 'quota-full',
      limit: 'lot',
      quota: 2,
    });
  });

  it('is refused when the call is full, though its lot is not', () => {
    const ledger = given(team, coordinator(1), coordinator(1));
    expect(hindranceOf(programme, ledger, team)).toMatchObject({ code: 'quota-full', limit: 'call' });
  });

  it('is refused when the budget that both lots share does not reach, and says what is free', () => {
    const ledger = given(team, coordinator(300_000_00));
    expect(hindranceOf(programme, ledger, team)).toEqual({
      code: 'budget-exhausted',
      free: 300_000_00,
      amount: 400_000_00,
    });
  });

  it('commits its amount of the budget, and nothing is paid yet', () => {
    expect(given(team)).toEqual([
      { cohort: '2022-2024', lot: 'team', taken: 1, committed: 400_000_00, spent: 0 },
    ]);
  });

  it('takes the last cent', () => {
    expect(hindranceOf(programme, given(team, team), coordinator(200_000_00))).toBeUndefined();
    expect(hindranceOf(programme, given(team, team), coordinator(200_000_01))).toBeDefined();
  });

  it('is kept for volgers as far as the call says, and only then', () => {
    const kept: Programme = { ...programme, calls: [{ ...call, volgers: { percent: 60, reserved: true } }] };
    // 60 % of three is two places, so one is left for others.
    const ledger = given({ ...coordinator(1), group: 'first-mover' });
    expect(hindranceOf(kept, ledger, { ...team, group: 'first-mover' })).toMatchObject({ limit: 'volgers' });
    expect(hindranceOf(kept, ledger, team)).toMatchObject({ limit: 'volgers' });
    expect(hindranceOf(kept, ledger, { ...team, group: 'volger' })).toBeUndefined();
    const counted: Programme = {
      ...programme,
      calls: [{ ...call, volgers: { percent: 60, reserved: false } }],
    };
    expect(hindranceOf(counted, ledger, { ...team, group: 'first-mover' })).toBeUndefined();
  });
});

describe('the waiting list', () => {
  const waits = (id: string, wish: Wish): Waiting => ({ id, ...wish });

  it('moves up in order, past whoever does not fit', () => {
    const ledger = given(team, team);
    const list = [
      waits('a', team),
      waits('b', coordinator(300_000_00)),
      waits('c', coordinator(1)),
      waits('d', coordinator(1)),
    ];
    expect(movingUp(programme, ledger, list, today).map(({ id }) => id)).toEqual(['c']);
  });

  it('goes before somebody new, also in the moment before it has moved up', () => {
    const ledger = given(team, coordinator(1));
    expect(admission(programme, ledger, [], coordinator(1), today)).toBeUndefined();
    expect(admission(programme, ledger, [waits('a', coordinator(1))], coordinator(1), today)).toMatchObject({
      code: 'quota-full',
    });
  });

  it('does not hold up somebody new when those who wait do not fit anyway', () => {
    expect(
      admission(programme, given(team, team), [waits('a', team)], coordinator(1), today),
    ).toBeUndefined();
  });

  it('moves up until the last day of the call, not after', () => {
    expect(movingUp(programme, [], [waits('a', team)], '2024-10-30')).toHaveLength(1);
    expect(movingUp(programme, [], [waits('a', team)], '2024-10-31')).toHaveLength(0);
  });
});

describe('the dates of a call', () => {
  it('are open on the first and the last day', () => {
    expect(['2022-08-31', '2022-09-01', '2022-12-31', '2023-01-01'].map((on) => isOpen(call, on))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(openCalls(programme, '2023-01-01')).toEqual([]);
  });

  it('start whoever is enrolled earlier on the fixed day, and whoever comes later today', () => {
    expect(startIn(call, '2022-09-15')).toBe('2022-11-01');
    expect(startIn(call, '2022-12-01')).toBe('2022-12-01');
    expect(startIn(call, '2022-12-01', '2023-01-09')).toBe('2023-01-09');
    expect(mayStart(call, '2022-10-31')).toBe(false);
    expect(mayStart(call, '2022-11-01')).toBe(true);
    expect(mayStart(call, '2024-10-30')).toBe(true);
    expect(mayStart(call, '2024-10-31')).toBe(false);
  });
});

describe('the report of places', () => {
  it('counts what is taken, free, waiting, committed and paid, and who has the places', () => {
    const target: Programme = {
      ...programme,
      calls: [{ ...call, volgers: { percent: 60, reserved: false } }],
    };
    const ledger: Ledger = [
      { cohort: '2022-2024', lot: 'team', group: 'volger', taken: 1, committed: 400_000_00, spent: 100_00 },
      {
        cohort: '2022-2024',
        lot: 'coordinator',
        group: 'first-mover',
        taken: 1,
        committed: 5_00,
        spent: 5_00,
      },
      // Stopped: no place, and of the budget only what was paid.
      { cohort: '2022-2024', lot: 'coordinator', taken: 0, committed: 7_00, spent: 7_00 },
    ];
    const report = placesReport(target, ledger, [{ id: 'a', ...team }], today);
    expect(report.budget).toEqual({
      total: 1_000_000_00,
      committed: 400_012_00,
      spent: 112_00,
      free: 599_988_00,
      recoverable: 0,
    });
    expect(report.calls).toMatchObject([
      {
        cohort: '2022-2024',
        open: true,
        quota: 3,
        taken: 2,
        free: 1,
        waiting: 1,
        groups: { volgers: 1, firstMovers: 1, unknown: 0 },
        volgers: { target: 2, reached: false },
        lots: [
          { template: 'team', quota: 2, taken: 1, free: 1, waiting: 1, committed: 400_000_00, spent: 100_00 },
          {
            template: 'coordinator',
            quota: 2,
            taken: 1,
            free: 1,
            waiting: 0,
            committed: 12_00,
            spent: 12_00,
          },
        ],
      },
    ]);
  });

  it('counts in each call only those who wait for it', () => {
    const next: Call = { id: '2024-2026', from: '2024-09-01', until: '2024-12-31' };
    const waiting = [
      { id: 'a', ...team },
      { id: 'b', ...team, cohort: next.id },
      { id: 'c', ...coordinator(1), cohort: next.id },
    ];
    const report = placesReport({ ...programme, calls: [call, next] }, [], waiting, today);
    expect(report.calls.map((one) => [one.cohort, one.waiting])).toEqual([
      ['2022-2024', 1],
      ['2024-2026', 2],
    ]);
    expect(report.calls[1]?.lots.map((lot) => [lot.template, lot.waiting])).toEqual([
      ['team', 1],
      ['coordinator', 1],
    ]);
  });
});
