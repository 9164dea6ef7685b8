import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '../support/until.ts';
import { type Deeds, faultsOfMail, faultsOfTrajectory, ledgerOf, nothingIsDue } from './accounts.ts';
import { type Caller, callerOf } from './caller.ts';
import { createDice } from './dice.ts';
import { killApi, killWorker, momentsOf } from './kills.ts';
import { type Product, startProduct } from './product.ts';

/** The same seed asks the same of every school and kills in the same order; when exactly, the machine decides. */
const SEED = Number(process.env.FAULTS_SEED ?? 20_261_129);
/** So many commands at least: sixty in a quick run, a thousand in `npm run test:faults`. */
const COMMANDS = Number(process.env.FAULTS_COMMANDS ?? 60);
/** So many kills: each victim once in a quick run, since coming back takes most of the time; seventy in the long one. */
const KILLS = Math.max(4, Math.ceil(COMMANDS / 15));
/** Counsellors at work at the same time. */
const COUNSELLORS = 8;
/** How long all of it may take, in milliseconds: killing, and coming back, takes most of it. */
const PATIENCE = 180_000 + COMMANDS * 2_000;

let product: Product;
let caller: Caller;

beforeAll(async () => {
  product = await startProduct();
  caller = callerOf(product);
}, 180_000);
afterAll(() => product?.stop(), 60_000);

/** A counsellor enrols a school, names another contact, confirms for the school, notes, pauses, goes on, and perhaps stops. */
async function tell(school: string, dice: ReturnType<typeof createDice>): Promise<Deeds> {
  const id = await caller.enrol(school, `directie.${school}@school.example`);
  const notes: string[] = [];
  const asked: string[] = [];
  const statuses: number[] = [];
  const ask = async (command: { type: string; [field: string]: unknown }) => {
    asked.push(command.type);
    statuses.push((await caller.insist(`trajectories/${id}/commands`, command)).status);
  };
  const note = async () => {
    const text = `gesprek ${notes.length + 1} met ${school}`;
    notes.push(text);
    await ask({ type: 'note', text });
  };
  await ask({
    type: 'assign',
    role: 'principal',
    person: { name: `Nieuw ${school}`, email: `nieuw.${school}@school.example` },
  });
  await note();
  await ask({ type: 'complete', step: 'referral/school_confirms', outcome: 'confirmed' });
  for (let more = dice.below(4); more > 0; more -= 1) await note();
  if (dice.below(2) === 0) {
    await ask({ type: 'pause', reason: 'verbouwing' });
    if (dice.below(3) > 0) await ask({ type: 'resume' });
  }
  if (dice.below(5) === 0) await ask({ type: 'stop', reason: 'de school fuseert' });
  return { id, notes, asked, statuses };
}

