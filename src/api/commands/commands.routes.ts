import { z } from 'zod';
import { readerOf } from '../../application/access/content.ts';
import { askCommand } from '../../application/commands/ask.ts';
import { currentVersion } from '../../application/commands/current-version.ts';
import { changedMeanwhile, commandRejected } from '../../application/commands/errors.ts';
import type { CommandRequest } from '../../application/commands/prepare.ts';
import { previewCommand } from '../../application/commands/preview.ts';
import type { IfMatch } from '../../application/expected-version.ts';
import { readDossier } from '../../application/trajectories/dossier.ts';
import { readableTo } from '../../application/trajectories/readable.ts';
import { EVERYTHING } from '../../domain/access/scope.ts';
import type { Rejection } from '../../domain/rejection.ts';
import { etagOf } from '../../http/problem-document.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { dryRunQuery, previewSchema, toWirePreview } from '../trajectories/preview.schemas.ts';
import { toWireTrajectory } from '../trajectories/to-wire.ts';
import { trajectoryParams, trajectorySchema } from '../trajectories/trajectories.schemas.ts';
import { commandSchema } from './commands.schemas.ts';

const commandRoute = defineRoute({
  method: 'post',
  path: '/trajectories/{id}/commands',
  operationId: 'commandTrajectory',
  tag: 'trajectories',
  summary: 'Ask something of a running trajectory',
  description:
    'A refusal has the code and the sentence of the rule behind it: 409 when it cannot be done in the present state, ' +
    '422 when it cannot be done with this content. 500 with the type `internal-defect` when a fault of ours kept it from ' +
    'being decided: nothing was changed, its key keeps this answer, and it can be sent again with a new key. With ' +
    '`dry_run=true` nothing is done, and the answer says what would change; a refusal is the same.',
  access: 'act-on-trajectory',
  ifMatch: 'honoured',
  params: trajectoryParams,
  query: dryRunQuery,
  body: { schema: commandSchema },
  answers: {
    200: {
      description: 'Done: the new state. With `dry_run`, what would change.',
      schema: z.union([trajectorySchema, previewSchema]),
      headers: { ETag: 'The new version; with `dry_run` the present one.' },
    },
  },
  handle: async ({ deps, caller, language, params, query, body, ifMatch, idempotencyKey }) => {
    const { expected_version, ...command } = body;
    const seen = await versionSeen(ifMatch, () => currentVersion({ deps, trajectoryId: params.id }));
    const asked = {
      ...{ deps, trajectoryId: params.id, actor: caller.actor, scope: caller.scope },
      command: command as CommandRequest,
      expectedVersion: seen ?? expected_version,
    };
    const refused = async (rejection: Rejection) => {
      const isConflict = rejection.code === 'version-conflict' && seen !== undefined;
      return isConflict
        ? changedMeanwhile(await currentVersion({ deps, trajectoryId: params.id }))
        : commandRejected(rejection);
    };
    if (query.dry_run) {
      const looked = await previewCommand({ ...asked, language });
      if (!looked.ok) throw await refused(looked.rejection);
      const headers = { ETag: etagOf(looked.preview.version ?? 0) };
      return { status: 200, body: toWirePreview(looked.preview, language), headers };
    }
    const outcome = await askCommand({ ...asked, caller, idempotencyKey });
    if (!outcome.ok) throw await refused(outcome.rejection);
    // Also when she has just handed it over.
    const view = await readDossier({ deps, scope: EVERYTHING, id: params.id });
    return {
      status: 200,
      body: toWireTrajectory(readableTo(view, await readerOf(deps, caller, params.id))),
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
