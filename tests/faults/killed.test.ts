import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TrajectoryEvent } from '../../src/domain/trajectory/model/events.ts';
import { until } from '../support/until.ts';
import { acceptedUnrecorded, inboxOf, journalAndFaults, ledgerOf, nothingIsDue } from './accounts.ts';
import { type Answered, type Caller, callerOf } from './caller.ts';
import { type Product, startProduct } from './product.ts';

let product: Product;
let caller: Caller;

beforeAll(async () => {
  product = await startProduct();
  caller = callerOf(product);
}, 180_000);
afterAll(() => product?.stop(), 60_000);

/** Schools whose counsellor is at work while something is killed. */
const SCHOOLS_PER_KILL = 8;
/** It is killed while this mail is being handed over. */
const MAIL_AT_KILL = 6;
/** As many messages as a worker has under way at the same time. */
const UNDER_WAY_AT_ONCE = 16;

/** What was asked for a school, and what was answered. */
interface Story {
  readonly id: string;
  readonly newcomer: string;
  readonly notes: readonly string[];
  readonly answers: readonly Answered[];
}

/**
 * A counsellor enrols a school, names another contact, confirms for the school, and notes what happened on the way, until
 * it is enough.
 */
async function tell(school: string, isEnough: () => boolean): Promise<Story> {
  const newcomer = `nieuw.${school}@school.example`;
  const id = await caller.enrol(school, `directie.${school}@school.example`);
  const notes: string[] = [];
  const answers: Answered[] = [];
  const ask = async (command: object) => {
    answers.push(await caller.insist(`trajectories/${id}/commands`, command));
  };
  const note = async () => {
    notes.push(`gesprek ${notes.length + 1} met ${school}`);
    await ask({ type: 'note', text: notes.at(-1) });
  };
  await ask({ type: 'assign', role: 'principal', person: { name: `Nieuw ${school}`, email: newcomer } });
  await note();
  await ask({ type: 'complete', step: 'referral/school_confirms', outcome: 'confirmed' });
  do await note();
  while (!isEnough());
  return { id, newcomer, notes, answers };
}

/** Has counsellors at work, and kills something while they wait for answers and a mail is being handed over. */
async function killAmid(kill: () => Promise<void>): Promise<Story[]> {
  let handedOver = 0;
  let isOver = false;
  const sink = product.sink.now();
  const moment = new Promise<void>((resolve) => {
    sink.answer(() => {
      handedOver += 1;
      if (handedOver === MAIL_AT_KILL) resolve();
      return undefined;
    });
  });
  const schools = await Promise.all(Array.from({ length: SCHOOLS_PER_KILL }, () => product.addSchool()));
  const stories = Promise.all(schools.map((school) => tell(school, () => isOver)));
  await Promise.race([moment, stories]);
  const underWay = caller.underWay();
  try {
    await kill();
  } finally {
    isOver = true;
  }
  expect(underWay).toBeGreaterThan(0);
  return stories;
}

