import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../calendar/offset.ts';
import {
  batchesToForm,
  benchmarkReport,
  type FirstAnswer,
  type QuestionBatch,
  shownBatches,
} from './benchmark.ts';
import { BATCH_SIZE, keepsSecrets, newBatches, type SchoolPlace } from './benchmark-batches.ts';

interface School {
  readonly number: string;
  readonly place: SchoolPlace;
  /** Where the register has it from the third day on which somebody looks. */
  readonly later: SchoolPlace;
  readonly services: readonly string[];
  readonly on: string;
  readonly value: number;
}

const FIRST_DAY = '2026-01-05';
const day = (nth: number) => addDays(FIRST_DAY, nth);

// Mostly of one place, so that there are batches.
const place = fc.record({
  level: fc.constantFrom('basis', 'basis', 'basis', 'secundair'),
  network: fc.constantFrom('vrij', 'vrij', 'vrij', 'officieel'),
  province: fc.constantFrom('Limburg', 'Limburg', 'Antwerpen'),
});

const schoolOf = (values: fc.Arbitrary<number>) =>
  fc.record({
    place,
    later: fc.option(place, { freq: 5 }),
    services: fc.constantFrom(['A'], ['A'], ['B'], ['B'], ['A', 'B'], ['C'], []),
    on: fc.integer({ min: 0, max: 700 }).map(day),
    value: values,
  });

const populationOf = (values: fc.Arbitrary<number>) =>
  fc.array(schoolOf(values), { minLength: 10, maxLength: 60 }).map((schools) =>
    schools.map(
      (one, index): School => ({
        ...one,
        number: String(900_001 + index),
        later: one.later ?? one.place,
      }),
    ),
  );

const looked = fc
  .uniqueArray(fc.integer({ min: 1, max: 900 }), { minLength: 3, maxLength: 6 })
  .map((days) => days.sort((a, b) => a - b).map(day));

function answersOf(schools: readonly School[], until: string, isLater: boolean): FirstAnswer[] {
  return schools
    .filter(({ on }) => on <= until)
    .map(({ number: school, place: first, later, on, value }) => ({
      ...{ indicator: 'confidence_teachers', moment: 'before', school, on, value },
      ...(isLater ? later : first),
    }));
}

/** What is shown beside each of these schools, on each of the days and for each earlier one, one report after another. */
function* shown(schools: readonly School[], days: readonly string[], own: readonly string[]) {
  const servicesOf = (school: string) => schools.find(({ number }) => number === school)?.services ?? [];
  let formed: readonly QuestionBatch[] = [];
  for (const [index, today] of days.entries()) {
    const answers = answersOf(schools, today, index >= 2);
    formed = [...formed, ...batchesToForm({ answers, formed, servicesOf, today })];
    for (const number of own) {
      const school = schools.find((one) => one.number === number);
      for (const asOf of days.slice(0, index + 1)) {
        const { rows } = benchmarkReport(
          { school: number, name: number, ...(index >= 2 ? school?.later : school?.place) },
          { answers, batches: shownBatches(formed, servicesOf) },
          asOf,
        );
        yield rows
          .filter((row) => row.indicator === 'confidence_teachers' && row.moment === 'before')
          .map((row) => ({ schools: row.schools as number | null, average: row.average as number | null }));
      }
    }
  }
}

/** Whether everything that is shown of both populations is the same. */
function lookAlike(
  one: readonly School[],
  other: readonly School[],
  days: readonly string[],
  own: readonly string[],
) {
  const reports = shown(other, days, own);
  for (const report of shown(one, days, own)) {
    if (JSON.stringify(report) !== JSON.stringify(reports.next().value)) return false;
  }
  return true;
}

/** The same population with other answers of some schools; nothing where an answer leaves the scale. */
function answering(schools: readonly School[], changes: ReadonlyMap<string, number>): School[] | undefined {
  const changed = schools.map((one) => ({ ...one, value: one.value + (changes.get(one.number) ?? 0) }));
  return changed.every(({ value }) => value >= 1 && value <= 4) ? changed : undefined;
}

