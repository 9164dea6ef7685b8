import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { type Answered, type Caller, callerOf } from '../faults/caller.ts';
import { type Product, startProduct } from '../faults/product.ts';
import { until } from '../support/until.ts';

let product: Product;
let caller: Caller;
let direction: Caller;

beforeAll(async () => {
  product = await startProduct();
  caller = callerOf(product);
  direction = callerOf({
    url: product.url,
    people: { ...product.people, counsellor: product.people.coordinator },
  });
}, 180_000);
afterAll(() => product?.stop(), 60_000);

async function ask(programme: string, school: string): Promise<Answered> {
  return caller.insist('trajectories', {
    template: 'digitale-school',
    subject: { id: school },
    roles: {
      ...product.people,
      principal: { name: `Directeur ${school}`, email: `directie.${school}@school.example` },
    },
    ...{ programme, waiting_list: true },
  });
}

/** Holds up whoever gives a place of this programme, as a slow database would. */
async function holdUp(programme: string): Promise<pg.PoolClient> {
  const client = await product.store.pool.connect();
  await client.query('BEGIN');
  await client.query('SELECT FROM programme WHERE id = $1 FOR UPDATE', [programme]);
  return client;
}

async function somebodyWaitsForTheLock(): Promise<boolean> {
  const { rows } = await product.store.pool.query(
    `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%FROM programme WHERE id%'`,
  );
  return rows.length > 0;
}

describe('a worker that is killed while it gives a place', () => {
  it('leaves the place to be given once: one trajectory, one first mail to the school', async () => {
    const { body: programme } = await direction.call('POST', 'programmes', {
      name: { nl: 'Proefprogramma', en: 'Trial programme' },
      lots: [{ template: 'digitale-school' }],
      calls: [{ id: 'first', from: '2020-09-01', until: '2099-12-31', quota: 1 }],
    });
    const schools = [await product.addSchool(), await product.addSchool(), await product.addSchool()];
    const [holder, first, second] = [
      await ask(programme.id, schools[0]!),
      await ask(programme.id, schools[1]!),
      await ask(programme.id, schools[2]!),
    ];
    expect([holder.status, first.status, second.status]).toEqual([201, 202, 202]);

    const held = await holdUp(programme.id);
    try {
      const command = { type: 'stop', reason: 'the school merges' };
      expect((await caller.insist(`trajectories/${holder.body.id}/commands`, command)).status).toBe(200);
      await until(somebodyWaitsForTheLock);
      await product.worker.now().end('SIGKILL');
    } finally {
      await held.query('ROLLBACK');
      held.release();
    }
    const list = `programmes/${programme.id}/waiting-list`;
    expect((await direction.call('GET', list)).body.items).toHaveLength(2);

    await product.worker.bringBack();
    const address = `directie.${schools[1]}@school.example`;
    await product.sink.now().waitFor((mails) => mails.some(({ to }) => to.includes(address)), 90_000);

    expect((await direction.call('GET', list)).body.items).toMatchObject([{ id: second.body.id, place: 1 }]);
    const { body } = await direction.call('GET', `trajectories?programme=${programme.id}&status=active`);
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual([first.body.trajectory]);
    const { rows: journal } = await product.store.pool.query(
      `SELECT count(*)::int AS enrolled FROM trajectory_event event JOIN trajectory ON trajectory.id = trajectory_id
        WHERE programme_id = $1 AND event.type = 'enrolled'`,
      [programme.id],
    );
    expect(journal).toEqual([{ enrolled: 2 }]);
    const mails = product.sink.now().mails.filter(({ to }) => to.includes(address));
    expect(mails).toHaveLength(1);
    expect(mails[0]?.mail.text?.replaceAll(/\s+/g, ' ')).toContain('in Proefprogramma kwam een plaats vrij');
  }, 180_000);
});
