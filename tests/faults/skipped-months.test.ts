import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { ensureLoneWorkflows } from '../../src/application/workflow-client/lone-workflows.ts';
import { publishTemplate } from '../../src/store/templates/templates.ts';
import { startTimeSkippingServer } from '../support/environment.ts';
import { letTimePass } from '../support/passing-time.ts';
import { startUnstickyServer } from '../support/unsticky-server.ts';
import { until } from '../support/until.ts';
import { faultsOfMail, journalAndFaults, nothingIsDue } from './accounts.ts';
import { type Caller, callerOf } from './caller.ts';
import { createDice } from './dice.ts';
import { killApi, killWorker } from './kills.ts';
import { type Product, startProduct } from './product.ts';

const SEED = Number(process.env.FAULTS_SEED ?? 20_261_129);
/** So many trajectories are woken in the same hour. */
const TRAJECTORIES = Number(process.env.FAULTS_WAKE_UPS ?? 24);
/** As often a worker or the API is killed, in turn: while one is away, nothing goes on. */
const KILLS = TRAJECTORIES < 100 ? 4 : 8;
/** A kill comes after so many more wake-ups and mails at most. */
const LONGEST_PEACE = Math.ceil((3 * TRAJECTORIES) / (KILLS + 2));
/** At so many the kills that are left come at once: a worker can bring all of the rest while the API comes back. */
const LAST_PEACE = 3 * TRAJECTORIES;
/** Enrolled and answered side by side. */
const AT_ONCE = 8;
/** Looking every few minutes would be tens of thousands of looks in the months that are skipped. */
const SELDOM = 20 * 24 * 3_600_000;

let skipping: Awaited<ReturnType<typeof startTimeSkippingServer>>;
let unsticky: Awaited<ReturnType<typeof startUnstickyServer>>;
let product: Product;
let caller: Caller;

beforeAll(async () => {
  skipping = await startTimeSkippingServer();
  const { address } = skipping.environment;
  const connection = await Connection.connect({ address });
  const client = new Client({ connection });
  await ensureLoneWorkflows(client, { mailPartitions: 1, sweepEvery: SELDOM, choresEvery: SELDOM });
  await connection.close();
  unsticky = await startUnstickyServer(address);
  const server = {
    address: unsticky.address,
    namespace: 'default',
    port: 0,
    folder: '',
    pid: () => 0,
    stop: async () => {},
  };
  product = await startProduct({ startServer: async () => server });
  caller = callerOf(product);
  const source = new URL('../support/two-conversations.yaml', import.meta.url);
  await publishTemplate(product.store, await readFile(source, 'utf8'));
}, 180_000);

afterAll(async () => {
  await product?.stop();
  await unsticky?.stop();
  await skipping?.stop();
}, 60_000);

/** Enrols a school whose principal confirms at once, so that the first conversation opens in a month. */
async function enrol(school: string): Promise<string> {
  const answer = await caller.insist('trajectories', {
    template: 'two-conversations',
    subject: { id: school },
    roles: {
      counsellor: product.people.counsellor,
      principal: { name: `Directeur ${school}`, email: `directie.${school}@school.example` },
    },
  });
  expect(answer.status).toBe(201);
  const { id } = answer.body;
  const command = { type: 'complete', step: 'start/confirms' };
  expect((await caller.insist(`trajectories/${id}/commands`, command)).status).toBe(200);
  return id;
}

const countOf = async (text: string, values: unknown[] = []): Promise<number> => {
  const { rows } = await product.store.pool.query<{ count: number }>(text, values);
  return rows[0]?.count ?? 0;
};

const opened = () =>
  countOf(
    `SELECT count(*)::int AS count FROM trajectory_event
      WHERE body ->> 'type' = 'opened' AND body ->> 'path' = 'talks/first_talk'`,
  );

/** What should have happened by the server's time: wake-ups, and mails that nobody has claimed. */
async function overdue(): Promise<number> {
  const time = new Date(await skipping.environment.currentTimeMs()).toISOString();
  return countOf(
    `SELECT (SELECT count(*) FROM trajectory WHERE ended_at IS NULL AND wake_at <= $1)::int
      + (SELECT count(*) FROM mail WHERE status = 'planned' AND greatest(send_at, next_attempt_at) <= $1)::int AS count`,
    [time],
  );
}

