import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import type { Logger } from '../platform/logging.ts';
import { isAnswer } from '../platform/temporal-client.ts';

/** Under what name and version workers are known to Temporal; the version follows from the code of the workflows. */
export interface WorkerVersion {
  readonly deploymentName: string;
  readonly buildId: string;
}

/** How long a version may take to be known to the server, in milliseconds. */
const KNOWN_WITHIN = 60_000;
const BETWEEN_LOOKS = 200;

/** gRPC: NOT_FOUND, and FAILED_PRECONDITION or ABORTED when another worker was quicker. */
const TRY_AGAIN = new Set([5, 9, 10]);

/** The version of these workflows, within a deployment. */
export function versionOf(deploymentName: string, bundle: { readonly code: string }): WorkerVersion {
  const buildId = createHash('sha256').update(bundle.code).digest('hex').slice(0, 16);
  return { deploymentName, buildId };
}

/** Whether the server keeps versions of workers apart; the one on which tests skip years does not. */
export async function knowsVersions(client: Client, deploymentName: string): Promise<boolean> {
  try {
    await client.workflowService.describeWorkerDeployment({
      ...{ namespace: client.options.namespace, deploymentName },
    });
    return true;
  } catch (error) {
    return !isAnswer(error, 'unimplemented');
  }
}

/**
 * Has all workflows go on with this version, unless one that was first seen after it is current: so a worker of an older
 * release that starts again takes nothing back.
 * @param isAlone there are no other workers: then it takes over from a newer version too, for nobody else would go on
 * @returns whether this version is the current one
 * @throws when the server does not come to know it
 */
export async function takeOver(
  client: Client,
  version: WorkerVersion,
  { isAlone = false, logger }: { isAlone?: boolean; logger?: Pick<Logger, 'info' | 'warn'> | undefined } = {},
): Promise<boolean> {
  const deadline = performance.now() + KNOWN_WITHIN;
  for (;;) {
    try {
      const standing = await standingOf(client, version);
      if (standing === 'current') return true;
      if (standing === 'older' && !isAlone) {
        logger?.warn({ ...version }, 'A newer version of the workflows is current; this worker gets no work');
        return false;
      }
      if (standing !== 'unknown') {
        await makeCurrent(client, version);
        logger?.info({ ...version }, 'All workflows go on with this version');
      }
    } catch (error) {
      if (!isTriedAgain(error) || performance.now() > deadline) throw error;
    }
    if (performance.now() > deadline) throw new Error('The server does not know this version of the workers');
    await delay(BETWEEN_LOOKS);
  }
}

type Standing = 'unknown' | 'newer' | 'older' | 'current';

async function standingOf(client: Client, { deploymentName, buildId }: WorkerVersion): Promise<Standing> {
  const { workerDeploymentInfo: info } = await client.workflowService.describeWorkerDeployment({
    ...{ namespace: client.options.namespace, deploymentName },
  });
  const seenAt = (id: string | null | undefined): number | undefined => {
    const one = info?.versionSummaries?.find(({ deploymentVersion }) => deploymentVersion?.buildId === id);
    const { seconds, nanos } = one?.createTime ?? {};
    return one === undefined ? undefined : Number(seconds ?? 0) * 1e9 + (nanos ?? 0);
  };
  const current = info?.routingConfig?.currentDeploymentVersion?.buildId;
  if (current === buildId) return 'current';
  const ours = seenAt(buildId);
  if (ours === undefined) return 'unknown';
  return (seenAt(current) ?? 0) > ours ? 'older' : 'newer';
}

async function makeCurrent(client: Client, { deploymentName, buildId }: WorkerVersion): Promise<void> {
  await client.workflowService.setWorkerDeploymentCurrentVersion({
    ...{ namespace: client.options.namespace, deploymentName, buildId, identity: client.options.identity },
    // A queue that an older version had and this one has not would otherwise keep it from taking over.
    ignoreMissingTaskQueues: true,
  });
}

function isTriedAgain(error: unknown): boolean {
  return typeof error === 'object' && error !== null && TRY_AGAIN.has((error as { code?: number }).code ?? 0);
}
