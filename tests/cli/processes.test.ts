import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  freePort,
  type MailSink,
  startDevServer,
  startMailSink,
  startPostgres,
} from '../support/environment.ts';
import { writeListOfOne } from './list-of-one.ts';
import { runTraject } from './run-traject.ts';
import { keepRunning, type Running } from './running-traject.ts';

let stops: (() => Promise<unknown>)[] = [];
let sink: MailSink;
let env: Record<string, string> = {};

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'traject-processes-'));
  const [postgres, temporal] = await Promise.all([startPostgres(), startDevServer()]);
  sink = await startMailSink();
  stops = [
    () => postgres.stop(),
    () => temporal.stop(),
    () => sink.stop(),
    () => rm(folder, { recursive: true }),
  ];
  env = {
    DATABASE_URL: postgres.databaseUrl,
    TEMPORAL_ADDRESS: temporal.address,
    SMTP_URL: sink.smtpUrl,
    PORT: String(await freePort()),
    METRICS_PORT: String(await freePort()),
    TRAJECT_DATA_DIR: folder,
  };
}, 120_000);
afterAll(async () => {
  for (const stop of stops) await stop();
});

describe('the API and the workers as processes of their own', () => {
  const processes: Running[] = [];
  afterAll(() => Promise.all(processes.map((process) => process.end('SIGKILL'))));

  it('ask for the migrations first', async () => {
    for (const command of ['api', 'worker']) {
      const { code, stderr } = await runTraject([command], env);
      expect(code).toBe(1);
      expect(stderr).toMatch(/The database is not up to date .* run `traject migrate` first/);
    }
    expect((await runTraject(['migrate'], env)).code).toBe(0);
    expect((await runTraject(['seed'], env)).code).toBe(0);
  }, 120_000);

  it('work on the services that the environment names', async () => {
    processes.push(keepRunning(['worker'], env), keepRunning(['api'], env));
    await Promise.all([
      processes[0]?.waitFor('The workers listen on'),
      processes[1]?.waitFor(`listen on http://127.0.0.1:${env.PORT}`),
    ]);
    const ready = await fetch(`http://127.0.0.1:${env.PORT}/readyz`);
    expect(ready.status).toBe(200);
    const file = await writeListOfOne(env.TRAJECT_DATA_DIR ?? '');
    expect(await runTraject(['enrol', file], env)).toMatchObject({ code: 0, stderr: '' });
    // Others of the demo may have a mail this very morning.
    await sink.waitFor((mails) => mails.some(({ to }) => to.includes('an@maes.example')));
  }, 180_000);

  it('show their figures, a worker those of the Temporal SDK too', async () => {
    const figuresOf = async (port?: string) => (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    const [worker, api] = await Promise.all([figuresOf(env.METRICS_PORT), figuresOf(env.PORT)]);
    expect(worker).toMatch(/^process_resident_memory_bytes [1-9]/m);
    expect(worker).toMatch(
      /^temporal_workflow_task_execution_latency_seconds_count\{.*task_queue="trajectories"/m,
    );
    expect(api).toMatch(/^process_resident_memory_bytes [1-9]/m);
    expect(api).toMatch(/^traject_http_requests_total\{method="GET",route="\/readyz",status="200"\} 1$/m);
  });

  it('end when they are asked to', async () => {
    expect(await Promise.all(processes.map((process) => process.end('SIGTERM')))).toEqual([0, 0]);
  }, 60_000);
});
