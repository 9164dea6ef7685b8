import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDoHandovers } from '../../src/activities/chores/do-handovers.ts';
import { oweCoordinators } from '../../src/application/handovers/owe-waiting.ts';
import { sendOwedLetters } from '../../src/application/owed-letters/send.ts';
import { insertPerson } from '../../src/store/people/people.ts';
import { startMailSink } from '../support/environment.ts';
import { until } from '../support/until.ts';
import { type RunningApi, startApi, TODAY } from './running-api.ts';

describe('A handover', () => {
  let api: RunningApi;

  beforeAll(async () => {
    api = await startApi();
  });

  afterAll(async () => {
    await api?.stop();
  });

  const counsellor = async (name: string, role = 'counsellor') => {
    const id = randomUUID();
    const more = { function: role, organisationId: api.world.service };
    await insertPerson(api.store, { id, name, language: 'nl', email: `${id}@dienst.example`, ...more });
    return id;
  };
  const follows = async (who: string) => {
    const roles = { counsellor: who, principal: api.world.principal };
    return (await api.post('trajectories', await api.enrolment({ roles }))).body.id as string;
  };
  const counsellorOf = async (id: string) => {
    const { roles } = (await api.get(`trajectories/${id}`)).body;
    return roles.find(({ role }: { role: string }) => role === 'counsellor').person.id;
  };
  const offer = (body: object, as?: string) =>
    api.post('handovers', { on: TODAY, ...body }, as === undefined ? {} : { as });

  it('is looked at first, accepted by who receives it, and until then the giver keeps it', async () => {
    const [giver, receiver] = [await counsellor('Gerda Gever'), await counsellor('Rita Rijk')];
    const [one, two] = [await follows(giver), await follows(giver)];
    const preview = await api.post(
      'handovers?dry_run=true',
      { from: giver, to: receiver, on: TODAY },
      { as: giver },
    );
    expect(preview.body).toMatchObject({ total: 2, done: 2, refused: 0 });

    const offered = await offer({ from: giver, to: receiver }, giver);
    expect(offered.body).toMatchObject({ status: 'offered', from: { name: 'Gerda Gever' }, operation: null });
    expect(await counsellorOf(one)).toBe(giver);
    expect((await api.post(`handovers/${offered.body.id}/accept`, undefined, { as: giver })).status).toBe(
      403,
    );

    const accepted = await api.post(`handovers/${offered.body.id}/accept`, undefined, { as: receiver });
    expect(accepted.body.status).toBe('accepted');
    await until(async () => (await counsellorOf(one)) === receiver && (await counsellorOf(two)) === receiver);
    const operation = async () => (await api.get(`bulk/${accepted.body.operation}`)).body;
    // The roles are handed over a moment before their items say so.
    await until(async () => (await operation()).counts.done === 2);
    expect(await operation()).toMatchObject({ kind: 'handover', counts: { total: 2, done: 2 } });
    const again = await api.post(`handovers/${offered.body.id}/decline`, undefined, { as: receiver });
    expect([again.status, again.body.errors[0].code]).toEqual([409, 'answered-before']);
    expect(JSON.stringify((await api.get(`trajectories/${one}/journal`)).body)).toContain(giver);
  });

  it('that is declined leaves everything as it was', async () => {
    const [giver, receiver] = [await counsellor('Gust Gever'), await counsellor('Nel Nee')];
    const own = await follows(giver);
    const { body } = await offer({ from: giver, to: receiver }, giver);
    expect((await api.post(`handovers/${body.id}/decline`, undefined, { as: receiver })).body.status).toBe(
      'declined',
    );
    expect(await counsellorOf(own)).toBe(giver);
  });

  it('can be of one trajectory, and what one takes over oneself needs no answer', async () => {
    const [giver, taker] = [await counsellor('Geert Gever'), await counsellor('Tine Taker', 'coordinator')];
    const [one, two] = [await follows(giver), await follows(giver)];
    const { body } = await offer({ from: giver, to: taker, trajectories: [one] }, taker);
    expect(body.status).toBe('accepted');
    await until(async () => (await counsellorOf(one)) === taker);
    expect(await counsellorOf(two)).toBe(giver);
  });

  it('for a time is given back on its day, as far as the receiver still has it', async () => {
    const [giver, replacer] = [
      await counsellor('Ziek Gever'),
      await counsellor('Vera Vervanger', 'coordinator'),
    ];
    const [one, two] = [await follows(giver), await follows(giver)];
    const { body } = await offer({ from: giver, to: replacer, until: '2099-12-01' }, replacer);
    await until(async () => (await counsellorOf(two)) === replacer);
    await until(async () => (await api.get(`bulk/${body.operation}`)).body.finished_at !== null);
    await api.post(`trajectories/${two}/commands`, {
      ...{ type: 'assign', role: 'counsellor', person: api.world.counsellor },
    });
    // The day has come.
    await api.store.pool.query('UPDATE handover SET until = $2 WHERE id = $1', [body.id, TODAY]);
    await createDoHandovers(api.deps)();
    await until(async () => (await counsellorOf(one)) === giver);
    expect(await counsellorOf(two)).toBe(api.world.counsellor);
    const { items } = (await api.get('handovers')).body;
    expect(items.find(({ id }: { id: string }) => id === body.id).status).toBe('returned');
  });

  it('that waits for a week is marked for whoever coordinates', async () => {
    const [giver, receiver] = [await counsellor('Wim Wacht'), await counsellor('Stan Stil')];
    await follows(giver);
    const { body } = await offer({ from: giver, to: receiver }, giver);
    expect(body.waits_long).toBe(false);
    await api.store.pool.query(
      `UPDATE handover SET offered_at = offered_at - interval '8 days' WHERE id = $1`,
      [body.id],
    );
    const { items } = (await api.get('handovers?waiting=true')).body;
    expect(items.find(({ id }: { id: string }) => id === body.id)).toMatchObject({ waits_long: true });
  });

  it('asks who receives it by mail, and tells the coordinator once when nobody answers for a week', async () => {
    const coordinator = await counsellor('Cor Coördinator', 'coordinator');
    await api.store.pool.query(
      `UPDATE person SET left_at = now() WHERE function = 'coordinator' AND organisation_id = $1 AND id <> $2`,
      [api.world.service, coordinator],
    );
    const [giver, receiver] = [await counsellor('Gil Gever'), await counsellor('Omer Ontvanger')];
    await follows(giver);
    const { body } = await offer({ from: giver, to: receiver, note: 'Vanaf januari graag' }, giver);
    const sink = await startMailSink();
    try {
      const { store, clock, deps } = api;
      const { configuration } = deps;
      const mail = { ...configuration.mail, smtpUrl: sink.smtpUrl };
      const send = () => sendOwedLetters({ ...deps, configuration: { ...configuration, mail } });
      await store.pool.query(`DELETE FROM owed_letter WHERE subject_id <> $1`, [body.id]);
      // No mail server was known where it was offered: another process sends it.
      await send();
      const [asked] = await sink.waitFor(1);
      expect(asked!.to).toEqual([`${receiver}@dienst.example`]);
      expect(JSON.stringify(asked)).toContain('Vanaf januari graag');

      const since = (days: number) =>
        store.pool.query(
          'UPDATE handover SET offered_at = $2::timestamptz - make_interval(days => $3) WHERE id = $1',
          [body.id, clock.now().toString(), days],
        );
      await store.pool.query('UPDATE handover SET coordinator_told_at = now() WHERE id <> $1', [body.id]);
      await since(6);
      expect(await oweCoordinators({ store, clock })).toBe(0);
      await since(8);
      expect(await oweCoordinators({ store, clock })).toBe(1);
      expect(await oweCoordinators({ store, clock })).toBe(0);
      await send();
      const mails = await sink.waitFor(2);
      expect(mails[1]!.to).toEqual([`${coordinator}@dienst.example`]);
      expect(JSON.stringify(mails[1])).toContain('Omer Ontvanger');
      expect(await send()).toBe(0);
      expect(sink.mails).toHaveLength(2);
    } finally {
      await sink.stop();
    }
  });

  it('is refused where there is nothing to hand over, to oneself, and ending before it begins', async () => {
    const [giver, receiver] = [await counsellor('Leeg Gever'), await counsellor('Lot Leeg')];
    const codes = [
      await offer({ from: giver, to: receiver }),
      await offer({ from: giver, to: giver }),
      await offer({ from: giver, to: receiver, until: TODAY }),
    ].map(({ body }) => body.errors[0].code);
    expect(codes).toEqual(['nothing-to-hand-over', 'to-themselves', 'ends-before-it-begins']);
  });
});
