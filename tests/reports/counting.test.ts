import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { counted, talliesFor } from '../../src/application/reports/counted.ts';
import { dateOfDayNumber, dayNumberOf } from '../../src/domain/calendar/day-number.ts';
import { instantAt } from '../../src/domain/calendar/wall-clock.ts';
import { marksOf } from '../../src/domain/reports/facts/marks.ts';
import { indicatorNumbers } from '../../src/domain/reports/indicators.ts';
import { stepsOf } from '../../src/domain/template/model/lookup.ts';
import { enrol } from '../../src/domain/trajectory/decide/enrol.ts';
import type { EventBody, TrajectoryEvent } from '../../src/domain/trajectory/model/events.ts';
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

async function numbers(by: readonly Split[], asOf: string, organisation: string | undefined) {
  const scope =
    organisation === undefined ? { kind: 'all' as const } : { kind: 'organisation' as const, organisation };
  const request = { deps: { store: setting.store, clock: setting.clock }, asOf, scope };
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
          const asOf = dateAfter(day);
          const own = lives.filter((life) => service === undefined || life.service === service);
          const byHand = numbersByHand(own, by, {
            end: instantAt(dateAfter(day + 1), '00:00'),
            organisationOf,
          });
          expect((await numbers(by, asOf, service)).sort()).toEqual(byHand.sort());
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
    const { store } = setting;
    const asked = jest.spyOn(pg.Client.prototype, 'query');
    const counts = () =>
      asked.mock.calls.filter(([one]) => /WITH each/.test((one as never as { text: string }).text)).length;
    const asOf = dateAfter(1_499);
    const first = await Promise.all([numbers([], asOf, undefined), numbers([], asOf, undefined)]);
    expect(first[1]).toEqual(first[0]);
    await numbers([], asOf, undefined);
    expect(counts()).toBe(1);

    const [service = ''] = services;
    await live({ template: digital, school: 5, service, group: 'volger', start: 3, happenings: [] });
    const after = await numbers([], asOf, undefined);
    expect(after).not.toEqual(first[0]);
    expect(counts()).toBe(2);

    await store.pool.query(`UPDATE school SET province = 'Elders' WHERE number = $1`, [
      setting.schools[5]?.number,
    ]);
    expect((await numbers(['province'], asOf, undefined)).some((line) => line.startsWith('Elders'))).toBe(
      true,
    );
    await store.pool.query(`UPDATE school SET province = 'Ergens' WHERE number = $1`, [
      setting.schools[5]?.number,
    ]);
    expect((await numbers(['province'], asOf, undefined)).some((line) => line.startsWith('Elders'))).toBe(
      false,
    );
    asked.mockRestore();
  });
});
