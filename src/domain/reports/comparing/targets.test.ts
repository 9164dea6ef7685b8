import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { indicators, markableIds } from '../../indicators/catalogue.ts';
import { schoolYearError, targetErrors } from './target-rules.ts';
import { standingTargets, statementsFor, type WantedTarget } from './targets.ts';

const faults = (...targets: WantedTarget[]) => targetErrors(targets).map(({ path, code }) => [path, code]);

describe('targets that a partner wants to state', () => {
  it('can be about every indicator that a template can mark', () => {
    for (const indicator of markableIds) expect(faults({ indicator, target: 3 })).toEqual([]);
  });

  it('cannot be about an indicator that does not exist, or that follows from enrolments', () => {
    expect(faults({ indicator: 'happiness', target: 3 })).toEqual([
      ['targets.0.indicator', 'unknown-indicator'],
    ]);
    for (const { id } of indicators.filter(({ builtIn }) => builtIn)) {
      expect(faults({ indicator: id, target: 3 })).toEqual([['targets.0.indicator', 'not-aimed-at']]);
    }
  });

  it('are stated once each', () => {
    const sessions = { indicator: 'training_sessions', target: 3 };
    expect(faults(sessions, { indicator: 'training_useful', target: 3 }, sessions)).toEqual([
      ['targets.2.indicator', 'duplicate'],
    ]);
  });

  it.each([
    ['training_sessions', 0, 'not-positive'],
    ['training_sessions', -3, 'not-positive'],
    ['training_sessions', Number.NaN, 'not-positive'],
    ['training_useful', 4.5, 'outside-scale'],
    ['training_useful', 0.5, 'outside-scale'],
    ['teachers_in_trajectories', 12.5, 'not-whole'],
  ])('of %s cannot be %d', (indicator, target, code) => {
    expect(faults({ indicator, target })).toEqual([['targets.0.target', code]]);
  });

  it('are refused in sentences that say what would be right, in both languages', () => {
    const [error] = targetErrors([{ indicator: 'happiness', target: 3 }]);
    expect(error?.message.nl).toMatch(/^Er is geen indicator “happiness”. Kies een van: schools_with_policy/);
    expect(error?.message.en).toMatch(
      /^There is no indicator “happiness”. Choose one of: schools_with_policy/,
    );
  });
});

describe('the school year of targets', () => {
  it.each(['2026', '2026-2028', '2027-2026', '26-27', '2026-2027x', ''])('cannot be “%s”', (text) => {
    expect(schoolYearError(text, '2022-2023')).toMatchObject({
      path: 'school_year',
      code: 'invalid-school-year',
    });
  });

  it('is that in which the programme began, or a later one', () => {
    expect(schoolYearError('2021-2022', '2022-2023')).toMatchObject({
      code: 'before-the-programme',
      message: { en: 'The programme began in 2022-2023; give that school year or a later one.' },
    });
    expect(schoolYearError('2022-2023', '2022-2023')).toBeUndefined();
    expect(schoolYearError('2030-2031', '2022-2023')).toBeUndefined();
  });
});

describe('statements', () => {
  const wanted = fc.uniqueArray(
    fc.record({
      indicator: fc.constantFrom('a', 'b', 'c', 'd'),
      target: fc.integer({ min: 1, max: 3 }),
      note: fc.constantFrom(undefined, 'because', 'so'),
    }),
    { selector: ({ indicator }) => indicator },
  );

  it('made one after the other leave exactly what was wanted last, and nothing more to state', () => {
    fc.assert(
      fc.property(fc.array(wanted, { minLength: 1, maxLength: 6 }), (wishes) => {
        const about = { partner: 'house', schoolYear: '2026-2027', on: '2026-06-15' };
        const statements: Parameters<typeof standingTargets>[0][number][] = [];
        for (const wish of wishes) {
          for (const one of statementsFor(wish, standingTargets(statements))) {
            statements.push({ ...about, ...one });
          }
        }
        const standing = standingTargets(statements);
        const key = (one: { indicator: string; target: number | null; note?: string | undefined }) =>
          `${one.indicator} ${one.target} ${one.note}`;
        expect(standing.map(key).sort()).toEqual((wishes.at(-1) ?? []).map(key).sort());
        expect(statementsFor(wishes.at(-1) ?? [], standing)).toEqual([]);
      }),
    );
  });
});
