import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { EVERYTHING } from '../../src/domain/access/scope.ts';
import { isDatabaseUnavailable } from '../../src/store/database/errors.ts';
import { findPerson } from '../../src/store/people/people.ts';
import { findTrajectoryHead, journalOf } from '../../src/store/trajectories/trajectories.ts';
import type { Workers } from '../../src/worker/start-workers.ts';
import { stateQuery, trajectoryWorkflowId } from '../../src/workflows/types.ts';
import { startDevServer, startPostgres } from '../support/environment.ts';
import { ask, machineTime } from '../support/trajectories.ts';
import { begin, prepareSetting, type Setting, send, startProduct } from './setting.ts';

describe('while the database is away', () => {
  let folder: string;
  let setting: Setting;
  let database: Setting['database'];
  let server: Awaited<ReturnType<typeof startDevServer>>;
  let connection: Connection;
  let client: Client;
  let workers: Workers;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'traject-outage-'));
    await chmod(folder, 0o711);
    [setting, server] = await Promise.all([prepareSetting({ folder }), startDevServer()]);
    database = setting.database;
    connection = await Connection.connect({ address: server.address });
    client = new Client({ connection });
    workers = await startProduct(setting, { address: server.address, client });
  });

  afterAll(async () => {
    await workers?.shutdown();
    await connection?.close();
    await server?.stop();
    await setting?.store.database.close();
    await database?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('a command does not get an answer in time, and is carried out once when it is back', async () => {
    const id = await begin(setting, client, machineTime());
    const handle = client.workflow.getHandle(trajectoryWorkflowId(id));
    const commandId = await ask(setting, id, { type: 'note', text: 'during the outage' }, machineTime());
    const { port } = database;
    await database.stop();

    // What the API does: it waits a few seconds and then says that the service is not there.
    const attempt = client.withDeadline(Date.now() + 3_000, () => send(client, id, commandId));
    await expect(attempt).rejects.toThrow();
    const fault = await findTrajectoryHead(setting.store, EVERYTHING, id).catch((error: unknown) => error);
    expect(isDatabaseUnavailable(fault)).toBe(true);
    const prismaFault = await findPerson(setting.store, EVERYTHING, id).catch((error: unknown) => error);
    expect(isDatabaseUnavailable(prismaFault)).toBe(true);
    // The worker does not hold the workflow while it waits, so it still says where it stands.
    expect(await handle.query(stateQuery)).toMatchObject({ id, version: 3 });

    database = await startPostgres({ folder, port });
    // The same command again, as somebody who tries once more: it may have been carried out in the meantime.
    expect(await send(client, id, commandId)).toMatchObject({ ok: true, summary: { version: 4 } });
    expect((await journalOf(setting.store, EVERYTHING, id)).map(({ body }) => body.type)).toEqual([
      'enrolled',
      'opened',
      'opened',
      'noted',
    ]);
  });
});
