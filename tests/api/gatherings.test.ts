import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createApp, listen } from '../../src/api/server.ts';
import { EVERYTHING } from '../../src/domain/access/scope.ts';
import { mailsOf } from '../../src/store/mail/mails.ts';
import { publishTemplate } from '../../src/store/templates/templates.ts';
import { createPages } from '../../src/web/routes.ts';
import { until } from '../support/until.ts';
import { type RunningApi, startApi } from './running-api.ts';

const CIRCLE = `
template: circle
subject: school
title: { nl: Kring, en: Circle }
summary: { nl: Scholen komen samen, en: Schools come together }
source: made for tests
available_from: 2020-09-01
counsellor: counsellor
roles:
  - { role: counsellor, party: pbd, title: { nl: Begeleider, en: Counsellor } }
  - { role: principal, party: school, title: { nl: Directeur, en: Principal } }
phases:
  - phase: year
    title: { nl: Jaar, en: Year }
    steps:
      - step: meeting
        kind: meeting
        role: counsellor
        attendees: [principal]
        title: { nl: Bijeenkomst, en: Meeting }
        ask: { nl: Leg een datum vast, en: Set a date }
        due: { in: P6M }
        answers:
          type: object
          properties:
            there: { type: boolean, title: { nl: Was de school er?, en: Was the school there? } }
          required: [there]
`;
const PATH = 'year/meeting';

