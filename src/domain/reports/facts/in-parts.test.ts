import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addedUp, countedInParts, type FoundInParts, sizeOf } from './in-parts.ts';

/** What there is: how much of which cell in which part. */
const things = fc.array(
  fc.record({
    cell: fc.constantFrom('schools', 'teachers', 'hours'),
    part: fc.constantFrom('', '01', '02', '03'),
    value: fc.integer({ min: 0, max: 9 }).map((tenths) => tenths / 10),
  }),
  { maxLength: 20 },
);
type Thing =
  typeof things extends fc.Arbitrary<infer Some> ? (Some extends (infer One)[] ? One : never) : never;

/** As the database counts it: of each cell, how often and the sum in each part. */
function found(all: readonly Thing[], parts?: readonly string[]): FoundInParts<string>[] {
  const own = all.filter(({ part }) => parts?.includes(part) ?? true);
  return [...new Set(own.map(({ cell }) => cell))].map((cell) => ({
    cell,
    parts: [...new Set(own.filter((one) => one.cell === cell).map(({ part }) => part))].map((part) => {
      const here = own.filter((one) => one.cell === cell && one.part === part);
      return [part, here.length, here.reduce((sum, { value }) => sum + value, 0)] as const;
    }),
  }));
}

const byCell = (kept: Parameters<typeof addedUp<string>>[0]) =>
  new Map(addedUp(kept, 2).map(({ cell, numbers }) => [cell, numbers]));

describe('what is counted in parts', () => {
  it('is the same when only the parts that changed are counted anew, as often as they change', () => {
    fc.assert(
      fc.property(things, fc.array(things, { minLength: 1, maxLength: 4 }), (first, changes) => {
        let [now, kept] = [first, countedInParts(undefined, found(first), { width: 2 })];
        for (const change of changes) {
          const changed = [...new Set(change.map(({ part }) => part))];
          now = [...now.filter(({ part }) => !changed.includes(part)), ...change.slice(1)];
          kept = countedInParts(kept, found(now, changed), { width: 2, counted: changed });
        }
        expect(byCell(kept)).toEqual(byCell(countedInParts(undefined, found(now), { width: 2 })));
      }),
    );
  });

  it('stands no more where nothing of it is left', () => {
    const one: Thing = { cell: 'schools', part: '01', value: 1 };
    const before = countedInParts(undefined, found([one]), { width: 2 });
    expect(sizeOf(before)).toBe(3);
    const after = countedInParts(before, [], { width: 2, counted: ['01'] });
    expect([addedUp(after, 2), sizeOf(after)]).toEqual([[], 0]);
    expect(addedUp(before, 2)).toEqual([{ cell: 'schools', numbers: [1, 1] }]);
  });

  it('has as many numbers in each cell', () => {
    expect(() =>
      countedInParts(undefined, found([{ cell: 'hours', part: '', value: 1 }]), { width: 3 }),
    ).toThrow('A cell has 3 numbers, not 2.');
  });
});
