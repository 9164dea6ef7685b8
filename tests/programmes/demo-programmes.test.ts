import { describe, expect, it } from '@jest/globals';
import { demoProgrammes } from '../../src/demo/programmes.ts';
import { changeErrors, programmeErrors } from '../../src/domain/programmes/changes.ts';
import { openCalls } from '../../src/domain/programmes/dates.ts';
import { hindranceOf, withPlace } from '../../src/domain/programmes/places.ts';
import type { Ledger, Programme } from '../../src/domain/programmes/types.ts';

const programmeOf = (today: string, index: number) => demoProgrammes(today)[index]?.programme as Programme;

describe('the programmes of the demo', () => {
  it('fit together, on any day', () => {
    for (const today of ['2026-09-01', '2026-12-31', '2027-08-31']) {
      for (const { programme } of demoProgrammes(today)) {
        expect(programmeErrors(programme)).toEqual([]);
        expect(changeErrors(programme, [], [])).toEqual([]);
      }
      expect(openCalls(programmeOf(today, 1), today)).toHaveLength(1);
    }
  });

  it('have the thirteen projects of the first cycle of InnoVET', () => {
    const programme = demoProgrammes('2026-11-16').find(({ programme: { name } }) => name.en === 'InnoVET')
      ?.programme as Programme;
    const wish = { cohort: '2019-2020', lot: 'innovet-project', amount: 0 };
    let ledger: Ledger = [];
    for (let project = 0; project < 13; project += 1) {
      expect(hindranceOf(programme, ledger, wish)).toBeUndefined();
      ledger = withPlace(ledger, wish);
    }
    expect(hindranceOf(programme, ledger, wish)).toMatchObject({ code: 'quota-full', quota: 13 });
  });

  it('have places for exactly the one budget of € 1,000,000 over both lots', () => {
    const programme = programmeOf('2026-11-16', 0);
    const wishes = programme.lots.flatMap(({ template, amount = 0 }) =>
      Array.from({ length: 40 }, () => ({ cohort: '2022-2024', lot: template, amount })),
    );
    let ledger: Ledger = [];
    for (const wish of wishes) {
      expect(hindranceOf(programme, ledger, wish)).toBeUndefined();
      ledger = withPlace(ledger, wish);
    }
    expect(hindranceOf({ ...programme, calls: [] }, ledger, { ...wishes[0]!, amount: 1 })).toEqual({
      ...{ code: 'budget-exhausted', free: 0, amount: 1 },
    });
  });
});
