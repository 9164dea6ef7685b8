import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { counted, talliesFor } from '../../src/application/reports/counted.ts';
import { schoolsOfCoverage } from '../../src/application/reports/coverage.ts';
import { dateOfDayNumber, dayNumberOf } from '../../src/domain/calendar/day-number.ts';
import { instantAt } from '../../src/domain/calendar/wall-clock.ts';
import { marksOf } from '../../src/domain/reports/facts/marks.ts';
import { indicatorNumbers } from '../../src/domain/reports/indicators.ts';
import { stepsOf } from '../../src/domain/template/model/lookup.ts';
import { enrol } from '../../src/domain/trajectory/decide/enrol.ts';
import type { EventBody, TrajectoryEvent } from '../../src/domain/trajectory/model/events.ts';
import { openDatabase, storeOfSystem, type WholeStore } from '../../src/store/database/db.ts';
import { forgetCounted, uncounted } from '../../src/store/reports/recount.ts';
import { commitAdvance, insertEnrolled } from '../../src/store/trajectories/commits.ts';
import { type Life, numbersByHand, type Split } from './by-hand.ts';
import { personOf, provider, services, templates } from './population.ts';
import { type ReportSetting, startReports } from './setting.ts';

let setting: ReportSetting;

beforeAll(async () => {
  setting = await startReports(0);
});
afterAll(() => setting?.stop());

const ACTOR = { kind: 'system' } as const;
const context = { calendar: { overrides: [] } };
const [digital, coach] = templates.filter(({ id }) => ['digitale-school', 'digicoach'].includes(id));

/** What may come next in a journal, drawn blindly: also what the rules would never let happen. */
const something = fc.record({
  what: fc.constantFrom(
    'completed',
    'completed',
    'completed',
    'reopened',
    'returned',
    'assigned',
    'handed-over',
  ),
  step: fc.nat(),
  occurrence: fc.constantFrom('', '', '#2'),
  answer: fc.constantFrom(1, 2, 3, 4, 0, true, false, 'words'),
  isMeant: fc.boolean(),
  person: fc.constantFrom(personOf('provider'), personOf('school'), personOf('pbd')),
  days: fc.integer({ min: 0, max: 200 }),
  isLast: fc.boolean(),
});

const drawn = fc.record({
  template: fc.constantFrom(digital, coach),
  school: fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined, freq: 8 }),
  service: fc.constantFrom(...services),
  group: fc.constantFrom(undefined, 'volger' as const, 'first-mover' as const),
  start: fc.integer({ min: 0, max: 400 }),
  happenings: fc.array(something, { maxLength: 14 }),
});
type Drawn = typeof drawn extends fc.Arbitrary<infer One> ? One : never;

const FIRST_DAY = dayNumberOf('2024-09-02');
/** After everything that can happen to a life. */
const LAST_DAY = 4_000;
const dateAfter = (days: number) => dateOfDayNumber(FIRST_DAY + days);

function bodyOf(life: Drawn, one: Drawn['happenings'][number]): EventBody {
  const template = life.template as NonNullable<typeof digital>;
  const marked = stepsOf(template).filter(({ id }) => marksOf(template).has(id));
  const step = marked[one.step % marked.length];
  const path = `phase/${step?.id}${one.occurrence}`;
  const trainers = template.roles.filter(({ party }) => party === 'provider');
  const role = trainers[one.step % Math.max(1, trainers.length)]?.id ?? 'counsellor';
  switch (one.what) {
    case 'completed': {
      const { outcome, fields } = marksOf(template).get(step?.id ?? '') ?? { fields: [] };
      const answers = Object.fromEntries(fields.map(({ field }) => [field, one.answer]));
      return { type: 'completed', path, outcome: one.isMeant && outcome ? outcome : 'other', answers };
    }
    case 'returned':
      return { type: 'returned', path: 'phase/elsewhere', target: path, comment: 'x' };
    case 'reopened':
      return { type: 'reopened', path, reason: 'x' };
    case 'assigned':
      return { type: 'assigned', role, person: one.person };
    default:
      return { type: 'handed-over', role, to: one.person };
  }
}

