import { currentVersion } from '../../application/commands/current-version.ts';
import { changedMeanwhile, commandRejected } from '../../application/commands/errors.ts';
import { executeCommand } from '../../application/commands/execute.ts';
import type { CommandRequest } from '../../application/commands/prepare.ts';
import type { IfMatch } from '../../application/expected-version.ts';
import { readDossier } from '../../application/trajectories/dossier.ts';
import { etagOf } from '../../http/problem-document.ts';
import { defineRoute, type Route } from '../http/route.ts';
import {
  toWireTrajectory,
  trajectoryParams,
  trajectorySchema,
} from '../trajectories/trajectories.schemas.ts';
import { commandSchema } from './commands.schemas.ts';

const commandRoute = defineRoute({
  method: 'post',
  path: '/trajectories/{id}/commands',
  operationId: 'commandTrajectory',
  tag: 'trajectories',
  summary: 'Ask something of a running trajectory',
  description:
    'A refusal has the code and the sentence of the rule behind it: 409 when it cannot be done in the present state, ' +
    '422 when it cannot be done with this content.',
  access: 'act-on-trajectory',
  ifMatch: 'honoured',
  params: trajectoryParams,
  body: { schema: commandSchema },
  answers: {
    200: {
      description: 'Done: the new state.',
      schema: trajectorySchema,
      headers: { ETag: 'The new version.' },
    },
  },
  handle: async ({ deps, caller, params, body, ifMatch, idempotencyKey }) => {
    const { expected_version, ...command } = body;
    const seen = await versionSeen(ifMatch, () => currentVersion({ deps, trajectoryId: params.id }));
    const outcome = await executeCommand({
      deps,
      trajectoryId: params.id,
      actor: caller.actor,
      scope: caller.scope,
      command: command as CommandRequest,
      idempotencyKey,
      expectedVersion: seen ?? expected_version,
    });
    if (!outcome.ok) {
      const isConflict = outcome.rejection.code === 'version-conflict' && seen !== undefined;
      if (!isConflict) throw commandRejected(outcome.rejection);
      throw changedMeanwhile(await currentVersion({ deps, trajectoryId: params.id }));
    }
    const view = await readDossier({ deps, id: params.id });
    return {
      status: 200,
      body: toWireTrajectory(view),
      headers: { ETag: etagOf(view.head.version) },
    };
  },
});

/** Commands. */
export const commandRoutes: readonly Route[] = [commandRoute];

/** The one version that If-Match names; of several, the current one if it is among them. */
async function versionSeen(
  ifMatch: IfMatch | undefined,
  current: () => Promise<number>,
): Promise<number | undefined> {
  if (ifMatch === undefined || ifMatch === '*') return undefined;
  const [only, ...others] = ifMatch;
  if (only !== undefined && others.length === 0 && /^[1-9]\d{0,8}$/.test(only)) return Number(only);
  const version = await current();
  if (!ifMatch.includes(String(version))) throw changedMeanwhile(version);
  return version;
}
