import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EVERYTHING } from '../../src/domain/access/scope.ts';
import { journalOf } from '../../src/store/trajectories/trajectories.ts';
import { until } from '../support/until.ts';
import { type Answered, type Caller, callerOf } from './caller.ts';
import { type Product, startProduct } from './product.ts';

let product: Product;
let caller: Caller;
const processes = () => [product.api.now().child.pid, product.worker.now().child.pid];

beforeAll(async () => {
  product = await startProduct();
  caller = callerOf(product);
}, 180_000);
afterAll(() => product?.stop(), 60_000);

/** Asks and says how long the answer took, in milliseconds. */
async function timed(ask: () => Promise<Answered>): Promise<{ answer: Answered; took: number }> {
  const begun = performance.now();
  const answer = await ask();
  return { answer, took: performance.now() - begun };
}

async function journalled(id: string, type: string): Promise<number> {
  return (await journalOf(product.store, EVERYTHING, id)).filter(({ body }) => body.type === type).length;
}

describe('a stopped Postgres', () => {
  it('makes commands answer 503 soon; everything recovers by itself, and the command is carried out once', async () => {
    const before = processes();
    const id = await caller.enrol(await product.addSchool(), 'an.peeters@school.example');
    await product.sink.now().waitFor(1);
    const key = randomUUID();
    const note = () =>
      caller.call('POST', `trajectories/${id}/commands`, { type: 'note', text: 'tijdens de storing' }, key);

    await product.postgres.stop();
    for (const ask of [note, note, () => caller.call('GET', `trajectories/${id}`)]) {
      const { answer, took } = await timed(ask);
      expect(answer.status).toBe(503);
      expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(answer.body.type).toBe('https://traject.example/problems/database-unavailable');
      expect(took).toBeLessThan(6_000);
    }
    const ready = await caller.call('GET', '/readyz');
    expect([ready.status, ready.body]).toEqual([503, { status: 'down', database: 'down', temporal: 'up' }]);
    expect((await caller.call('GET', '/healthz')).status).toBe(200);

    await product.postgres.bringBack();
    await until(async () => (await caller.call('GET', '/readyz')).status === 200);
    let done: Answered | undefined;
    await until(async () => {
      done = await note();
      return done.status === 200;
    });
    expect((await note()).body).toEqual(done?.body);
    expect(await journalled(id, 'noted')).toBe(1);

    // The worker too is well again: a new school gets its mail.
    await caller.enrol(await product.addSchool(), 'bo.claes@school.example');
    const mails = await product.sink
      .now()
      .waitFor((all) => all.some(({ to }) => to.includes('bo.claes@school.example')), 60_000);
    expect(mails).toHaveLength(2);
    expect(processes()).toEqual(before);
  }, 180_000);

  it('in the middle of a command delays it and does not lose it', async () => {
    const id = await caller.enrol(await product.addSchool(), 'cas.dhondt@school.example');
    const commands = Array.from({ length: 6 }, (_, index) =>
      caller.insist(`trajectories/${id}/commands`, { type: 'note', text: `notitie ${index}` }),
    );
    await until(() => caller.underWay() >= 6);
    await product.postgres.stop();
    await product.postgres.bringBack();
    for (const answer of await Promise.all(commands)) expect(answer.status).toBe(200);
    const texts = (await journalOf(product.store, EVERYTHING, id)).flatMap(({ body }) =>
      body.type === 'noted' ? [body.text] : [],
    );
    expect(texts.sort()).toEqual([0, 1, 2, 3, 4, 5].map((index) => `notitie ${index}`));
  }, 180_000);
});

describe('a stopped Temporal', () => {
  it('lets enrolments stand, which run by themselves later; commands answer 503 and are carried out once', async () => {
    const before = processes();
    const earlier = await caller.enrol(await product.addSchool(), 'dorien.evens@school.example');
    await product.sink
      .now()
      .waitFor((all) => all.some(({ to }) => to.includes('dorien.evens@school.example')));
    const key = randomUUID();
    const confirm = () =>
      caller.call(
        'POST',
        `trajectories/${earlier}/commands`,
        { type: 'complete', step: 'referral/school_confirms', outcome: 'confirmed' },
        key,
      );

    await product.devServer.stop();
    const { answer, took } = await timed(confirm);
    expect(answer.status).toBe(503);
    expect(answer.body.type).toBe('https://traject.example/problems/temporal-unavailable');
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(took).toBeLessThan(7_000);
    expect((await caller.call('GET', '/readyz')).body).toEqual({
      status: 'down',
      database: 'up',
      temporal: 'down',
    });
    const id = await caller.enrol(await product.addSchool(), 'els.faes@school.example');
    expect((await caller.call('GET', `trajectories/${id}`)).body.status).toBe('active');

    await product.devServer.bringBack();
    // Nobody asks for anything: the workflow is started, and its first mail goes.
    await product.sink
      .now()
      .waitFor((all) => all.some(({ to }) => to.includes('els.faes@school.example')), 60_000);
    await until(
      async () => (await caller.call('GET', `trajectories/${id}/live`)).body.workflow === 'running',
    );
    await until(async () => (await confirm()).status === 200);
    expect(await journalled(earlier, 'completed')).toBe(1);
    expect(processes()).toEqual(before);
    // What the SDK says of it is a line like all others, and said once for all its loops.
    const lines = product.worker
      .now()
      .output()
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('The workers listen on'));
    const said = lines.map((line) => JSON.parse(line).msg);
    expect(said.filter((words) => words.startsWith('Temporal does not answer'))).toHaveLength(1);
  }, 180_000);
});
