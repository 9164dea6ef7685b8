import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createTransport } from 'nodemailer';
import pg from 'pg';
import { loadConfiguration } from '../../src/platform/configuration.ts';
import { isPortFree } from '../../src/platform/embedded/ports.ts';
import { identify } from '../../src/platform/embedded/processes/identity.ts';
import { completeFromRunning, startEmbedded } from '../../src/platform/embedded/start.ts';
import { createLogger } from '../../src/platform/logging.ts';
import { connectTemporal } from '../../src/platform/temporal-client.ts';
import { until } from '../../src/platform/waiting.ts';
import {
  endInstance,
  type Instance,
  makePlace,
  type Place,
  recordedProcesses,
  requireInstance,
  startInstance,
} from './embedded-instance.ts';

async function query(instance: Instance, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: instance.databaseUrl });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

async function namespaces(instance: Instance): Promise<string[]> {
  const { connection, close } = await connectTemporal(
    loadConfiguration({ TEMPORAL_ADDRESS: instance.temporalAddress }),
  );
  const { namespaces: found } = await connection.workflowService.listNamespaces({});
  await close();
  return found.map((one) => one.namespaceInfo?.name ?? '');
}

async function subjects(instance: Instance): Promise<string[]> {
  const mails = (await (await fetch(`${instance.inboxUrl}/api/email`)).json()) as { subject: string }[];
  return mails.map((mail) => mail.subject);
}

const quiet = { progress: () => undefined, logger: createLogger('silent') };
const gone = (pids: number[]) =>
  until(() => pids.every((pid) => identify(pid) === undefined), { timeout: 20_000 });

describe('the embedded services', () => {
  let place: Place;
  let running: Instance[] = [];
  const start = async () => {
    const instance = await requireInstance(place);
    running.push(instance);
    return instance;
  };

  beforeAll(async () => {
    place = await makePlace();
  });
  afterEach(async () => {
    for (const { process } of running) {
      if (process.exitCode === null && process.signalCode === null) process.kill('SIGTERM');
    }
    if (existsSync(join(place.folder, 'running.json'))) await gone(recordedProcesses(place));
    running = [];
  });
  afterAll(() => place.clear());

  it('keep everything from one start to the next and stop without leaving a process', async () => {
    const first = await start();
    await query(first, `CREATE TABLE kept (word text); INSERT INTO kept VALUES ('scholengroep')`);
    const transport = createTransport(first.smtpUrl);
    await transport.sendMail({
      from: 'a@pbd.example',
      to: 'b@school.example',
      subject: 'kept mail',
      text: 'hello',
    });
    transport.close();
    const pids = recordedProcesses(place);
    expect(pids).toHaveLength(6);

    expect(await endInstance(first, 'SIGINT')).toBe(0);
    expect(pids.filter((pid) => identify(pid) !== undefined)).toEqual([]);
    expect(existsSync(join(place.folder, 'running.json'))).toBe(false);

    const second = await start();
    expect(await query(second, 'SELECT word FROM kept')).toEqual([{ word: 'scholengroep' }]);
    expect(await subjects(second)).toEqual(['kept mail']);
    expect(await namespaces(second)).toContain('default');
    expect(await endInstance(second, 'SIGTERM')).toBe(0);
  });

  it('end when their parent is killed, and the next start finds everything', async () => {
    const first = await start();
    await query(first, 'CREATE TABLE survived (id int)');
    const pids = recordedProcesses(place);
    await endInstance(first, 'SIGKILL');
    expect(existsSync(join(place.folder, 'running.json'))).toBe(true);
    expect(await gone(pids)).toBe(true);

    const second = await start();
    expect(await query(second, 'SELECT * FROM survived')).toEqual([]);
  });

  it('are ended by the next start when the parent and its supervisors were all killed', async () => {
    const first = await start();
    const servers = Object.values(first.processIds);
    const supervisors = recordedProcesses(place).filter((pid) => !servers.includes(pid));
    // Stopped ones cannot notice that their parent goes.
    for (const pid of supervisors) process.kill(pid, 'SIGSTOP');
    await endInstance(first, 'SIGKILL');
    for (const pid of supervisors) process.kill(pid, 'SIGKILL');
    expect(servers.filter((pid) => identify(pid) === undefined)).toEqual([]);

    const second = await start();
    expect(await gone(servers)).toBe(true);
    expect(await namespaces(second)).toContain('default');
  });

  it('come back by themselves when one of them is killed', async () => {
    const instance = await start();
    const before = instance.processIds;
    for (const name of ['Temporal', 'Postgres']) process.kill(before[name] as number, 'SIGKILL');
    expect(
      await until(async () => (await query(instance, 'SELECT 1')).length === 1, { timeout: 20_000 }),
    ).toBe(true);
    expect(
      await until(async () => (await namespaces(instance)).includes('default'), { timeout: 20_000 }),
    ).toBe(true);
    expect(recordedProcesses(place)).not.toContain(before.Postgres);
  });
});

