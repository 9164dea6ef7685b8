import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readLiveState } from '../../src/application/trajectories/live.ts';
import { loadConfiguration } from '../../src/platform/configuration.ts';
import { encodedFailures } from '../../src/platform/payload-codec.ts';
import { connectTemporal, type TemporalConnection } from '../../src/platform/temporal-client.ts';
import { loadWorkflowBundle } from '../../src/worker/workflow-bundle.ts';
import { trajectoryWorkflowId } from '../../src/workflows/types.ts';
import { startDevServer } from '../support/environment.ts';
import { ask, machineTime } from '../support/trajectories.ts';
import { begin, prepareSetting, type Setting, send, startProduct } from './setting.ts';

describe('what Temporal keeps where keys are set', () => {
  const [first, second] = ['2026', '2027'].map((name) => `${name}:${randomBytes(32).toString('base64')}`);
  let setting: Setting;
  let server: Awaited<ReturnType<typeof startDevServer>>;
  let trajectory: string;

  beforeAll(async () => {
    const [prepared, workflowBundle] = await Promise.all([
      prepareSetting(),
      loadWorkflowBundle(undefined, undefined, encodedFailures),
    ]);
    setting = { ...prepared, workflowBundle };
    server = await startDevServer();
  });

  afterAll(async () => {
    await server?.stop();
    await setting?.stop();
  });

  async function withKeys<Result>(keys: string, use: (temporal: TemporalConnection) => Promise<Result>) {
    const env = { TEMPORAL_ADDRESS: server.address, PAYLOAD_KEYS: keys };
    const temporal = await connectTemporal(loadConfiguration(env, 'looking'));
    const { client, dataConverter } = temporal;
    const workers = await startProduct(setting, { address: server.address, client }, { dataConverter });
    try {
      return await use(temporal);
    } finally {
      await workers.shutdown();
      await temporal.close();
    }
  }

  /** All payloads of a history as the server has them, and their keys. */
  async function stored({ client, namespace }: TemporalConnection) {
    const { history } = await client.workflowService.getWorkflowExecutionHistory({
      ...{ namespace, execution: { workflowId: trajectoryWorkflowId(trajectory) } },
    });
    const payloads: { encoding: string; key: string; data: string }[] = [];
    const look = (value: unknown): void => {
      if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return;
      const { metadata, data } = value as { metadata?: Record<string, Uint8Array>; data?: Uint8Array };
      if (metadata?.encoding !== undefined) {
        const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('latin1');
        payloads.push({
          ...{ encoding: text(metadata.encoding), key: text(metadata['key-name']), data: text(data) },
        });
      }
      for (const inner of Object.values(value)) look(inner);
    };
    const searched = (history?.events ?? []).map((event) => ({
      ...event,
      workflowExecutionStartedEventAttributes: {
        ...event.workflowExecutionStartedEventAttributes,
        searchAttributes: null,
      },
    }));
    look(searched);
    return payloads.filter(({ encoding }) => !/^json\/protobuf|^binary\/null/.test(encoding));
  }

  it('cannot be read without them, while the console sees what its workflow says', async () => {
    await withKeys(first ?? '', async (temporal) => {
      trajectory = await begin(setting, temporal.client, machineTime());
      await send(
        temporal.client,
        trajectory,
        await ask(setting, trajectory, { type: 'note', text: 'Eerste' }, machineTime()),
      );
      const payloads = await stored(temporal);
      const sealed = payloads.filter(({ encoding }) => encoding === 'binary/encrypted');
      expect(sealed.length).toBeGreaterThan(2);
      expect(new Set(sealed.map(({ key }) => key))).toEqual(new Set(['2026']));
      // What the SDK itself writes beside them (which local activity it was, search attributes) is none of ours.
      const read = payloads.map(({ data }) => data).join('\n');
      for (const word of [trajectory, 'version', 'status', 'open']) expect(read).not.toContain(word);
      const live = await readLiveState({
        deps: { store: setting.store, temporal },
        trajectoryId: trajectory,
      });
      expect(live.summary?.version).toBe(live.storedVersion);
      expect(live.runId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      expect(live.pending).toBeGreaterThanOrEqual(0);
    });
  });

  it('goes on under a new key, and what the old one wrote is still read', async () => {
    await withKeys(`${second},${first}`, async (temporal) => {
      await send(
        temporal.client,
        trajectory,
        await ask(setting, trajectory, { type: 'note', text: 'Tweede' }, machineTime()),
      );
      const keys = new Set((await stored(temporal)).map(({ key }) => key).filter(Boolean));
      expect(keys).toEqual(new Set(['2026', '2027']));
      const live = await readLiveState({
        deps: { store: setting.store, temporal },
        trajectoryId: trajectory,
      });
      expect(live.summary?.version).toBe(live.storedVersion);
    });
  });
});
