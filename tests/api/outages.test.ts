import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EVERYTHING } from '../../src/domain/access/scope.ts';
import { findTrajectoryHead } from '../../src/store/trajectories/trajectories.ts';
import { startDevServer, startPostgres } from '../support/environment.ts';
import { type Answered, type RunningApi, startApi } from './running-api.ts';

describe('when a part that is needed is away', () => {
  let api: RunningApi;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'traject-outages-'));
    // Postgres, which does not run as root, has to get at its data below.
    await chmod(folder, 0o711);
    api = await startApi({ folder });
  });

  afterAll(async () => {
    await api?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** Asks until the answer has this status; how long that may take is the test's own limit. */
  async function eventually(status: number, ask: () => Promise<Answered>): Promise<Answered> {
    for (;;) {
      const answer = await ask();
      if (answer.status === status) return answer;
    }
  }

  it('the database: everything answers 503 soon, health goes on, and it recovers by itself', async () => {
    const { body } = await api.post('trajectories', await api.enrolment());
    const key = randomUUID();
    const note = () =>
      api.post(`trajectories/${body.id}/commands`, { type: 'note', text: 'still here' }, { key });
    const { folder: data, port } = api.postgres;
    await api.postgres.stop();
    try {
      const begun = performance.now();
      const answers = [await note(), await api.get('trajectories'), await api.get(`trajectories/${body.id}`)];
      expect(performance.now() - begun).toBeLessThan(15_000);
      for (const answer of answers) {
        expect(answer.status).toBe(503);
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
        expect(answer.body.type).toBe('https://traject.example/problems/database-unavailable');
      }
      expect((await api.get('/healthz')).status).toBe(200);
      const ready = await api.get('/readyz');
      expect([ready.status, ready.body]).toEqual([503, { status: 'down', database: 'down', temporal: 'up' }]);
    } finally {
      api.postgres = await startPostgres({ folder: data, port });
    }
    const done = await eventually(200, note);
    expect(done.body.version).toBe(body.version + 1);
    expect((await note()).body.version).toBe(body.version + 1);
    expect((await eventually(200, () => api.get('/readyz'))).body.database).toBe('up');
    // An outage ends by itself: errors are kept for what is a fault of ours.
    const lines = api.log.map((line) => JSON.parse(line)).filter(({ status }) => status === 503);
    expect(new Set(lines.map(({ level }) => level))).toEqual(new Set(['warn']));
  });

  it('Temporal: commands answer 503 and are done once later; an enrolment stands and runs later', async () => {
    const before = await api.post('trajectories', await api.enrolment());
    const key = randomUUID();
    const confirm = () =>
      api.post(
        `trajectories/${before.body.id}/commands`,
        { type: 'complete', step: 'start/confirms' },
        { key },
      );
    const { folder: data, port } = api.devServer;
    await api.devServer.stop();
    let during: Answered;
    try {
      const begun = performance.now();
      const answer = await confirm();
      expect(performance.now() - begun).toBeLessThan(8_000);
      expect(answer.status).toBe(503);
      expect(answer.body.type).toBe('https://traject.example/problems/temporal-unavailable');
      expect((await api.get('/readyz')).body).toMatchObject({ database: 'up', temporal: 'down' });
      during = await api.post('trajectories', await api.enrolment());
      expect(during.status).toBe(201);
      expect(
        (await findTrajectoryHead(api.store, EVERYTHING, during.body.id))?.workflowStartedAt,
      ).toBeUndefined();
      expect((await api.get(`trajectories/${during.body.id}`)).status).toBe(200);
      expect((await api.get(`trajectories/${during.body.id}/live`)).status).toBe(503);
    } finally {
      api.devServer = await startDevServer({ folder: data, port });
    }
    const confirmed = await eventually(200, confirm);
    expect(confirmed.body.steps[0].status).toBe('done');
    expect((await confirm()).body).toEqual(confirmed.body);
    // Nobody has swept yet: the first command starts what is missing.
    const late = await eventually(200, () =>
      api.post(`trajectories/${during.body.id}/commands`, { type: 'note', text: 'at last' }),
    );
    expect(late.body.version).toBe(during.body.version + 1);
    expect((await api.get(`trajectories/${during.body.id}/live`)).body.workflow).toBe('running');
  });
});