describe(`killed with -9 at random, over and over, in the middle of commands and mails (seed ${SEED})`, () => {
  const stories: Deeds[] = [];
  /** How often each mail was in the one window when its worker was killed: so often it may come once more. */
  const windows = new Map<string, number>();
  const kills: string[] = [];

  it(
    'goes on with everything that was asked',
    async () => {
      const dice = createDice(SEED);
      const moments = momentsOf({ product, caller, dice });
      const asked = () => stories.reduce((sum, { asked: { length } }) => sum + length + 1, 0);
      // On a slow machine all is killed before a second school had its turn, whose mails are wanted as well.
      const isEnough = () =>
        asked() >= COMMANDS && kills.length >= KILLS && stories.length >= 2 * COUNSELLORS;
      // Made beforehand: what the test itself asks of the database does not go on by itself when that is killed.
      const schools: string[] = [];
      while (schools.length < COMMANDS + COUNSELLORS) schools.push(await product.addSchool());
      const work = async () => {
        while (!isEnough()) {
          const school = schools.pop();
          if (school === undefined) return;
          stories.push(await tell(school, createDice(SEED + Number(school))));
        }
      };
      const working = Promise.all(Array.from({ length: COUNSELLORS }, work)).finally(() => moments.end());
      let bag: (keyof typeof victims)[] = [];
      while (kills.length < KILLS && (await moments.next())) {
        if (bag.length === 0) bag = dice.shuffled(Object.keys(victims) as (keyof typeof victims)[]);
        const victim = bag.pop()!;
        kills.push(victim);
        await victims[victim](windows);
        caller.allIsBack();
      }
      await working;
      expect(new Set(kills)).toEqual(new Set(Object.keys(victims)));
      expect([...caller.setbacks.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
    },
    PATIENCE,
  );

  it(
    'has every command that was answered in the journal once, no gap, and every workflow where its row is',
    async () => {
      for (const story of stories) {
        expect(story.statuses.filter((status) => status !== 200)).toEqual([]);
        expect(await faultsOfTrajectory(product, caller, story)).toEqual([]);
      }
      const undecided = async () =>
        (await product.store.pool.query('SELECT 1 FROM command WHERE decided_at IS NULL')).rows.length;
      await until(async () => (await undecided()) === 0, 60_000);
    },
    PATIENCE,
  );

  it('has every owed mail in the inbox once; once more at most for each time that it was in the window', async () => {
    await until(() => nothingIsDue(product), 120_000);
    expect(await faultsOfMail(product, windows)).toEqual([]);
    // What one person gets in a morning is one letter, so the mails are counted, not the letters that carry them.
    const out = (await ledgerOf(product)).filter(({ status }) => status === 'sent' || status === 'merged');
    expect(out.length).toBeGreaterThan(COUNSELLORS);
  }, 180_000);

  it('leaves the doctor with nothing to mend', async () => {
    const { findings } = await product.examine();
    expect(findings.filter(({ level }) => level === 'fail')).toEqual([]);
    expect(findings).toContainEqual(
      expect.objectContaining({ what: 'all sleep until the instant that the database says' }),
    );
    // It runs beside the API, and takes its port for no trouble.
    expect(findings).toContainEqual(
      expect.objectContaining({
        check: 'ports',
        level: 'ok',
        what: expect.stringMatching(/^\d+: the API and the pages run there$/),
      }),
    );
  }, 120_000);
});

/** What is killed, and how it comes back. */
const victims = {
  worker: (windows: Map<string, number>) => killWorker(product, windows),
  api: () => killApi(product),
  async postgres() {
    const pid = product.postgres.now().pid();
    process.kill(pid, 'SIGKILL');
    await until(() => product.postgres.now().pid() !== pid, 60_000);
    const answers = () =>
      product.store.pool.query('SELECT 1').then(
        () => true,
        () => false,
      );
    await until(answers, 60_000);
  },
  async 'Temporal server'() {
    const pid = product.devServer.now().pid();
    process.kill(pid, 'SIGKILL');
    await until(() => product.devServer.now().pid() !== pid, 60_000);
  },
};

describe('a worker that is killed in the one window, between the mail server’s OK and our record', () => {
  const address = 'in.het.venster@school.example';
  const received = () => product.sink.now().mails.filter(({ to }) => to.includes(address));
  const row = async () => {
    const messageId = received()[0]?.mail.messageId ?? 'none';
    return (await ledgerOf(product)).find((mail) => mail.messageId === messageId);
  };
  const figures = async () => String((await caller.call('GET', '/metrics')).body);

  it('is known to be gone within half a minute, by the figures and by the doctor', async () => {
    await until(async () => (await figures()).includes('traject_workers{state="living"} 1'));
    // Nothing is recorded while this lasts, so the window stays open until the worker is killed in it.
    const window = await keepFromRecording();
    const id = await caller.enrol(await product.addSchool(), address);
    await product.sink.now().waitFor(() => received().length > 0);
    await until(window.isFelt);
    await product.worker.now().end('SIGKILL');
    await window.close();
    expect(await row()).toMatchObject({ trajectory: id, status: 'planned' });

    await until(async () => (await figures()).includes('traject_workers{state="living"} 0'), 30_000);
    const { findings } = await product.examine();
    expect(findings).toContainEqual(
      expect.objectContaining({
        level: 'fail',
        what: expect.stringMatching(/^nobody listens on queue trajectories; \d+ more died/),
      }),
    );
  }, 180_000);

  it('makes its mail go twice when there is one again, under the same Message-ID', async () => {
    await product.worker.bringBack();
    await until(() => nothingIsDue(product), 60_000);
    expect(await row()).toMatchObject({ status: 'sent' });
    const messageId = (await row())?.messageId;
    expect(received().map(({ mail }) => mail.messageId)).toEqual([messageId, messageId]);
    await until(async () => (await figures()).includes('traject_workers{state="living"} 1'));
  }, 180_000);
});

/** Holds up whoever records that a mail is out, as a database would that is slow at just this moment. */
async function keepFromRecording() {
  const client = await product.store.pool.connect();
  await client.query('BEGIN');
  await client.query('LOCK TABLE mail_attempt IN EXCLUSIVE MODE');
  const heldUp = `FROM pg_locks WHERE relation = 'mail_attempt'::regclass AND NOT granted`;
  return {
    isFelt: async () => (await client.query(`SELECT ${heldUp}`)).rows.length > 0,
    /** What a dead worker asked for is not done any more. */
    async close() {
      await client.query(`SELECT pg_terminate_backend(pid) ${heldUp}`);
      await until(async () => (await client.query(`SELECT ${heldUp}`)).rows.length === 0);
      await client.query('COMMIT');
      client.release();
    },
  };
}