describe('killed with -9 in the middle of commands and of mailing', () => {
  const stories: Story[] = [];
  /** Mails that were in the one window when their worker was killed: these alone may come twice. */
  let inTheWindow = new Set<string>();

  it('the worker', async () => {
    stories.push(
      ...(await killAmid(async () => {
        await product.worker.now().end('SIGKILL');
        try {
          // What the worker had handed over by then may still be on its way into the inbox.
          await product.sink.now().quiet();
          inTheWindow = await acceptedUnrecorded(product);
        } finally {
          await product.worker.bringBack();
        }
      })),
    );
    expect(inTheWindow.size).toBeLessThanOrEqual(UNDER_WAY_AT_ONCE);
  }, 180_000);

  it('the API', async () => {
    stories.push(
      ...(await killAmid(async () => {
        await product.api.now().end('SIGKILL');
        await product.api.bringBack();
      })),
    );
    expect(caller.setbacks.get('no answer')).toBeGreaterThan(0);
  }, 180_000);

  it('Postgres', async () => {
    stories.push(
      ...(await killAmid(async () => {
        const pid = product.postgres.now().pid();
        process.kill(pid, 'SIGKILL');
        await until(() => product.postgres.now().pid() !== pid);
      })),
    );
  }, 180_000);

  it('the Temporal server', async () => {
    stories.push(
      ...(await killAmid(async () => {
        const pid = product.devServer.now().pid();
        process.kill(pid, 'SIGKILL');
        await until(() => product.devServer.now().pid() !== pid);
      })),
    );
  }, 180_000);

  it('leaves every command that was answered in the journal once, and no gap', async () => {
    expect(stories).toHaveLength(4 * SCHOOLS_PER_KILL);
    for (const { id, notes, answers } of stories) {
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
      const { journal, faults } = await journalAndFaults(product, id);
      expect(faults).toEqual([]);
      expect(countOf(journal, 'enrolled')).toBe(1);
      expect(countOf(journal, 'assigned')).toBe(1);
      expect(countOf(journal, 'completed')).toBe(1);
      expect(journal.flatMap(({ body }) => (body.type === 'noted' ? [body.text] : []))).toEqual(notes);
      const { body } = await caller.call('GET', `trajectories/${id}`);
      expect(body.version).toBe(journal.length);
      const { body: live } = await caller.call('GET', `trajectories/${id}/live`);
      expect(live).toMatchObject({ workflow: 'running', agrees: true });
    }
    const { rows } = await product.store.pool.query('SELECT 1 FROM command WHERE decided_at IS NULL');
    expect(rows).toEqual([]);
  }, 60_000);

  it('leaves every owed mail in the inbox once; twice at most what was in the window', async () => {
    await until(() => nothingIsDue(product), 60_000);
    const inbox = inboxOf(product);
    const ledger = await ledgerOf(product);
    const out = new Set(ledger.filter(({ status }) => status === 'sent').map(({ messageId }) => messageId));
    expect(out.size).toBeGreaterThanOrEqual(stories.length);
    for (const messageId of out) {
      const count = inbox.get(messageId) ?? 0;
      expect(count).toBeGreaterThanOrEqual(1);
      expect(count).toBeLessThanOrEqual(inTheWindow.has(messageId) ? 2 : 1);
    }
    for (const { mergedInto, status } of ledger) {
      if (status === 'merged') expect(inbox.has(mergedInto ?? '')).toBe(true);
      else expect(['sent', 'planned', 'withdrawn']).toContain(status);
    }
    // Nothing came that the ledger does not know of.
    const unknown = [...inbox.keys()].filter(
      (messageId) => !out.has(messageId) && !inTheWindow.has(messageId),
    );
    expect(unknown).toEqual([]);
    // And everybody who was asked something did get it.
    for (const { newcomer } of stories) {
      expect(product.sink.now().mails.some(({ to }) => to.includes(newcomer))).toBe(true);
    }
  }, 90_000);
});

describe('the one window, between the mail server’s OK and our record', () => {
  it('makes a mail go twice when the worker is killed in it, under the same Message-ID', async () => {
    const address = 'in.het.venster@school.example';
    const received = () => product.sink.now().mails.filter(({ to }) => to.includes(address));
    // Nothing is recorded while this lasts, so the window stays open until the worker is killed in it.
    const window = await keepFromRecording();
    const id = await caller.enrol(await product.addSchool(), address);
    await product.sink.now().waitFor(() => received().length > 0);
    await until(window.isFelt);
    await product.worker.now().end('SIGKILL');
    await window.close();
    const messageId = received()[0]?.mail.messageId ?? 'none';
    const row = async () => (await ledgerOf(product)).find((mail) => mail.messageId === messageId);
    expect(await row()).toMatchObject({ trajectory: id, status: 'planned' });

    await product.worker.bringBack();
    await until(() => nothingIsDue(product), 60_000);
    expect(await row()).toMatchObject({ status: 'sent' });
    expect(received().map(({ mail }) => mail.messageId)).toEqual([messageId, messageId]);
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

function countOf(journal: readonly TrajectoryEvent[], type: string): number {
  return journal.filter(({ body }) => body.type === type).length;
}
