import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mailroomWorkflowId, trajectoryWorkflowId } from '../../src/workflows/types.ts';
import type { Running } from '../cli/running-traject.ts';
import { until } from '../support/until.ts';
import { type Caller, callerOf } from './caller.ts';
import { type Product, startProduct } from './product.ts';

let product: Product;
let caller: Caller;
let both: Running[];

beforeAll(async () => {
  product = await startProduct();
  caller = callerOf(product);
  both = [product.worker.now(), await product.addWorker()];
}, 180_000);
afterAll(() => product?.stop(), 60_000);

/** The process that did the last task of a workflow, and keeps it in memory. */
async function keeperOf(workflowId: string): Promise<Running | undefined> {
  const { events } = await product.temporal.workflow.getHandle(workflowId).fetchHistory();
  const by = (events ?? []).findLast((event) => event.workflowTaskCompletedEventAttributes);
  const [pid] = (by?.workflowTaskCompletedEventAttributes?.identity ?? '').split('@');
  return both.find(({ child }) => String(child.pid) === pid);
}

describe('one of two sets of workers that is killed', () => {
  it('holds up nobody: commands to what it had in memory are answered at the first try, and mail goes', async () => {
    // Trajectories until the set that keeps the mailroom also keeps one of them.
    const address = 'an.peeters@school.example';
    let kept: string | undefined;
    await until(async () => {
      const id = await caller.enrol(await product.addSchool(), address);
      const noted = await caller.insist(`trajectories/${id}/commands`, { type: 'note', text: 'gebeld' });
      expect(noted.status).toBe(200);
      const [ofIt, ofMail] = [
        await keeperOf(trajectoryWorkflowId(id)),
        await keeperOf(mailroomWorkflowId(0)),
      ];
      if (ofIt !== undefined && ofIt === ofMail) kept = id;
      return kept !== undefined;
    }, 60_000);
    const { mails } = product.sink.now();
    await until(async () => (await product.store.pool.query(DUE)).rows.length === 0);

    await (await keeperOf(mailroomWorkflowId(0)))?.end('SIGKILL');
    const school = await product.addSchool();
    const [answer] = await Promise.all([
      caller.call(
        'POST',
        `trajectories/${kept}/commands`,
        { type: 'note', text: 'nog eens' },
        crypto.randomUUID(),
      ),
      caller.enrol(school, 'bo.claes@school.example'),
    ]);
    expect(answer.status).toBe(200);
    await product.sink.now().waitFor(() => mails.some(({ to }) => to.includes('bo.claes@school.example')));
  }, 180_000);
});

const DUE = `SELECT 1 FROM mail WHERE status = 'planned' AND greatest(send_at, next_attempt_at) <= now()`;
