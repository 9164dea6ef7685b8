import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { comparisonGroups, type SchoolAnswer } from './benchmark.ts';

const answer = fc.record({
  level: fc.constantFrom('basis', 'secundair'),
  network: fc.constantFrom('vrij', 'officieel'),
  province: fc.constantFrom('Antwerpen', 'Limburg'),
  on: fc.integer({ min: 10, max: 28 }).map((day) => `2026-03-${day}`),
  value: fc.integer({ min: 1, max: 4 }),
});

const register = fc
  .array(answer, { maxLength: 70 })
  .map((answers) => answers.map((one, index): SchoolAnswer => ({ ...one, school: String(900_001 + index) })));

const days = ['2026-03-14', '2026-03-15', '2026-03-16', '2026-03-22', '2026-03-23', '2026-03-28'];

describe('whom a school is compared with', () => {
  it('never lets fewer than five schools be told apart, from any groups on any days together', () => {
    fc.assert(
      fc.property(register, (answers) => {
        const own = { school: '900001', level: 'basis', network: 'vrij', province: 'Limburg' };
        const shown = days.flatMap((day) =>
          comparisonGroups(
            own,
            answers.filter(({ on }) => on <= day),
          ).map(({ members }) => new Set(members.map(({ school }) => school))),
        );
        // Schools that are in exactly the same groups cannot be told apart; whatever is added or subtracted, the result
        // is made of these classes.
        const classes = new Map<string, number>();
        for (const { school } of answers) {
          const signature = shown.map((group) => (group.has(school) ? 1 : 0)).join('');
          if (signature.includes('1')) classes.set(signature, (classes.get(signature) ?? 0) + 1);
        }
        for (const size of classes.values()) expect(size).toBeGreaterThanOrEqual(5);
        for (const group of shown) expect(group.has('900001')).toBe(false);
      }),
      { numRuns: 150 },
    );
  });

  it('shows a group once there are five others, and not before', () => {
    const others = (count: number): SchoolAnswer[] =>
      Array.from({ length: count }, (_, index) => ({
        school: String(900_010 + index),
        level: 'basis',
        network: 'vrij',
        province: 'Limburg',
        on: '2026-03-10',
        value: 2,
      }));
    const own = { school: '900001', level: 'basis', network: 'vrij', province: 'Limburg' };
    expect(comparisonGroups(own, others(4))).toEqual([]);
    expect(comparisonGroups(own, others(5)).map(({ comparison }) => comparison)).toEqual([
      'province',
      'network',
      'level',
      'all',
    ]);
    expect(comparisonGroups(own, others(9))[0]?.members).toHaveLength(5);
    expect(comparisonGroups(own, others(10))[0]?.members).toHaveLength(10);
    expect(
      comparisonGroups({ ...own, level: 'secundair' }, others(7)).map(({ comparison }) => comparison),
    ).toEqual(['all']);
  });
});
