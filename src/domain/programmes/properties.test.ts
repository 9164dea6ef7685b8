import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { admission, committedOf, hindranceOf, movingUp, takenIn, withPlace } from './places.ts';
import type { Call, Group, Ledger, Programme, Waiting, Wish } from './types.ts';

const today = '2026-11-16';
const cohorts = ['first', 'second'] as const;
const lots = ['one', 'two'] as const;

const anyCall = (id: string): fc.Arbitrary<Call> =>
  fc
    .record({
      quota: fc.option(fc.integer({ min: 0, max: 6 }), { nil: undefined }),
      one: fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined }),
      percent: fc.option(fc.integer({ min: 1, max: 100 }), { nil: undefined }),
    })
    .map(({ quota, one, percent }) => ({
      ...{ id, from: '2026-09-01', until: '2026-12-31' },
      ...(quota === undefined ? {} : { quota }),
      ...(one === undefined ? {} : { quotas: { one } }),
      ...(quota === undefined || percent === undefined ? {} : { volgers: { percent, reserved: true } }),
    }));

const anyProgramme: fc.Arbitrary<Programme> = fc
  .record({
    first: anyCall('first'),
    second: anyCall('second'),
    budget: fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }),
  })
  .map(({ first, second, budget }) => ({
    name: { nl: 'Proef', en: 'Trial' },
    lots: lots.map((template) => ({ template })),
    calls: [first, second],
    ...(budget === undefined ? {} : { budget }),
  }));

const anyWish: fc.Arbitrary<Wish> = fc
  .record({
    cohort: fc.constantFrom(...cohorts),
    lot: fc.constantFrom(...lots),
    amount: fc.integer({ min: 0, max: 20 }),
    group: fc.constantFrom<Group | undefined>('volger', 'first-mover', undefined),
  })
  .map(({ group, ...wish }) => ({ ...wish, ...(group === undefined ? {} : { group }) }));

const anyWaiting: fc.Arbitrary<Waiting[]> = fc
  .array(anyWish, { maxLength: 14 })
  .map((wishes) => wishes.map((wish, index) => ({ id: String(index), ...wish })));

/** What came to be by enrolling one after the other, each as the product does it. */
function enrolled(programme: Programme, wishes: readonly Wish[]): Ledger {
  return wishes.reduce<Ledger>(
    (ledger, wish) =>
      admission(programme, ledger, [], wish, today) === undefined ? withPlace(ledger, wish) : ledger,
    [],
  );
}

function isWithinLimits(programme: Programme, ledger: Ledger): boolean {
  const calls = programme.calls.every(({ id, quota, quotas, volgers }) => {
    const others = takenIn(ledger, id, { others: true });
    const kept =
      quota === undefined || volgers === undefined ? 0 : Math.ceil((quota * volgers.percent) / 100);
    return (
      takenIn(ledger, id) <= (quota ?? Number.POSITIVE_INFINITY) &&
      takenIn(ledger, id, { lot: 'one' }) <= (quotas?.one ?? Number.POSITIVE_INFINITY) &&
      others <= (quota ?? Number.POSITIVE_INFINITY) - kept
    );
  });
  return calls && committedOf(ledger) <= (programme.budget ?? Number.POSITIVE_INFINITY);
}

describe('whatever happens in a programme', () => {
  it('no quota is passed and the budget is never committed twice', () => {
    fc.assert(
      fc.property(
        anyProgramme,
        fc.array(anyWish, { maxLength: 14 }),
        anyWaiting,
        (programme, wishes, waiting) => {
          const before = enrolled(programme, wishes);
          const after = movingUp(programme, before, waiting, today).reduce<Ledger>(withPlace, before);
          expect(isWithinLimits(programme, before)).toBe(true);
          expect(isWithinLimits(programme, after)).toBe(true);
        },
      ),
    );
  });

  it('every free place is filled as long as somebody waits who fits', () => {
    fc.assert(
      fc.property(
        anyProgramme,
        fc.array(anyWish, { maxLength: 8 }),
        anyWaiting,
        (programme, wishes, waiting) => {
          const before = enrolled(programme, wishes);
          const moved = movingUp(programme, before, waiting, today);
          const after = moved.reduce<Ledger>(withPlace, before);
          const left = waiting.filter((entry) => !moved.includes(entry));
          expect(left.filter((entry) => hindranceOf(programme, after, entry) === undefined)).toEqual([]);
        },
      ),
    );
  });

  it('the order of the list is kept: nobody moves up past somebody who wants the same and fits', () => {
    fc.assert(
      fc.property(anyProgramme, anyWaiting, (programme, waiting) => {
        const moved = movingUp(programme, [], waiting, today).map(({ id }) => Number(id));
        expect(moved).toEqual([...moved].sort((a, b) => a - b));
        for (const left of waiting.filter(({ id }) => !moved.includes(Number(id)))) {
          const later = moved.filter((id) => id > Number(left.id)).map((id) => waiting[id]!);
          const overtaken = later.filter(
            (one) =>
              one.cohort === left.cohort &&
              one.lot === left.lot &&
              one.group === left.group &&
              one.amount >= left.amount,
          );
          expect(overtaken).toEqual([]);
        }
      }),
    );
  });

  it('giving the places one by one, each time from what is stored, ends the same as all at once', () => {
    fc.assert(
      fc.property(anyProgramme, anyWaiting, (programme, waiting) => {
        let ledger: Ledger = [];
        let left: readonly Waiting[] = waiting;
        const oneByOne: string[] = [];
        for (;;) {
          const [first] = movingUp(programme, ledger, left, today);
          if (first === undefined) break;
          ledger = withPlace(ledger, first);
          left = left.filter(({ id }) => id !== first.id);
          oneByOne.push(first.id);
        }
        expect(oneByOne).toEqual(movingUp(programme, [], waiting, today).map(({ id }) => id));
      }),
    );
  });

  it('somebody new never takes a place that whoever waits would have got', () => {
    fc.assert(
      fc.property(anyProgramme, anyWaiting, anyWish, (programme, waiting, wish) => {
        if (admission(programme, [], waiting, wish, today) !== undefined) return;
        const without = movingUp(programme, [], waiting, today).map(({ id }) => id);
        const withNew = movingUp(programme, withPlace([], wish), waiting, today).map(({ id }) => id);
        expect(withNew).toEqual(without);
      }),
    );
  });
});
