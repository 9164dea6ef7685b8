import { describe, expect, it } from '@jest/globals';
import { changeErrors, programmeErrors } from './changes.ts';
import { paymentProblem } from './payments.ts';
import type { Ledger, Programme } from './types.ts';

const programme: Programme = {
  name: { nl: 'Proef', en: 'Trial' },
  lots: [{ template: 'one' }, { template: 'two' }],
  calls: [{ id: 'first', from: '2026-09-01', until: '2026-12-31', quota: 4, quotas: { one: 2 } }],
  budget: 1000,
};
const ledger: Ledger = [{ cohort: 'first', lot: 'one', taken: 2, committed: 600, spent: 100 }];
const call = programme.calls[0]!;

describe('a programme as it is written', () => {
  it('is right when everything fits together', () => {
    expect(programmeErrors(programme)).toEqual([]);
  });

  it.each([
    ['a lot twice', { lots: [{ template: 'one' }, { template: 'one' }] }, 'lots.1.template'],
    ['a call twice', { calls: [call, call] }, 'calls.1.id'],
    ['a window that ends before it begins', { calls: [{ ...call, until: '2026-08-31' }] }, 'calls.0.until'],
    [
      'an end before the start',
      { calls: [{ ...call, start: '2027-01-02', end: '2027-01-01' }] },
      'calls.0.end',
    ],
    ['a quota for no lot', { calls: [{ ...call, quotas: { three: 1 } }] }, 'calls.0.quotas.three'],
    [
      'a part of nothing for volgers',
      {
        calls: [
          { id: 'first', from: call.from, until: call.until, volgers: { percent: 60, reserved: false } },
        ],
      },
      'calls.0.quota',
    ],
  ])('is refused with %s', (_what, part, path) => {
    expect(programmeErrors({ ...programme, ...part } as Programme).map((error) => error.path)).toEqual([
      path,
    ]);
  });
});

describe('changing a programme', () => {
  it.each([
    ['a quota below what is taken', { calls: [{ ...call, quota: 1 }] }, 'calls.0.quota'],
    [
      'a quota of a lot below what is taken',
      { calls: [{ ...call, quotas: { one: 1 } }] },
      'calls.0.quotas.one',
    ],
    ['a budget below what is committed', { budget: 599 }, 'budget_cents'],
    ['leaving out a lot that is used', { lots: [{ template: 'two' }] }, 'lots'],
    ['leaving out a call that is used', { calls: [] }, 'calls'],
  ])('refuses %s', (_what, part, path) => {
    expect(
      changeErrors({ ...programme, ...part } as Programme, ledger, []).map((error) => error.path),
    ).toContain(path);
  });

  it('allows what still holds all that was given, to the last place and cent', () => {
    const to: Programme = { ...programme, calls: [{ ...call, quota: 2, quotas: { one: 2 } }], budget: 600 };
    expect(changeErrors(to, ledger, [])).toEqual([]);
  });

  it('keeps a lot for which somebody only waits', () => {
    const waiting = [{ id: 'a', cohort: 'first', lot: 'two', amount: 1 }];
    expect(changeErrors({ ...programme, lots: [{ template: 'one' }] }, ledger, waiting)).toHaveLength(1);
  });
});

describe('a payment', () => {
  const place = { committed: 500, spent: 200, owed: 0, stopped: false };

  it('goes up to what was committed', () => {
    expect(paymentProblem(place, 300, 0)).toBeUndefined();
    expect(paymentProblem(place, 301, 999)).toEqual({ code: 'payment-above-commitment', most: 300 });
  });

  it('can be taken back, not further than it was paid', () => {
    expect(paymentProblem(place, -200, 0)).toBeUndefined();
    expect(paymentProblem(place, -201, 0)).toEqual({ code: 'payment-below-zero', most: -200 });
  });

  it('after a trajectory stopped only uses what is free again', () => {
    expect(paymentProblem({ ...place, stopped: true }, 50, 60)).toBeUndefined();
    expect(paymentProblem({ ...place, stopped: true }, 61, 60)).toMatchObject({ most: 60 });
    expect(paymentProblem({ ...place, stopped: true }, 300, undefined)).toBeUndefined();
  });
});

describe('What is taken', () => {
  it('is told with its unit: places, or euros', () => {
    const ledger = [
      { cohort: 'first', lot: 'a', taken: 1, volgers: 0, firstMovers: 0, committed: 200_000, spent: 0 },
    ];
    const programme = {
      name: { nl: 'x', en: 'x' },
      lots: [{ template: 'a' }],
      calls: [{ id: 'first', from: '2026-09-01', until: '2026-12-31', quota: 0 }],
      budget: 0,
    };
    expect(changeErrors(programme, ledger, []).map(({ message }) => message.en)).toEqual([
      '1 place is taken already.',
      '€2,000.00 is committed already.',
    ]);
  });
});