/**
 * Lets the time skip until the first conversation has opened, a month after the answer, and its reminder has come, two
 * weeks later. The time stands still while something of it is under way, and goes on as soon as all wait again.
 */
async function skipMonths(allKilled: () => boolean): Promise<void> {
  const untilNothingIsOverdue = () =>
    until(async () => {
      // Claims of a worker that was killed are given back now, and not after minutes.
      await nothingIsDue(product);
      return (await overdue()) === 0;
    }, 180_000);
  for (const days of [32, 8, 20]) {
    await letTimePass(skipping.environment.address, days);
    await untilNothingIsOverdue();
  }
  await until(allKilled, 180_000);
  await untilNothingIsOverdue();
}

describe(`months that are skipped while workers and API are killed (seed ${SEED})`, () => {
  const ids: string[] = [];
  const windows = new Map<string, number>();
  const kills = { worker: 0, api: 0 };

  it('lose none of the wake-ups and reminders that fall due in them', async () => {
    const schools: string[] = [];
    while (schools.length < TRAJECTORIES) schools.push(await product.addSchool());
    const enrolling = async () => {
      for (let next = schools.pop(); next !== undefined; next = schools.pop()) ids.push(await enrol(next));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, enrolling));
    await until(() => nothingIsDue(product));
    const before = product.sink.now().mails.length;
    /** Wake-ups and mails that have come of them. */
    const progress = async () => (await opened()) + product.sink.now().mails.length - before;
    let isOver = false;
    const skipped = skipMonths(() => kills.worker + kills.api === KILLS).finally(() => {
      isOver = true;
    });
    // Somebody looks meanwhile, whoever is away.
    const looking = (async () => {
      for (let at = 0; !isOver; at = (at + 1) % ids.length) {
        await caller.call('GET', `trajectories/${ids[at]}`).catch(() => undefined);
      }
    })();
    const dice = createDice(SEED);
    for (let reached = 0; kills.worker + kills.api < KILLS; reached = await progress()) {
      // The first comes at the first wake-up, the others in the midst of what that one kept from happening.
      const peace = 1 + dice.below(kills.worker === 0 ? 1 : LONGEST_PEACE);
      const next = Math.min(reached + peace, LAST_PEACE);
      await until(async () => isOver || (await progress()) >= next, 180_000);
      if (isOver) break;
      const victim = kills.worker > kills.api ? 'api' : 'worker';
      kills[victim] += 1;
      await (victim === 'worker' ? killWorker(product, windows) : killApi(product));
    }
    await Promise.all([skipped, looking]);
    expect(kills).toEqual({ worker: KILLS / 2, api: KILLS / 2 });
    expect(await opened()).toBe(TRAJECTORIES);
  }, 900_000);

  it('leave no gap, no state that is not the fold of its journal, and every workflow where its row is', async () => {
    for (const id of ids) {
      const { journal, faults } = await journalAndFaults(product, id);
      expect([id, faults]).toEqual([id, []]);
      expect(journal.filter(({ body }) => body.type === 'completed')).toHaveLength(1);
      const { body: live } = await caller.call('GET', `trajectories/${id}/live`);
      expect([id, live.workflow, live.agrees]).toEqual([id, 'running', true]);
    }
  }, 300_000);

  it('bring every mail into the inbox once; once more at most for each time that it was in the window', async () => {
    expect(await faultsOfMail(product, windows)).toEqual([]);
    const { rows } = await product.store.pool.query(
      `SELECT rung, count(*)::int AS out FROM mail WHERE path = 'talks/first_talk' AND status IN ('sent', 'merged')
        GROUP BY rung ORDER BY rung`,
    );
    expect(rows).toEqual([
      { rung: 'ask', out: TRAJECTORIES },
      { rung: 'due', out: TRAJECTORIES },
      // Three school weeks without a sign of life: the counsellor is told.
      { rung: 'quiet', out: TRAJECTORIES },
    ]);
  }, 300_000);
});