/** Lives it through, commit by commit. */
async function live(one: Drawn): Promise<Life> {
  const id = randomUUID();
  const template = one.template as NonNullable<typeof digital>;
  const school = one.school === undefined ? undefined : setting.schools[one.school];
  let days = one.start;
  const now = instantAt(dateAfter(days), '10:00');
  const roles = Object.fromEntries(template.roles.map((role) => [role.id, personOf(role.party)]));
  const subject = { kind: template.subject, id: id };
  const advanced = enrol(
    { id, now, actor: ACTOR, subject, start: dateAfter(days), roles },
    template,
    1,
    context,
  );
  if ('code' in advanced) throw new Error(advanced.code);
  await insertEnrolled(setting.store, {
    ...{ advanced, template, context, now, reference: id.slice(0, 13), period: '2024-2025' },
    ...{ school: school?.number, organisation: one.service, group: one.group },
  });
  const entries: TrajectoryEvent[] = [...advanced.events];
  let { state } = advanced;
  let events: TrajectoryEvent[] = [];
  for (const [index, happening] of one.happenings.entries()) {
    days += happening.days;
    const at = instantAt(dateAfter(days), '23:30');
    events.push({
      version: entries.length + events.length + 1,
      at,
      actor: ACTOR,
      body: bodyOf(one, happening),
    });
    if (!happening.isLast && index < one.happenings.length - 1) continue;
    const before = state;
    state = { ...state, version: entries.length + events.length, at };
    const next = { advanced: { ...advanced, state, events, plan: [] }, template, context, now: at };
    await commitAdvance(setting.store, { before, ...next, organisation: one.service });
    entries.push(...events);
    events = [];
  }
  const { province } = school ?? {};
  return { id, template, school: school?.number, province, service: one.service, group: one.group, entries };
}

async function numbers(
  by: readonly Split[],
  asOf: string,
  organisation: string | undefined,
  store: WholeStore = setting.store,
) {
  const scope =
    organisation === undefined ? { kind: 'all' as const } : { kind: 'organisation' as const, organisation };
  const request = { deps: { store, clock: setting.clock }, asOf, scope };
  return indicatorNumbers(await talliesFor(request, by), by).map(
    ({ indicator, along, moment, value, trajectories }) => {
      const place = by.map((dimension) => along[dimension] ?? '?').join('|');
      return `${place} ${indicator.id} ${moment ?? ''} ${value} of ${trajectories}`;
    },
  );
}

const organisationOf = (person: string) => (person === personOf('provider') ? provider : undefined);

async function rowsNow() {
  const { rows: observations } = await setting.store.pool.query(
    'SELECT * FROM observation ORDER BY trajectory_id, version, number',
  );
  const { rows: holders } = await setting.store.pool.query(
    'SELECT * FROM provider_holder ORDER BY trajectory_id, version, role',
  );
  return { observations, holders };
}