describe('One date for many', () => {
  let api: RunningApi;
  let pages: Awaited<ReturnType<typeof listen>>;

  beforeAll(async () => {
    api = await startApi();
    await publishTemplate(api.store, CIRCLE);
    pages = await listen(createApp(api.deps, { pages: createPages(api.deps) }), { port: 0 });
  });
  afterAll(async () => {
    await pages?.close();
    await api?.stop();
  });

  const enrolled = async (more: object = {}): Promise<string> => {
    const answer = await api.post('trajectories', await api.enrolment({ template: 'circle', ...more }));
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return answer.body.id;
  };
  const many = (count: number) => Promise.all(Array.from({ length: count }, () => enrolled()));
  /** Days from the present on, since the workers decide by their own clock. */
  const at = (days: number, hour: number) =>
    new Date(Math.floor(Date.now() / 86_400_000 + days) * 86_400_000 + hour * 3_600_000).toISOString();
  const circle = (trajectories: readonly string[], more: object = {}) => ({
    ...{ title: 'Kring west', start: at(30, 13), end: at(30, 15), place: 'Gent', trajectories },
    ...more,
  });
  const ended = (operation: string) =>
    until(async () => (await api.get(`bulk/${operation}`)).body.finished_at !== null);
  async function planned(trajectories: readonly string[], more: object = {}) {
    const { status, body } = await api.post('gatherings', circle(trajectories, more));
    if (status !== 201) throw new Error(JSON.stringify(body));
    await ended(body.operation);
    return body.gathering.id as string;
  }
  const nodeOf = async (trajectory: string) => {
    const { rows } = await api.store.pool.query('SELECT state FROM trajectory WHERE id = $1', [trajectory]);
    return rows[0].state.nodes[PATH];
  };
  const invitationsOf = async (trajectory: string) =>
    (await mailsOf(api.store, EVERYTHING, trajectory)).filter(
      ({ kind }) => kind === 'invitation' || kind === 'cancellation',
    );

  it('gives the step of each its appointment, invites each school once, and whoever leads them not thirty times', async () => {
    const trajectories = await many(30);
    const id = await planned(trajectories);
    const { body } = await api.get(`gatherings/${id}`);
    expect(body).toMatchObject({ title: 'Kring west', coming: 30, present: 0, called_off: false });
    expect(body.trajectories.every(({ arranged }: { arranged: boolean }) => arranged)).toBe(true);
    for (const trajectory of [trajectories[0] ?? '', trajectories[29] ?? '']) {
      expect((await nodeOf(trajectory)).appointments).toEqual([
        { start: at(30, 13), end: at(30, 15), place: 'Gent', gathering: id },
      ]);
      expect((await invitationsOf(trajectory)).map(({ toRole }) => toRole)).toEqual(['principal']);
    }
  }, 120_000);

  it('says beforehand what would become of each, and changes nothing', async () => {
    const trajectories = await many(2);
    const { status, body } = await api.post('gatherings?dry_run=true', circle(trajectories));
    expect([status, body]).toMatchObject([200, { total: 2, done: 2, refused: 0 }]);
    expect((await nodeOf(trajectories[0] ?? '')).appointments).toBeUndefined();
  });

  it('has no more than its seats, also for whoever comes later', async () => {
    const [first = '', second = '', third = ''] = await many(3);
    const full = await api.post('gatherings', circle([first, second, third], { seats: 2 }));
    expect(full.body).toMatchObject({ status: 422, errors: [{ path: 'seats', code: 'no-seats-left' }] });
    const id = await planned([first], { seats: 2 });
    const more = (trajectory: string) =>
      api.post(`gatherings/${id}/trajectories`, { trajectories: [trajectory] });
    expect((await more(second)).status).toBe(200);
    expect((await more(third)).body).toMatchObject({ errors: [{ code: 'no-seats-left' }] });
    const other = await enrolled({ template: 'two-conversations' });
    const nobody = await api.post('gatherings', circle([other]));
    expect(nobody.body).toMatchObject({ errors: [{ path: 'trajectories', code: 'nobody-to-invite' }] });
  });

  it('moves in all of them as one event, and is called off in all of them', async () => {
    const trajectories = await many(2);
    const id = await planned(trajectories);
    const moved = await api.call('PATCH', `gatherings/${id}`, {
      body: { start: at(31, 9), end: at(31, 12), place: 'Brugge' },
    });
    expect(moved.body).toMatchObject({ place: 'Brugge' });
    const [one = ''] = trajectories;
    await until(async () => (await nodeOf(one)).appointments[0].start === at(31, 9));
    expect((await nodeOf(one)).removed).toBeUndefined();
    expect((await api.post(`gatherings/${id}/call-off`, {})).body).toMatchObject({ called_off: true });
    await until(async () => (await nodeOf(one)).calledOffAt !== undefined);
    expect((await invitationsOf(one)).filter(({ kind }) => kind === 'cancellation')).toMatchObject([
      { toRole: 'principal' },
    ]);
    expect((await api.post(`gatherings/${id}/call-off`, {})).status).toBe(409);
  });

  it('is another event than a date of its own: whoever leaves it for one takes it out of their calendar', async () => {
    const [one = ''] = await many(1);
    await planned([one]);
    const own = [{ start: at(40, 9), end: at(40, 10) }];
    const alone = { type: 'reschedule', step: PATH, appointments: own };
    expect((await api.post(`trajectories/${one}/commands`, alone)).status).toBe(200);
    const { appointments, removed } = await nodeOf(one);
    expect(appointments[0].gathering).toBeUndefined();
    expect(removed).toMatchObject([{ gathering: expect.any(String) }]);
  });

  it('is done in each trajectory with who was there', async () => {
    const [there = '', away = ''] = await many(2);
    const id = await planned([there, away]);
    const attendance = [
      { trajectory: there, present: true },
      { trajectory: away, present: false },
    ];
    const early = await api.post(`gatherings/${id}/attendance`, { attendance });
    expect(early.status).toBe(409);
    await api.store.pool.query(
      `UPDATE gathering SET start = start - interval '200 days', "end" = "end" - interval '200 days' WHERE id = $1`,
      [id],
    );
    const stranger = [{ trajectory: (await many(1))[0], present: true }];
    const foreign = await api.post(`gatherings/${id}/attendance`, { attendance: stranger });
    expect(foreign.body).toMatchObject({
      errors: [{ path: 'attendance.0.trajectory', code: 'not-invited' }],
    });
    const noted = await api.post(`gatherings/${id}/attendance`, { attendance });
    expect(noted.body).toMatchObject({ coming: 2, present: 1, absent: 1 });
    await until(async () => (await nodeOf(away)).status === 'done');
    const { rows } = await api.store.pool.query(
      'SELECT id, state FROM trajectory WHERE id = ANY($1::uuid[])',
      [[there, away]],
    );
    const answers = new Map(rows.map((row) => [row.id, row.state.answers.meeting]));
    expect([answers.get(there), answers.get(away)]).toMatchObject([{ there: true }, { there: false }]);
  });

  it('is known to its own service only', async () => {
    const { counsellor, otherCounsellor } = api.world;
    const [one = ''] = await many(1);
    const { status, body } = await api.post('gatherings', circle([one]), { as: counsellor });
    expect(status).toBe(201);
    const { id } = body.gathering;
    expect((await api.get(`gatherings/${id}`, { as: counsellor })).status).toBe(200);
    expect((await api.get(`gatherings/${id}`, { as: otherCounsellor })).status).toBe(404);
    const theirs = await api.get('gatherings', { as: otherCounsellor });
    expect(theirs.body.items).toEqual([]);
  });

  it('is planned from the pages too', async () => {
    await many(2);
    const headers = { 'X-Demo-Person': api.world.administrator };
    const list = await fetch(`${pages.url}/gatherings?lang=nl`, { headers });
    expect(await list.text()).toContain('Kring west');
    const path = `${pages.url}/gatherings/new?template=circle&lang=nl`;
    const page = await (await fetch(path, { headers })).text();
    const _form = /name="_form" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const ids = [...page.matchAll(/name="trajectory" value="([^"]+)"/g)]
      .map(([, id]) => id ?? '')
      .slice(0, 2);
    expect(ids).toHaveLength(2);
    const send = (more: Record<string, string>) => {
      const body = new URLSearchParams({
        _form,
        title: 'Kring oost',
        from: '14:00',
        until: '16:00',
        ...more,
      });
      for (const id of ids) body.append('trajectory', id);
      return fetch(path, { method: 'POST', headers, redirect: 'manual', body });
    };
    const wrong = await send({ on: '' });
    expect([wrong.status, (await wrong.text()).includes('Vul een dag en een uur in.')]).toEqual([422, true]);
    const done = await send({ on: at(50, 0).slice(0, 10) });
    expect(done.status).toBe(303);
    const shown = await fetch(`${pages.url}${done.headers.get('location')}`, { headers });
    expect(await shown.text()).toContain('De bijeenkomst staat vast');
  });
});
