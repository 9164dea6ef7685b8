import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningApi, startApi, TODAY } from '../api/running-api.ts';
import { addProgramme, ask, LOT, placesOf, waitingIn } from './programme-setting.ts';

describe('a programme over the API', () => {
  let api: RunningApi;

  beforeAll(async () => {
    api = await startApi({ workers: false });
  });

  afterAll(async () => {
    await api?.stop();
  });

  describe('is kept', () => {
    it('added, listed, read and changed with its version', async () => {
      const id = await addProgramme(api, { call: { quota: 5 }, budget_cents: 1_000_000_00 });
      const read = await api.get(`programmes/${id}`);
      expect(read.headers.get('etag')).toBe('"1"');
      expect(read.body).toMatchObject({
        name: { nl: 'Proefprogramma', en: 'Trial programme' },
        lots: [{ template: LOT }],
        calls: [{ id: 'first', quota: 5 }],
        budget_cents: 1_000_000_00,
      });
      const list = await api.get('programmes');
      expect(list.body.items.map((one: { id: string }) => one.id)).toContain(id);

      const change = { calls: [{ id: 'first', from: '2020-09-01', until: '2099-12-31', quota: 6 }] };
      expect((await api.call('PATCH', `programmes/${id}`, { body: change })).status).toBe(428);
      const headers = { 'If-Match': '"1"' };
      const changed = await api.call('PATCH', `programmes/${id}`, { body: change, headers });
      expect(changed.status).toBe(200);
      expect(changed.headers.get('etag')).toBe('"2"');
      expect(changed.body).toMatchObject({ budget_cents: 1_000_000_00, calls: [{ quota: 6 }] });
      expect((await api.call('PATCH', `programmes/${id}`, { body: change, headers })).status).toBe(412);
      const current = { 'If-Match': changed.headers.get('etag') ?? '' };
      for (const same of [{}, change]) {
        const again = await api.call('PATCH', `programmes/${id}`, { body: same, headers: current });
        expect([again.status, again.body]).toEqual([200, changed.body]);
      }
    });

    it('by the direction: a counsellor reads it only', async () => {
      const as = api.world.counsellor;
      const id = await addProgramme(api);
      expect((await api.get(`programmes/${id}`, { as })).status).toBe(200);
      expect((await api.post('programmes', {}, { as })).status).toBe(403);
      const payment = { trajectory: id, amount_cents: 1 };
      expect((await api.post(`programmes/${id}/payments`, payment, { as })).status).toBe(403);
    });

    it('and not when it does not fit together', async () => {
      const base = { name: { nl: 'x', en: 'x' }, lots: [{ template: LOT }], calls: [] };
      const unknown = await api.post('programmes', { ...base, lots: [{ template: 'no-such-thing' }] });
      expect(unknown.body).toMatchObject({ status: 422, errors: [{ path: 'lots.0.template' }] });
      const call = { id: 'a', from: '2026-09-01', until: '2026-08-01' };
      const backwards = await api.post('programmes', { ...base, calls: [call] });
      expect(backwards.body).toMatchObject({ status: 422, errors: [{ path: 'calls.0.until' }] });
    });
  });

  describe('gives places', () => {
    it('with the cohort and the programme on the trajectory, and counts who has them', async () => {
      const id = await addProgramme(api, { call: { quota: 3, volgers: { percent: 60 } } });
      const first = await ask(api, id, { group: 'volger' });
      expect(first.status).toBe(201);
      expect(first.body).toMatchObject({ programme: id, cohort: 'first', group: 'volger' });
      await ask(api, id, { group: 'first-mover' });
      expect(await placesOf(api, id)).toMatchObject({
        ...{ quota: 3, taken: 2, free: 1, open: true },
        groups: { volgers: 1, first_movers: 1, unknown: 0 },
        volgers: { target: 2, reserved: false, reached: false },
      });
      const listed = await api.get(`trajectories?programme=${id}`);
      expect(listed.body.items).toHaveLength(2);
      expect(listed.body.items[0].cohort).toBe('first');
    });

    it('in the only open call when none is named, from its fixed start', async () => {
      const call = { from: '2026-09-01', until: '2026-10-01', start: '2026-11-02', end: '2028-10-30' };
      const id = await addProgramme(api, { call });
      const { body } = await ask(api, id, { cohort: undefined, start: undefined });
      expect(body).toMatchObject({ cohort: 'first', start: '2026-11-02' });
    });

    it('to exactly one of two who race for the last one', async () => {
      const id = await addProgramme(api, { call: { quota: 1 } });
      const answers = await Promise.all(Array.from({ length: 6 }, () => ask(api, id)));
      const refused = answers.filter(({ status }) => status !== 201);
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
      expect(refused.map(({ status, body }) => [status, body.type])).toEqual(
        Array(5).fill([409, 'https://traject.example/problems/quota-full']),
      );
      expect(await placesOf(api, id)).toMatchObject({ taken: 1, free: 0 });
      expect((await api.get(`trajectories?programme=${id}`)).body.items).toHaveLength(1);
    });

    it('never beyond the budget, which is known to the cent, also when many ask at once', async () => {
      const id = await addProgramme(api, { budget_cents: 1_000_000_00, amount_cents: 300_000_00 });
      const answers = await Promise.all(Array.from({ length: 5 }, () => ask(api, id)));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, 409, 409]);
      const refused = answers.find(({ status }) => status === 409)?.body;
      expect(refused).toMatchObject({
        type: 'https://traject.example/problems/budget-exhausted',
        errors: [
          { path: 'programme', message: 'It takes €300,000.00, and €100,000.00 of the budget is free.' },
        ],
      });
      expect((await placesOf(api, id)).budget).toEqual({
        total_cents: 1_000_000_00,
        committed_cents: 900_000_00,
        spent_cents: 0,
        free_cents: 100_000_00,
        recoverable_cents: 0,
      });
    });

    it('not for others than volgers when what is free is kept for them, which names the group', async () => {
      const id = await addProgramme(api, { call: { quota: 1, volgers: { percent: 100, reserved: true } } });
      const refused = await ask(api, id, { group: 'first-mover' });
      expect([refused.status, refused.body.errors]).toMatchObject([
        409,
        [{ path: 'group', code: 'quota-full', message: 'The places that are still free are for volgers.' }],
      ]);
    });

    it('once for one request that is repeated, also the last place', async () => {
      const id = await addProgramme(api, { call: { quota: 1 } });
      const enrolment = await api.enrolment({ programme: id });
      const first = await api.post('trajectories', enrolment, { key: `programme-${id}` });
      // As after a crash between the enrolment and its answer.
      await api.store.pool.query('DELETE FROM idempotency_key');
      const again = await api.post('trajectories', enrolment, { key: `programme-${id}` });
      expect([first.status, again.status]).toEqual([201, 201]);
      expect(again.body.id).toBe(first.body.id);
      expect(await placesOf(api, id)).toMatchObject({ taken: 1 });
    });

    it.each([
      [
        'a programme that does not exist',
        { programme: '7b1f1c9e-6a34-4c39-9d3b-0a3f6f3f2b11' },
        422,
        'unknown-programme',
        'programme',
      ],
      ['a call that does not exist', { cohort: 'second' }, 422, 'unknown-cohort', 'cohort'],
      ['an amount where it is fixed', { amount_cents: 1 }, 422, 'amount-fixed', 'amount_cents'],
      ['a start before the call', { start: '2026-09-10' }, 409, 'outside-call', 'start'],
      ['a start after the call', { start: '2099-01-01' }, 409, 'outside-call', 'start'],
    ])('not for %s', async (_what, more, status, code, path) => {
      const call = { start: '2026-09-11', end: '2090-12-31' };
      const id = await addProgramme(api, { call, budget_cents: 100, amount_cents: 10 });
      const answer = await ask(api, id, more);
      expect(answer.body).toMatchObject({ status, errors: [{ path, code }] });
    });

    it('not outside the window of the call, with waiting list or without', async () => {
      const id = await addProgramme(api, { call: { from: '2026-09-15', until: '2026-09-30' } });
      for (const more of [{}, { waiting_list: true }]) {
        const early = await ask(api, id, more);
        expect(early.body).toMatchObject({ status: 409, errors: [{ path: 'cohort', code: 'outside-call' }] });
      }
      const none = await ask(api, id, { cohort: undefined });
      expect(none.body).toMatchObject({ status: 409, errors: [{ code: 'outside-call' }] });
      expect(TODAY < '2026-09-15').toBe(true);
    });

    it('not without saying how much, where the lot has no amount of its own', async () => {
      const id = await addProgramme(api, { budget_cents: 100 });
      expect((await ask(api, id)).body).toMatchObject({ errors: [{ code: 'amount-missing' }] });
      expect((await ask(api, id, { amount_cents: 100 })).status).toBe(201);
      expect((await ask(api, id, { amount_cents: 1 })).body.type).toMatch(/budget-exhausted$/);
    });

    it('and takes no field of a place without a programme', async () => {
      const answer = await api.post('trajectories', await api.enrolment({ waiting_list: true }));
      expect(answer.body).toMatchObject({ status: 400, errors: [{ path: 'waiting_list' }] });
    });

    it('adds nobody for an enrolment that is refused', async () => {
      const id = await addProgramme(api, { call: { quota: 0 } });
      const principal = { name: 'Nora Niemand', email: `nora-${id}@school.example` };
      const answer = await ask(api, id, { roles: { counsellor: api.world.counsellor, principal } });
      expect(answer.status).toBe(409);
      const { rows } = await api.store.pool.query('SELECT FROM person WHERE email = $1', [principal.email]);
      expect(rows).toHaveLength(0);
    });
  });

  describe('keeps those who wait', () => {
    it('in order, answering 202 with their place and what stands in the way', async () => {
      const id = await addProgramme(api, { call: { quota: 1 } });
      await ask(api, id);
      const one = await ask(api, id, { waiting_list: true });
      const two = await ask(api, id, { waiting_list: true });
      expect([one.status, two.status]).toEqual([202, 202]);
      expect(one.headers.get('location')).toBe(`/api/v1/programmes/${id}/waiting-list`);
      expect(one.body).toMatchObject({
        ...{ place: 1, status: 'waiting', cohort: 'first', template: LOT },
        why: { en: 'All 1 places of this call are taken.' },
      });
      expect(two.body.place).toBe(2);
      expect(await waitingIn(api, id)).toEqual([one.body.subject.id, two.body.subject.id]);
      expect(await placesOf(api, id)).toMatchObject({ taken: 1, waiting: 2 });
      // Never both.
      expect((await api.get(`trajectories/${one.body.trajectory}`)).status).toBe(404);
    });

    it('gives a place at once, without waiting, when there is one', async () => {
      const id = await addProgramme(api, { call: { quota: 1 } });
      expect((await ask(api, id, { waiting_list: true })).status).toBe(201);
      expect(await waitingIn(api, id)).toEqual([]);
    });

    it('once: who waits cannot be put on the list or enrolled beside it', async () => {
      const id = await addProgramme(api, { call: { quota: 0 } });
      const enrolment = await api.enrolment({ programme: id, waiting_list: true });
      const first = await api.post('trajectories', enrolment, { key: `waits-${id}` });
      const repeated = await api.post('trajectories', enrolment);
      expect(repeated.body.type).toMatch(/already-waiting$/);
      await api.store.pool.query('DELETE FROM idempotency_key');
      const retried = await api.post('trajectories', enrolment, { key: `waits-${id}` });
      expect([first.status, retried.status]).toEqual([202, 202]);
      expect(retried.body.id).toBe(first.body.id);
      expect(await waitingIn(api, id)).toHaveLength(1);
    });

    it('until they are taken off it; a counsellor only sees and removes her own', async () => {
      const id = await addProgramme(api, { call: { quota: 0 } });
      const own = await ask(api, id, { waiting_list: true });
      const path = `programmes/${id}/waiting-list`;
      const as = api.world.otherCounsellor;
      expect((await api.get(path, { as })).body.items).toEqual([]);
      expect((await api.call('DELETE', `${path}/${own.body.id}`, { as })).status).toBe(404);
      const removed = await api.call('DELETE', `${path}/${own.body.id}`, { as: api.world.counsellor });
      expect(removed.status).toBe(204);
      expect((await api.call('DELETE', `${path}/${own.body.id}`)).status).toBe(204);
      expect(await waitingIn(api, id)).toEqual([]);
      const gone = await api.get(`${path}?status=removed`);
      expect(gone.body.items).toMatchObject([
        { id: own.body.id, status: 'removed', place: null, trajectory: null },
      ]);
    });
  });

  describe('knows what was spent', () => {
    it('payments add up, never above what was committed, and one is recorded once', async () => {
      const id = await addProgramme(api, { budget_cents: 1000, amount_cents: 600 });
      const { body } = await ask(api, id);
      const path = `programmes/${id}/payments`;
      const payment = { trajectory: body.id, amount_cents: 400, note: 'first part' };
      const paid = await api.post(path, payment, { key: `pay-${id}` });
      expect(paid.status).toBe(201);
      await api.store.pool.query('DELETE FROM idempotency_key');
      const again = await api.post(path, payment, { key: `pay-${id}` });
      expect([again.status, again.body]).toEqual([201, paid.body]);
      const tooMuch = await api.post(path, { trajectory: body.id, amount_cents: 201 });
      expect(tooMuch.body).toMatchObject({
        status: 409,
        errors: [
          { path: 'amount_cents', code: 'payment-above-commitment', message: '€2.00 can still be paid.' },
        ],
      });
      expect((await api.post(path, { trajectory: id, amount_cents: 1 })).body.type).toMatch(/no-place$/);
      expect((await placesOf(api, id)).budget).toMatchObject({ committed_cents: 600, spent_cents: 400 });
      expect((await api.get(path)).body.items).toMatchObject([{ amount_cents: 400, note: 'first part' }]);
    });
  });

  it('keeps what was given when it changes', async () => {
    const id = await addProgramme(api, { call: { quota: 2 }, budget_cents: 100, amount_cents: 60 });
    await ask(api, id);
    const headers = { 'If-Match': '*' };
    const body = {
      budget_cents: 59,
      calls: [{ id: 'first', from: '2020-09-01', until: '2099-12-31', quota: 0 }],
    };
    const answer = await api.call('PATCH', `programmes/${id}`, { body, headers });
    expect(answer.body).toMatchObject({
      status: 409,
      errors: [{ path: 'calls.0.quota' }, { path: 'budget_cents' }],
    });
  });
});