describe('beside a running instance, another one', () => {
  let place: Place;
  let instance: Instance;

  beforeAll(async () => {
    place = await makePlace();
    instance = await requireInstance(place);
  });
  afterAll(async () => {
    await endInstance(instance, 'SIGTERM');
    await place.clear();
  });

  it('is refused on the same data folder in one sentence, while other commands find the running one', async () => {
    const problem = await startInstance(place);
    expect(problem).toBe(
      `already-running: Traject already runs on ${place.folder} (process ${instance.process.pid}): ` +
        'stop it first, or set TRAJECT_DATA_DIR to another folder.\n',
    );
    const configuration = await completeFromRunning(loadConfiguration(place.env));
    expect(configuration.databaseUrl).toBe(instance.databaseUrl);
    expect(configuration.mail.smtpUrl).toBe(instance.smtpUrl);
  });

  it('says which port is taken and which variable moves it, and leaves nothing running', async () => {
    const other = await makePlace();
    try {
      const problem = await startInstance({
        ...other,
        env: { ...other.env, SMTP_PORT: place.env.SMTP_PORT ?? '' },
      });
      expect(problem).toBe(
        `port-taken: Port ${place.env.SMTP_PORT}, meant for the mail server of the inbox, is taken by another program: ` +
          'stop that program or set SMTP_PORT to a free port.\n',
      );
      expect(await isPortFree(Number(other.env.POSTGRES_PORT))).toBe(true);
      expect(existsSync(join(other.folder, 'running.json'))).toBe(false);
      expect(await subjects(instance)).toEqual([]);
    } finally {
      await other.clear();
    }
  });

  it('starts nothing that the environment names', async () => {
    const other = await makePlace();
    try {
      const attached = await startInstance(other, {
        TEMPORAL_ADDRESS: instance.temporalAddress,
        DATABASE_URL: instance.databaseUrl,
        SMTP_URL: instance.smtpUrl,
      });
      if (typeof attached === 'string') throw new Error(attached);
      expect(attached.processIds).toEqual({});
      expect(attached.databaseUrl).toBe(instance.databaseUrl);
      expect(await endInstance(attached, 'SIGTERM')).toBe(0);
    } finally {
      await other.clear();
    }
  });

  it('starts only the service that a command needs', async () => {
    const other = await makePlace();
    const configuration = loadConfiguration(other.env);
    const embedded = await startEmbedded(configuration, { ...quiet, only: ['postgres'] });
    expect(Object.keys(embedded.processIds())).toEqual(['Postgres']);
    expect(embedded.configuration.databaseUrl).toBe(embedded.databaseUrl);
    await embedded.stop();
    await other.clear();
  });

  it('starts nothing in production', async () => {
    const configuration = { ...loadConfiguration(place.env), environment: 'production' as const };
    await expect(startEmbedded(configuration, quiet)).rejects.toMatchObject({
      code: 'configuration-missing',
    });
  });
});