describe('what is counted with each commit', () => {
  it('is what the journals say at the end of any day, for any life', async () => {
    const lives: Life[] = [];
    await fc.assert(
      fc.asyncProperty(
        fc.array(drawn, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 0, max: 1_500 }),
        fc.constantFrom<readonly Split[]>(
          [],
          ['school_year'],
          ['provider', 'school_year'],
          ['province', 'template'],
        ),
        fc.constantFrom(undefined, ...services),
        async (some, day, by, service) => {
          for (const one of some) lives.push(await live(one));
          const own = lives.filter((life) => service === undefined || life.service === service);
          // Of the last day the same is asked again and again: only what has changed since is counted then.
          for (const until of [day, LAST_DAY]) {
            const byHand = numbersByHand(own, by, {
              end: instantAt(dateAfter(until + 1), '00:00'),
              organisationOf,
            });
            expect((await numbers(by, dateAfter(until), service)).sort()).toEqual(byHand.sort());
          }
        },
      ),
      { numRuns: 40 },
    );
    expect(lives.length).toBeGreaterThan(40);
  });

  it('is the same when all of it is counted anew from the journals', async () => {
    expect(await uncounted(setting.store)).toBe(0);
    const kept = await rowsNow();
    expect(kept.observations.length).toBeGreaterThan(100);
    expect(kept.observations.some(({ until }) => until !== null)).toBe(true);
    expect(kept.observations.some(({ is_first }) => !is_first)).toBe(true);
    await forgetCounted(setting.store);
    await counted(setting.store);
    expect(await uncounted(setting.store)).toBe(0);
    expect(await rowsNow()).toEqual(kept);
  });

  it('waits, where an earlier release committed, until somebody counts it', async () => {
    const { store } = setting;
    const kept = await rowsNow();
    const id = kept.observations[0]?.trajectory_id;
    await store.pool.query('UPDATE trajectory SET version = version + 1 WHERE id = $1', [id]);
    expect(await uncounted(store)).toBe(1);
    await Promise.all([counted(store), counted(store)]);
    expect(await uncounted(store)).toBe(0);
    expect(await rowsNow()).toEqual(kept);
  });

  it('goes with a school that becomes another, and counts nowhere once it was a mistake', async () => {
    const { store } = setting;
    const { observations } = await rowsNow();
    const { trajectory_id: id } = observations.find(({ school_number: school }) => school !== null);
    const other = setting.schools[600]?.number;
    await store.pool.query('UPDATE trajectory SET school_number = $2, mistake = true WHERE id = $1', [
      id,
      other,
    ]);
    const { rows } = await store.pool.query(
      'SELECT DISTINCT school_number, mistake FROM observation WHERE trajectory_id = $1',
      [id],
    );
    expect(rows).toEqual([{ school_number: other, mistake: true }]);
  });

  it('is counted once for all who ask the same, and again as soon as something changed', async () => {
    const asked = jest.spyOn(pg.Client.prototype, 'query');
    const statements = () =>
      asked.mock.calls.flatMap(([one]) => {
        const { text, values } = one as never as { text: string; values: unknown[] };
        return /WITH each/.test(text) ? [{ text, values }] : [];
      });
    const asOf = dateAfter(1_499);
    const first = await Promise.all([numbers([], asOf, undefined), numbers([], asOf, undefined)]);
    expect(first[1]).toEqual(first[0]);
    await numbers([], asOf, undefined);
    expect(statements()).toHaveLength(1);
    expect(statements()[0]?.text).not.toContain('ANY');

    const [service = ''] = services;
    await live({ template: digital, school: 5, service, group: 'volger', start: 3, happenings: [] });
    const after = await numbers([], asOf, undefined);
    expect(after).not.toEqual(first[0]);
    // Of the schools whose numbers end alike, and of no others.
    expect(statements()[1]?.values).toContainEqual([setting.schools[5]?.number.slice(-2)]);
    expect(statements()).toHaveLength(2);
    asked.mockRestore();
  });

  it('is counted anew where it changed, and comes to what all of it comes to, whatever changed', async () => {
    const { store, schools } = setting;
    const { pool } = store;
    const school = (nth: number) => schools[nth]?.number;
    const project = await live({
      ...{ template: digital, school: undefined, service: services[0] ?? '', group: 'volger', start: 9 },
      happenings: [],
    });
    const participation = randomUUID();
    const asOf = dateAfter(LAST_DAY);
    const bys: readonly (readonly Split[])[] = [[], ['province'], ['provider', 'school_year'], ['template']];
    /** Every question, as this process answers it, and as one that has counted nothing yet does. */
    const both = async () => {
      const other = openDatabase({ databaseUrl: setting.databaseUrl });
      const answers: string[][][] = [];
      for (const one of [store, storeOfSystem(other, 'operator')]) {
        const all: string[][] = [];
        for (const by of bys) {
          for (const service of [undefined, ...services])
            all.push((await numbers(by, asOf, service, one)).sort());
        }
        for (const service of [undefined, ...services]) {
          const scope =
            service === undefined
              ? ({ kind: 'all' } as const)
              : ({ kind: 'organisation', organisation: service } as const);
          const schools = await schoolsOfCoverage({
            deps: { store: one, clock: setting.clock },
            asOf,
            scope,
          });
          all.push(schools.map((school) => JSON.stringify(school)));
        }
        answers.push(all);
      }
      await other.close();
      return answers;
    };
    let before = (await both())[0];
    const changes: readonly (readonly [string, () => Promise<unknown>])[] = [
      [
        'a school moves to another province',
        () => pool.query(`UPDATE school SET province = 'Elders' WHERE number = $1`, [school(5)]),
      ],
      [
        'a school takes part in a project',
        () =>
          pool.query(
            `INSERT INTO participation (id, trajectory_id, school_number, role, "from", added_at)
              VALUES ($1, $2, $3, 'x', '2024-10-01', now())`,
            [participation, project.id, school(300)],
          ),
      ],
      [
        'it is another school that does',
        () =>
          pool.query('UPDATE participation SET school_number = $2 WHERE id = $1', [participation, school(1)]),
      ],
      [
        'the project follows another service',
        () =>
          pool.query('UPDATE trajectory SET organisation_id = $2 WHERE id = $1', [project.id, services[1]]),
      ],
      [
        'the project was a mistake',
        () => pool.query('UPDATE trajectory SET mistake = true WHERE id = $1', [project.id]),
      ],
      [
        'the project was none',
        () => pool.query('UPDATE trajectory SET mistake = false WHERE id = $1', [project.id]),
      ],
      ['nobody takes part', () => pool.query('DELETE FROM participation WHERE id = $1', [participation])],
      [
        'a trajectory goes on at another school',
        () =>
          pool.query(
            `UPDATE trajectory SET school_number = $1 WHERE id = (SELECT trajectory_id FROM observation
              WHERE school_number = $2 AND indicator = 'teachers_in_trajectories' AND NOT mistake LIMIT 1)`,
            [school(301), school(2)],
          ),
      ],
      [
        'who gives the training works elsewhere',
        () => pool.query('UPDATE person SET organisation_id = NULL WHERE id = $1', [personOf('provider')]),
      ],
      [
        'an earlier release changed something',
        () =>
          pool.query(
            `WITH gone AS (DELETE FROM observation WHERE school_number = $1)
            INSERT INTO counted_change (number) VALUES (pg_current_xact_id()::text::bigint)`,
            [school(3)],
          ),
      ],
    ];
    for (const [what, change] of changes) {
      await change();
      const [kept, anew] = await both();
      expect([what, kept]).toEqual([what, anew]);
      expect([what, kept]).not.toEqual([what, before]);
      before = kept;
    }
  });
});
