import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { insertPerson } from '../../src/store/people/people.ts';
import { type Asked, type RunningApi, startApi } from './running-api.ts';

const YEAR = '2026-2027';

describe('the targets of a partner', () => {
  let api: RunningApi;
  let house: string;
  let trainer: string;
  let otherTrainer: string;

  const addPartner = async (name: string) => {
    const { body } = await api.post('organisations', { kind: 'provider', name });
    const id = randomUUID();
    const more = { function: 'provider', organisationId: body.id } as const;
    await insertPerson(api.store, { id, name: `Trainer of ${name}`, language: 'nl', ...more });
    return { organisation: body.id as string, trainer: id };
  };
  const read = (asked: Asked = {}, year = YEAR) =>
    api.get(`organisations/${house}/targets?school_year=${year}`, { as: trainer, ...asked });
  const file = (targets: unknown, asked: Asked = {}, year = YEAR, organisation = house) =>
    api.call('PUT', `organisations/${organisation}/targets/${year}`, {
      as: trainer,
      body: { targets },
      ...asked,
      headers: { 'If-Match': '*', ...asked.headers },
    });

  beforeAll(async () => {
    api = await startApi({ workers: false });
    // The programme began with this.
    const start = '2024-10-01';
    const programme = {
      name: { nl: 'Programma', en: 'Programme' },
      lots: [{ template: 'two-conversations' }],
      calls: [{ id: '2024', from: '2024-05-01', until: '2024-12-31', start }],
    };
    expect((await api.post('programmes', programme)).status).toBe(201);
    otherTrainer = (await addPartner('Another house')).trainer;
  });
  beforeEach(async () => {
    ({ organisation: house, trainer } = await addPartner('Vormingshuis'));
  });
  afterAll(async () => {
    await api?.stop();
  });

  it('are filed by its own people, with the version that was read', async () => {
    const empty = await read();
    expect(empty.body).toEqual({ organisation: house, school_year: YEAR, targets: [], history: [] });
    const missing = await api.call('PUT', `organisations/${house}/targets/${YEAR}`, {
      as: trainer,
      body: { targets: [] },
    });
    expect([missing.status, missing.body.errors[0].path]).toEqual([428, 'If-Match']);
    const match = { headers: { 'If-Match': empty.headers.get('etag') ?? '' } };
    const targets = [{ indicator: 'training_sessions', target: 12, note: 'Two trainers' }];
    const filed = await file(targets, match);
    expect(filed.status).toBe(200);
    const stated = { ...targets[0], stated_at: '2026-09-14T10:00:00+02:00', stated_by: trainer };
    expect(filed.body).toMatchObject({ targets: [stated], history: [stated] });
    const late = await file([], match);
    expect([late.status, late.headers.get('etag')]).toEqual([412, filed.headers.get('etag')]);
    expect((await read()).body).toEqual(filed.body);
  });

  it('replace what stood, and keep its history', async () => {
    const [sessions, useful] = [
      { indicator: 'training_sessions', target: 12 },
      { indicator: 'training_useful', target: 3.2 },
    ];
    const first = await file([sessions, useful]);
    const same = await file([useful, sessions]);
    expect([same.body, same.headers.get('etag')]).toEqual([first.body, first.headers.get('etag')]);
    const second = await file([{ ...sessions, target: 20 }]);
    expect(second.headers.get('etag')).not.toBe(first.headers.get('etag'));
    expect(second.body.targets).toMatchObject([{ indicator: 'training_sessions', target: 20 }]);
    const said = second.body.history.map((one: Record<string, unknown>) => [one.indicator, one.target]);
    expect(said).toEqual([
      ['training_sessions', 12],
      ['training_useful', 3.2],
      ['training_sessions', 20],
      ['training_useful', null],
    ]);
    expect((await read({}, '2027-2028')).body.targets).toEqual([]);
    const before = await api.get(`organisations/${house}/targets?as_of=2026-09-13`, { as: trainer });
    expect(before.body).toMatchObject({ school_year: YEAR, targets: [], history: [] });
  });

  it('filed by two at the same moment are those of one of them', async () => {
    const match = { headers: { 'If-Match': (await read()).headers.get('etag') ?? '' } };
    const answers = await Promise.all(
      [1, 2, 3, 4].map((target) => file([{ indicator: 'training_sessions', target }], match)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412]);
    expect((await read()).body.history).toHaveLength(1);
  });

  it('are for its own people and the direction to file and to read', async () => {
    const targets = [{ indicator: 'training_sessions', target: 12 }];
    for (const as of [api.world.central, api.world.administrator]) {
      expect((await file(targets, { as })).status).toBe(200);
    }
    for (const as of [api.world.counsellor, otherTrainer, api.world.principal]) {
      expect((await file(targets, { as })).status).toBe(403);
    }
    for (const as of [api.world.counsellor, otherTrainer, api.world.principal]) {
      expect((await read({ as })).status).toBe(403);
    }
    // Somebody of a partner gets to its targets and to nothing else.
    for (const path of ['people', 'organisations', `organisations/${house}`, 'reports/partners']) {
      expect((await api.get(path, { as: trainer })).status).toBe(403);
    }
  });

  it('are no affair of other organisations, nor of unknown ones', async () => {
    const administrator = { as: api.world.administrator };
    const service = await file([], administrator, YEAR, api.world.service);
    expect([service.status, service.body.errors]).toEqual([
      422,
      [
        {
          path: 'id',
          code: 'not-a-partner',
          message:
            'Targets are for partners (provider, rtc, higher-education, company); this is an organisation of the kind pbd.',
        },
      ],
    ]);
    expect((await api.get(`organisations/${api.world.service}/targets`)).status).toBe(422);
    expect((await file([], administrator, YEAR, randomUUID())).status).toBe(404);
    expect((await api.get(`organisations/${randomUUID()}/targets`)).status).toBe(404);
  });

  it.each([
    ['2026', 'Write a school year as two years that follow each other, such as 2026-2027.'],
    ['2026-2028', 'Write a school year as two years that follow each other, such as 2026-2027.'],
    ['2023-2024', 'The programme began in 2024-2025; give that school year or a later one.'],
  ])('cannot be of the school year %s', async (year, message) => {
    for (const answer of [await file([], {}, year), await read({}, year)]) {
      expect([answer.status, answer.body.errors[0]]).toMatchObject([422, { path: 'school_year', message }]);
    }
  });

  it('are refused with every field that is wrong, in the language of the reader', async () => {
    const targets = [
      { indicator: 'happiness', target: 3 },
      { indicator: 'schools_in_trajectory', target: 3 },
      { indicator: 'training_sessions', target: 0 },
      { indicator: 'training_sessions', target: 3 },
      { indicator: 'teachers_in_trajectories', target: 2.5 },
      { indicator: 'training_useful', target: 5 },
    ];
    const answer = await file(targets);
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map(({ path, code }: Record<string, string>) => [path, code])).toEqual([
      ['targets.0.indicator', 'unknown-indicator'],
      ['targets.1.indicator', 'not-aimed-at'],
      ['targets.2.target', 'not-positive'],
      ['targets.3.indicator', 'duplicate'],
      ['targets.4.target', 'not-whole'],
      ['targets.5.target', 'outside-scale'],
    ]);
    const dutch = await file([targets[2]], { language: 'nl' });
    expect(dutch.body.errors[0].message).toBe('Een doel is een getal boven 0, zoals 120.');
    expect((await read()).body.history).toEqual([]);
  });

  it.each([
    [[{ indicator: 'training_sessions' }], 'targets.0.target'],
    [[{ indicator: 'training_sessions', target: '12' }], 'targets.0.target'],
    [[{ indicator: 'training_sessions', target: 12, colour: 'green' }], 'targets.0.colour'],
    [[{ indicator: 'training_sessions', target: 12, note: '' }], 'targets.0.note'],
    ['many', 'targets'],
  ])('as %j are not read, naming %s', async (targets, path) => {
    const answer = await file(targets);
    expect([answer.status, answer.body.errors[0].path]).toEqual([400, path]);
  });
});