/** Whether the answer of a school could have been another one, for all that can be read about those who look on. */
function isOpen(
  school: School,
  schools: readonly School[],
  days: readonly string[],
  own: readonly string[],
): boolean {
  const others = schools.filter(({ number }) => number !== school.number && !own.includes(number));
  const worlds = [1, -1].flatMap((step) => [
    new Map([[school.number, step]]),
    ...others.map(
      ({ number }) =>
        new Map([
          [school.number, step],
          [number, -step],
        ]),
    ),
  ]);
  return worlds.some((changes) => {
    const world = answering(schools, changes);
    return world !== undefined && lookAlike(schools, world, days, own);
  });
}

describe('what a benchmark tells of others', () => {
  it('is no answer of any school that neither of two services follows, whichever days they look on', () => {
    fc.assert(
      fc.property(
        // Many at the ends of the scale, where all at once would give each of them away.
        populationOf(fc.integer({ min: 1, max: 40 }).map((drawn) => Math.min(drawn, 4))),
        looked,
        fc.constantFrom<string[]>(['A', 'B'], ['A', 'C'], ['B', 'C']),
        fc.nat(),
        (schools, days, services, nth) => {
          const isOwn = (one: School) => one.services.some((service) => services.includes(service));
          const own = schools.filter(isOwn).map(({ number }) => number);
          const outside = schools.filter((one) => !isOwn(one));
          const school = outside[nth % outside.length];
          fc.pre(school !== undefined && own.length > 0);
          return isOpen(school as School, schools, days, own);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('is no answer of any other school when two schools lay their reports together', () => {
    fc.assert(
      fc.property(
        populationOf(fc.constantFrom(2, 3)),
        looked,
        fc.nat(),
        fc.nat(),
        (schools, days, nth, other) => {
          const own = [schools[0]?.number ?? '', schools[1 + (other % (schools.length - 1))]?.number ?? ''];
          const outside = schools.filter(({ number }) => !own.includes(number));
          return isOpen(outside[nth % outside.length] as School, schools, days, own);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('is made of schools that only come together, so many that any two of them leave five', () => {
    fc.assert(
      fc.property(populationOf(fc.constant(2)), fc.integer({ min: 1, max: 900 }), (schools, nth) => {
        const waiting = schools.map(({ number, place: at, ...one }) => ({ ...one, ...at, school: number }));
        const batches = newBatches(waiting, day(nth));
        const placed = batches.flatMap(({ answers }) => answers.map(({ school }) => school));
        expect(new Set(placed).size).toBe(placed.length);
        expect(
          newBatches(
            waiting.map((one) => ({ ...one, services: [], on: day(nth) })),
            day(nth),
          ),
        ).toEqual([]);
        for (const { answers } of batches) {
          expect(answers.length - 2).toBeGreaterThanOrEqual(5);
          expect(answers.every(({ on }) => on < day(nth))).toBe(true);
        }
      }),
    );
  });

  it('is nothing of a batch of which two services came to know nearly everything', () => {
    fc.assert(
      fc.property(
        fc.array(fc.subarray<string>(['A', 'B', 'C']), { minLength: BATCH_SIZE, maxLength: BATCH_SIZE }),
        fc.subarray<string>(['A', 'B', 'C'], { minLength: 1, maxLength: 2 }),
        (services: string[][], two: string[]) => {
          const answers = services.map((_, index) => ({ school: String(index), on: FIRST_DAY, value: 2 }));
          if (!keepsSecrets({ answers }, (school) => services[Number(school)] ?? [])) return;
          const unknown = services.filter((known) => !known.some((one) => two.includes(one))).length;
          expect(unknown === 0 || unknown >= 5).toBe(true);
        },
      ),
    );
  });
});

describe('a batch of seven schools', () => {
  const kept = (...followers: string[][]) =>
    keepsSecrets(
      { answers: followers.map((_, index) => ({ school: String(index), on: FIRST_DAY, value: 2 })) },
      (school) => followers[Number(school)] ?? [],
    );
  const [a, b, none]: [string[], string[], string[]] = [['A'], ['B'], []];

  it('can be shown where nobody follows its schools, or one service follows all of them', () => {
    expect(kept(none, none, none, none, none, none, none)).toBe(true);
    expect(kept(a, a, a, a, a, a, a)).toBe(true);
  });

  it('cannot be shown to a service that follows all but four', () => {
    expect(kept(a, a, none, none, none, none, none)).toBe(true);
    expect(kept(a, a, a, none, none, none, none)).toBe(false);
  });

  it('cannot be shown to two services that follow all but four between them', () => {
    expect(kept(a, b, none, none, none, none, none)).toBe(true);
    expect(kept(a, a, b, none, none, none, none)).toBe(false);
  });
});

describe('a school beside the others', () => {
  const alike = (count: number, on: string, changes: Partial<School> = {}): School[] =>
    Array.from({ length: count }, (_, index) => ({
      number: String(900_001 + index),
      place: { level: 'basis', network: 'vrij', province: 'Limburg' },
      later: { level: 'basis', network: 'vrij', province: 'Limburg' },
      services: ['A'],
      on,
      value: 1 + (index % 4),
      ...changes,
    }));
  const last = (schools: readonly School[], days: readonly string[], own = '900001') =>
    [...shown(schools, days, [own])].at(-1)?.map((row) => row.schools);

  it('is shown from seven schools on, without its own answer, the day after the last of them', () => {
    expect(last(alike(6, day(0)), [day(1)])).toEqual([null, null, null, null]);
    expect(last(alike(7, day(0)), [day(0)])).toEqual([null, null, null, null]);
    expect(last(alike(7, day(0)), [day(1)])).toEqual([6, 6, 6, 6]);
    expect(last(alike(13, day(0)), [day(1)])).toEqual([6, 6, 6, 6]);
    expect(last(alike(14, day(0)), [day(1)])).toEqual([13, 13, 13, 13]);
    expect(last(alike(14, day(0)), [day(1)], '900013')).toEqual([13, 13, 13, 13]);
  });

  it('counts in batches of those that the same services follow', () => {
    const schools = alike(14, day(0)).map((one, index) => ({ ...one, services: [index % 2 ? 'A' : 'B'] }));
    expect(last(schools, [day(1)])).toEqual([13, 13, 13, 13]);
    const divided = alike(12, day(0)).map((one, index) => ({ ...one, services: [index % 2 ? 'A' : 'B'] }));
    expect(last(divided, [day(1)])).toEqual([null, null, null, null]);
  });

  it('stays as it was when the register moves one of the others', () => {
    const schools = alike(20, day(0)).map((one, index) =>
      index === 1 ? { ...one, later: { ...one.place, network: 'officieel' } } : one,
    );
    const reports = [...shown(schools, [day(1), day(2), day(3)], ['900001'])];
    expect(reports).toHaveLength(6);
    expect(new Set(reports.map((report) => JSON.stringify(report))).size).toBe(1);
  });

  it('waits half a year for its own province, then counts with the others of its network', () => {
    const schools = [
      ...alike(3, day(0)),
      ...alike(4, day(0), { place: { level: 'basis', network: 'vrij', province: 'Antwerpen' } }).map(
        (one, index) => ({ ...one, number: String(900_011 + index), later: one.place }),
      ),
    ];
    expect(last(schools, [day(180)])).toEqual([null, null, null, null]);
    expect(last(schools, [day(183)])).toEqual([null, 6, 6, 6]);
  });

  it('says almost the highest where all others gave the highest', () => {
    const rows = [...shown(alike(7, day(0), { value: 4 }), [day(1)], ['900001'])].at(-1);
    expect(rows?.[0]?.average).toBe(3.83);
  });
});
