import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';
import { enrolTrajectory } from '../../src/application/enrolment/enrol.ts';
import type { EnrolmentRequest } from '../../src/application/enrolment/request.ts';
import { EVERYTHING } from '../../src/domain/access/scope.ts';
import { findTrajectoryHead } from '../../src/store/trajectories/trajectories.ts';
import { type TrajectoryInput, trajectoryWorkflowId } from '../../src/workflows/types.ts';
import { type RunningApi, startApi, TODAY } from './running-api.ts';

describe('an enrolment that is asked for again with the same key', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await startApi({ workers: false });
  });
  afterAll(async () => {
    await api?.stop();
  });

  async function inputOf(trajectoryId: string): Promise<TrajectoryInput> {
    const handle = api.temporal.client.workflow.getHandle(trajectoryWorkflowId(trajectoryId));
    const [first] = (await handle.fetchHistory()).events ?? [];
    const [payload] = first?.workflowExecutionStartedEventAttributes?.input?.payloads ?? [];
    return defaultPayloadConverter.fromPayload(payload as never);
  }

  it('starts its workflow with what stands, not with what would be decided now', async () => {
    const { counsellor, principal } = api.world;
    const enrolment = (school: string): EnrolmentRequest => ({
      template: 'two-conversations',
      subject: { id: school },
      start: TODAY,
      roles: { counsellor, principal },
    });
    const actor = { kind: 'person', person: counsellor } as const;
    const away = async () => {
      throw new Error('Temporal is away');
    };
    const withoutTemporal = {
      ...api.deps,
      temporal: { client: { withDeadline: away } as unknown as Client },
    };
    const wanted = enrolment(await api.addSchool());
    const idempotencyKey = randomUUID();
    const first = await enrolTrajectory({ deps: withoutTemporal, actor, enrolment: wanted, idempotencyKey });

    api.clock.set(`${TODAY}T16:00:00+02:00`);
    const again = await enrolTrajectory({ deps: api.deps, actor, enrolment: wanted, idempotencyKey });
    expect(again).toEqual(first);
    // The mailroom is called by whoever enrolled, not by the workflow, which has nothing to do yet.
    expect(await inputOf(first.id)).toEqual({ trajectoryId: first.id });
    expect((await findTrajectoryHead(api.store, EVERYTHING, first.id))?.workflowStartedAt).toBeDefined();

    const other = await enrolTrajectory({
      deps: api.deps,
      actor,
      enrolment: enrolment(await api.addSchool()),
    });
    expect(await inputOf(other.id)).toMatchObject({ summary: { id: other.id, version: other.version } });
  });
});
