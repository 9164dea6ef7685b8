import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { createTransport } from 'nodemailer';
import pg from 'pg';
import { loadConfiguration } from '../../src/platform/configuration.ts';
import { isPortFree } from '../../src/platform/embedded/ports.ts';
import { connectTemporal } from '../../src/platform/temporal-client.ts';
import {
  startDevServer,
  startMailSink,
  startPostgres,
  startTimeSkippingServer,
} from '../support/environment.ts';

describe('the environment of the integration tests', () => {
  it('has a Postgres that can be stopped and brought back with its data', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'traject-test-'));
    const ask = async (connectionString: string, statement: string) => {
      const client = new pg.Client({ connectionString });
      await client.connect();
      return client.query(statement).finally(() => client.end());
    };
    const first = await startPostgres({ folder });
    await ask(first.databaseUrl, 'CREATE TABLE kept (id int)');
    await first.stop();
    expect(await isPortFree(first.port)).toBe(true);

    const second = await startPostgres({ folder, port: first.port });
    expect(second.databaseUrl).toBe(first.databaseUrl);
    expect((await ask(second.databaseUrl, 'SELECT * FROM kept')).rows).toEqual([]);
    await second.stop();
    await rm(folder, { recursive: true });
  });

  it('has a Temporal server that answers', async () => {
    const server = await startDevServer();
    const temporal = await connectTemporal(loadConfiguration({ TEMPORAL_ADDRESS: server.address }));
    const { capabilities } = await temporal.connection.workflowService.getSystemInfo({});
    expect(capabilities?.supportsSchedules).toBe(true);
    await temporal.close();
    await server.stop();
    expect(existsSync(server.folder)).toBe(false);
    expect(await isPortFree(server.port)).toBe(true);
  });

  it('has a Temporal server that skips time', async () => {
    const { environment, stop } = await startTimeSkippingServer();
    const before = await environment.currentTimeMs();
    await environment.sleep('365 days');
    expect((await environment.currentTimeMs()) - before).toBeGreaterThanOrEqual(365 * 24 * 60 * 60 * 1000);
    await stop();
  });

  it('has a mail server that keeps what it accepts and refuses what it is told to', async () => {
    const sink = await startMailSink({
      respond: (recipient) => (recipient.startsWith('gone') ? { code: 550 } : undefined),
    });
    const transport = createTransport(sink.smtpUrl);
    const mail = { from: 'a@pbd.example', subject: 'Welkom é', text: 'Dag' };
    await expect(transport.sendMail({ ...mail, to: 'gone@school.example' })).rejects.toMatchObject({
      responseCode: 550,
    });
    sink.answer(() => ({ code: 451 }));
    await expect(transport.sendMail({ ...mail, to: 'b@school.example' })).rejects.toMatchObject({
      responseCode: 451,
    });
    sink.answer(() => undefined);
    const arrival = sink.waitFor(1);
    await transport.sendMail({ ...mail, to: 'b@school.example' });
    const [received] = await arrival;
    expect(received).toMatchObject({
      from: 'a@pbd.example',
      to: ['b@school.example'],
      mail: { subject: 'Welkom é' },
    });
    expect(sink.attempts.map(({ code }) => code)).toEqual([550, 451, 250]);
    await expect(sink.waitFor(2, 10)).rejects.toThrow('Welkom');
    transport.close();
    await sink.stop();
  });
});
