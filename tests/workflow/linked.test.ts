import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { enrol } from '../../src/domain/trajectory/enrol.ts';
import { linksOf } from '../../src/domain/trajectory/links.ts';
import { summarise } from '../../src/domain/trajectory/summary.ts';
import { linkedFor } from '../../src/store/linked-trajectories.repository.ts';
import { publishTemplate } from '../../src/store/templates.repository.ts';
import { findTrajectory, journalOf } from '../../src/store/trajectories.repository.ts';
import { insertEnrolled } from '../../src/store/trajectory-commits.repository.ts';
import { startTrajectory } from '../../src/worker/start-trajectory.ts';
import type { Workers } from '../../src/worker/start-workers.ts';
import { startDevServer } from '../support/environment.ts';
import { ask, enrolSchool, machineTime } from '../support/trajectories.ts';
import { until } from '../support/until.ts';
import { ledgerOnly, prepareSetting, type Setting, send, startProduct } from './setting.ts';

/** A template whose only step is done by itself once the school's other trajectory has its start behind it. */
const follower = `
template: follower
subject: school
title: { nl: Volger, en: Follower }
summary: { nl: Wacht op een ander traject, en: Waits for another trajectory }
source: made for tests
available_from: 2020-09-01
counsellor: counsellor
roles:
  - { role: counsellor, party: pbd, title: { nl: Begeleider, en: Counsellor } }
  - { role: principal, party: school, title: { nl: Directeur, en: Principal } }
phases:
  - phase: waiting
    title: { nl: Wachten, en: Waiting }
    steps:
      - step: other_started
        kind: confirm
        title: { nl: Ga na of het andere traject begonnen is, en: See whether the other trajectory has begun }
        due: { in: P2W }
        reminders: [{ rung: ask, at: open }]
        done_when: { if: 'linked.two_conversations.start = "done"' }
`;

describe('two trajectories of one school, on the real server', () => {
  let setting: Setting;
  let server: Awaited<ReturnType<typeof startDevServer>>;
  let connection: Connection;
  let client: Client;
  let workers: Workers;

  beforeAll(async () => {
    setting = await prepareSetting();
    server = await startDevServer();
    connection = await Connection.connect({ address: server.address });
    client = new Client({ connection });
    const { deliverMail } = ledgerOnly(setting.store);
    workers = await startProduct(setting, { address: server.address, client }, { deliverMail });
  });

  afterAll(async () => {
    await workers?.shutdown();
    await connection?.close();
    await server?.stop();
    await setting?.stop();
  });

  /** Enrols a school in the follower and starts its workflow; gives the trajectory's id. */
  async function follow(school: string): Promise<string> {
    const { store, counsellor, principal } = setting;
    const now = machineTime();
    const { template } = await publishTemplate(store, follower);
    const subject = { kind: 'school', id: school } as const;
    const context = { calendar: { overrides: [] } };
    const linked = await linkedFor(store, { subject, schoolNumber: school }, linksOf(template));
    const actor = { kind: 'person', person: counsellor } as const;
    const roles = { counsellor, principal };
    const id = randomUUID();
    const advanced = enrol(
      { id, now, actor, subject, start: now.slice(0, 10), roles, linked },
      template,
      1,
      context,
    );
    if (advanced.rejected) throw new Error(advanced.code);
    await insertEnrolled(store, {
      advanced,
      template,
      context,
      now,
      reference: `F-${school}`,
      period: '2026-2027',
      school,
    });
    const summary = summarise(advanced, template, context);
    await startTrajectory({ client, store }, { trajectoryId: id, summary }, now);
    return id;
  }

  it('what one reaches does the step of the other that waits for it, once', async () => {
    await publishTemplate(setting.store, follower);
    const { id, number, summary } = await enrolSchool(setting, machineTime());
    await startTrajectory({ client, store: setting.store }, { trajectoryId: id, summary }, machineTime());
    const waiting = await follow(number);
    expect((await findTrajectory(setting.store, waiting))?.state.nodes['waiting/other_started']?.status).toBe(
      'open',
    );

    const command = await ask(setting, id, { type: 'complete', step: 'start/confirms' }, machineTime());
    expect(await send(client, id, command)).toMatchObject({ ok: true });
    await until(async () => (await findTrajectory(setting.store, waiting))?.status === 'completed');
    const journal = await journalOf(setting.store, waiting);
    expect(
      journal.filter(({ body }) => body.type === 'linked' && body.trajectory.phases.start === 'done'),
    ).toHaveLength(1);
    expect(journal.find(({ body }) => body.type === 'completed')?.actor).toEqual({ kind: 'system' });
  });

  it('who starts later knows at once how far the other has come', async () => {
    const { id, number, summary } = await enrolSchool(setting, machineTime());
    await startTrajectory({ client, store: setting.store }, { trajectoryId: id, summary }, machineTime());
    const command = await ask(setting, id, { type: 'complete', step: 'start/confirms' }, machineTime());
    await send(client, id, command);
    const late = await follow(number);
    expect((await findTrajectory(setting.store, late))?.status).toBe('completed');
  });
});
