import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '../support/until.ts';
import { type Caller, callerOf } from './caller.ts';
import { counsellorAddress, type Product, startProduct } from './product.ts';

let product: Product;
let caller: Caller;

beforeAll(async () => {
  product = await startProduct();
  caller = callerOf(product);
}, 180_000);
afterAll(() => product?.stop(), 60_000);

let principals = 0;

/** Enrols a school; gives the trajectory and the address of its principal. */
async function enrol(): Promise<{ id: string; address: string }> {
  principals += 1;
  const address = `directie.${principals}@school.example`;
  return { id: await caller.enrol(await product.addSchool(), address), address };
}

/** The one mail that was sent or tried for a trajectory so far. */
async function firstMail(id: string) {
  const { body } = await caller.call('GET', `trajectories/${id}/mails`);
  return body.items.find(
    ({ rung, to }: { rung: string; to: string }) => rung === 'ask' && to === 'principal',
  );
}

/** What the mail server answered about the mails of a trajectory, first to last, and when it was tried again. */
async function attemptsOf(id: string): Promise<{ outcome: string; code: number | null; at: Date }[]> {
  const { rows } = await product.store.pool.query(
    `SELECT outcome, code, at FROM mail_attempt JOIN mail ON mail.id = mail_id WHERE trajectory_id = $1 ORDER BY at`,
    [id],
  );
  return rows;
}

/** Minutes that pass between the last try and the next. */
async function minutesToNextTry(id: string): Promise<number> {
  const { next_attempt_at } = await firstMail(id);
  const last = (await attemptsOf(id)).at(-1);
  return Math.round((Date.parse(next_attempt_at) - (last?.at.getTime() ?? 0)) / 60_000);
}

/** Lets the time until the next try be over for all mails. */
async function nextTry(): Promise<void> {
  await product.store.pool.query(
    `UPDATE mail SET next_attempt_at = now() - interval '1 second' WHERE status = 'planned' AND next_attempt_at > now()`,
  );
  await product.wakeMailroom();
}

const haveTried = (schools: { id: string }[], times: number) =>
  until(async () => {
    for (const { id } of schools) {
      if ((await attemptsOf(id)).length < times) return false;
    }
    return true;
  });

const receivedBy = (address: string) => product.sink.now().mails.filter(({ to }) => to.includes(address));

describe('a mail server that is down', () => {
  it('holds nothing up and loses nothing: all mail goes when it is back', async () => {
    await product.sink.stop();
    const schools = [await enrol(), await enrol(), await enrol()];
    await haveTried(schools, 1);
    for (const { id } of schools) {
      expect(await attemptsOf(id)).toMatchObject([{ outcome: 'deferred', code: null }]);
      expect(
        (await caller.insist(`trajectories/${id}/commands`, { type: 'note', text: 'gebeld' })).status,
      ).toBe(200);
    }
    await product.sink.bringBack();
    await nextTry();
    await product.sink.now().waitFor(3);
    for (const { id, address } of schools) {
      await until(async () => (await firstMail(id)).status === 'sent');
      expect(receivedBy(address)).toHaveLength(1);
    }
  }, 120_000);
});

describe('a mail server that answers 451 for an hour', () => {
  it('loses nothing and doubles nothing', async () => {
    const sink = product.sink.now();
    sink.answer(() => ({ code: 451 }));
    const schools = [await enrol(), await enrol(), await enrol()];
    const waits: number[] = [];
    for (let times = 1; waits.reduce((sum, minutes) => sum + minutes, 0) < 60; times += 1) {
      if (times > 1) await nextTry();
      await haveTried(schools, times);
      for (const { id } of schools) expect((await firstMail(id)).status).toBe('planned');
      waits.push(await minutesToNextTry(schools[0]!.id));
    }
    expect(waits).toEqual([1, 5, 15, 60]);
    for (const { address } of schools) expect(receivedBy(address)).toEqual([]);

    sink.answer(() => undefined);
    await nextTry();
    for (const { id, address } of schools) {
      await until(async () => (await firstMail(id)).status === 'sent');
      expect(receivedBy(address)).toHaveLength(1);
      expect((await attemptsOf(id)).map(({ code }) => code)).toEqual([451, 451, 451, 451, 250]);
    }
  }, 120_000);
});

describe('a mail server that answers 550', () => {
  it('gives the counsellor a task, and whoever is named instead gets the mail', async () => {
    const sink = product.sink.now();
    const refused = `directie.${principals + 1}@school.example`;
    sink.answer((recipient) => (recipient === refused ? { code: 550 } : undefined));
    const { id } = await enrol();
    const open = async (): Promise<{ path: string; role: string; about: string | null }[]> =>
      (await caller.call('GET', `trajectories/${id}`)).body.open;
    const hasTask = async () => (await open()).some(({ path }) => path === 'no_contact~principal~0');
    await until(hasTask);
    expect(await open()).toContainEqual(
      expect.objectContaining({ path: 'no_contact~principal~0', role: 'counsellor', about: 'principal' }),
    );
    await until(async () => (await firstMail(id)).status === 'failed');
    expect(await firstMail(id)).toMatchObject({ reason: 'refused', why: { nl: expect.any(String) } });
    await sink.waitFor(() => receivedBy(counsellorAddress).length === 1);
    expect(receivedBy(counsellorAddress)[0]?.mail.subject).toContain('Geen geldig contact');

    const newcomer = 'nieuwe.directie@school.example';
    const assigned = await caller.insist(`trajectories/${id}/commands`, {
      type: 'assign',
      role: 'principal',
      person: { name: 'Nieuwe Directie', email: newcomer },
    });
    expect(assigned.status).toBe(200);
    await sink.waitFor(() => receivedBy(newcomer).length === 1);
    expect(receivedBy(newcomer)[0]?.mail.subject).toContain('Bevestig de deelname');
    expect(await hasTask()).toBe(false);
    expect(sink.attempts.filter(({ recipient }) => recipient === refused)).toHaveLength(1);
  }, 120_000);
});
