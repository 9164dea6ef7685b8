import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sendWebhooks } from '../../src/application/webhooks/send.ts';
import { adjustableClock } from '../../src/platform/clock.ts';
import { rowsOf } from '../../src/store/database/db.ts';
import { type Asker, startWorld, type World } from './world.ts';

type Received = { readonly headers: Readonly<Record<string, unknown>>; readonly body: string };

describe('another system that hears what happens', () => {
  let world: World;
  let receiver: Server;
  let url: string;
  let answer = 200;
  let received: Received[] = [];
  let webhook: { id: string; secret: string };
  const clock = adjustableClock(new Date().toISOString());

  beforeAll(async () => {
    world = await startWorld();
    receiver = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        received.push({ headers: request.headers, body });
        response.writeHead(answer).end();
      });
    });
    await new Promise<void>((resolve) => {
      receiver.listen(0, '127.0.0.1', resolve);
    });
    url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
  });

  afterAll(async () => {
    receiver?.closeAllConnections();
    receiver?.close();
    await world?.stop();
  });

  const ask = async (name: string, path: string, method: string, body?: object) => {
    const { headers } = world.people.find((one) => one.name === name) as Asker;
    const response = await fetch(`${world.url}/api/v1${path}`, {
      ...{
        method,
        headers: { ...headers, 'Content-Type': 'application/json', 'Idempotency-Key': `${Math.random()}` },
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  };
  const happens = (trajectory: string, body: { readonly type: string; readonly text?: string }) =>
    rowsOf(world.store, {
      text: `INSERT INTO trajectory_event (trajectory_id, version, at, type, actor, body)
        SELECT $1, max(version) + 1, now(), $2, '{"kind": "system"}', $3 FROM trajectory_event WHERE trajectory_id = $1`,
      values: [trajectory, body.type, JSON.stringify(body)],
    });
  /** The pauses were gone through on a clock of their own; what happens is journalled at the real time. */
  const backToNow = async () => {
    clock.set(new Date(Date.now() + 60_000).toISOString());
    await rowsOf(world.store, { text: 'UPDATE webhook SET seen_until = now()' });
  };
  const send = async (mayBeInside = true) => {
    received = [];
    await sendWebhooks({ store: world.store, clock, mayBeInside });
    return received.map(({ body }) => JSON.parse(body));
  };

  it('hears of the service of whoever added it, and of no other, in ids and words of ours', async () => {
    const added = await ask('coordinator', '/webhooks', 'POST', { url });
    expect(added).toMatchObject({ status: 201, body: { organisation: world.first.organisation } });
    webhook = added.body;
    await happens(world.first.own.id, { type: 'noted', text: 'Appelaar belde.' });
    await happens(world.second.own.id, { type: 'noted', text: 'Berkenrijs belde.' });
    expect(await send()).toEqual([
      {
        type: 'trajectory.noted',
        timestamp: expect.any(String),
        data: {
          ...{ trajectory: world.first.own.id, version: expect.any(Number) },
          ...{ template: 'two-conversations', status: 'active' },
        },
      },
    ]);
    expect(received[0]?.body).not.toMatch(/Appelaar/i);
    expect(await send()).toEqual([]);
  });

  it('knows by the signature that it is from us', async () => {
    await happens(world.first.own.id, { type: 'resumed' });
    await send();
    const { headers, body } = received[0] as Received;
    const [id, at] = [headers['webhook-id'], headers['webhook-timestamp']];
    const key = Buffer.from(webhook.secret.slice('whsec_'.length), 'base64');
    const signature = createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${signature}`);
  });

  it('is told again later and later until it takes a message, and what was given up can be sent again', async () => {
    answer = 503;
    await happens(world.first.own.id, { type: 'resumed' });
    expect(await send()).toHaveLength(1);
    expect(await send()).toHaveLength(0);
    const waited: number[] = [];
    for (const pause of [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400]) {
      clock.advance({ seconds: pause } as never);
      waited.push((await send()).length);
    }
    expect(waited).toEqual(Array(9).fill(1));
    clock.advance({ hours: 1_000 } as never);
    expect(await send()).toEqual([]);
    const listed = await ask('coordinator', '/webhooks', 'GET');
    expect(listed.body.items).toEqual([expect.objectContaining({ id: webhook.id, failed: 1, waiting: 0 })]);
    expect(JSON.stringify(listed.body)).not.toContain(webhook.secret);

    answer = 200;
    const again = await ask('coordinator', `/webhooks/${webhook.id}/replay`, 'POST', {
      since: '2020-01-01T00:00:00+01:00',
    });
    expect(again).toEqual({ status: 200, body: { again: 1 } });
    expect(await send()).toHaveLength(1);
  });

  it('is not known to another service, and not reached inside in production', async () => {
    expect((await ask('another coordinator', '/webhooks', 'GET')).body).toEqual({ items: [] });
    expect((await ask('another coordinator', `/webhooks/${webhook.id}`, 'DELETE')).status).toBe(404);
    expect(
      (
        await ask('another coordinator', `/webhooks/${webhook.id}/replay`, 'POST', {
          since: '2020-01-01T00:00:00Z',
        })
      ).status,
    ).toBe(404);
    expect((await ask('counsellor', '/webhooks', 'POST', { url })).status).toBe(403);

    await backToNow();
    await happens(world.first.own.id, { type: 'resumed' });
    expect(await send(false)).toEqual([]);
    const { rows } = await world.store.pool.query(
      `SELECT answer FROM webhook_message WHERE delivered_at IS NULL`,
    );
    expect(rows).toEqual([{ answer: 'EINSIDE' }]);
  });

  it('hears nothing more once it said that it is gone, or was ended', async () => {
    answer = 410;
    clock.advance({ seconds: 10 } as never);
    expect(await send()).toHaveLength(1);
    await happens(world.first.own.id, { type: 'resumed' });
    expect(await send()).toEqual([]);
    const [only] = (await ask('coordinator', '/webhooks', 'GET')).body.items;
    expect(only.ended_at).not.toBeNull();
    expect((await ask('coordinator', `/webhooks/${webhook.id}`, 'DELETE')).status).toBe(204);
  });
});
