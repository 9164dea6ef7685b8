import { takeAnswer } from '../../domain/trajectory/rules/answering.ts';
import { openSteps } from '../../domain/trajectory/views/steps.ts';
import type { Caller } from '../access/authorise.ts';
import type { UploadedFile } from '../attachments/file-kinds.ts';
import { storeAttachment } from '../attachments/keep.ts';
import type { Dependencies } from '../dependencies.ts';
import { retryOnConflict } from '../retry-on-conflict.ts';
import { type Dossier, readDossier } from '../trajectories/dossier.ts';
import { askCommand } from './ask.ts';
import type { CommandOutcome } from './outcome.ts';
import type { CommandRequest } from './prepare.ts';

/** What somebody of the staff does with a trajectory; a document that is handed in with it is not kept yet. */
export type StaffAct = CommandRequest | { readonly type: 'attach'; readonly step?: string };

/**
 * Has an act of the staff carried out, with the document that comes along. Before a document is kept, the rules of the
 * step are asked whether it would be taken.
 * @param request `key` of the form that was sent: the same key twice does it once
 * @throws as `askCommand`; `too-large` or `unsupported`, with the field `file`, for a document that cannot be taken
 */
export async function carryOutAct(request: {
  deps: Dependencies;
  caller: Caller;
  trajectoryId: string;
  act: StaffAct;
  file?: UploadedFile | undefined;
  key: string;
  expectedVersion?: number | undefined;
}): Promise<CommandOutcome> {
  const { deps, caller, trajectoryId, act, file, key, expectedVersion } = request;
  if (file !== undefined && act.type === 'complete') {
    const refused = refusalOf(await readDossier({ deps, scope: caller.scope, id: trajectoryId }), act);
    if (refused !== undefined) return { ok: false, rejection: refused };
  }
  const kept = file === undefined ? undefined : await keep(request, file);
  return askCommand({
    ...{ deps, caller, trajectoryId, expectedVersion },
    command: withDocument(act, kept),
    idempotencyKey: key,
  });
}

function refusalOf(
  { state, template, context }: Dossier,
  act: Extract<CommandRequest, { type: 'complete' }>,
) {
  const view = openSteps(state, template, context).find(({ path }) => path === act.step);
  // Of a step that is not open, the core says so.
  if (view === undefined) return undefined;
  const taken = takeAnswer(view.step, view.node, { ...act, files: 1 });
  return taken.rejected ? taken : undefined;
}

async function keep(
  { deps, caller, trajectoryId, act, key }: Parameters<typeof carryOutAct>[0],
  file: UploadedFile,
): Promise<string> {
  const step = 'step' in act ? act.step : undefined;
  const kept = await retryOnConflict(() =>
    storeAttachment({ deps, trajectoryId, actor: caller.actor, file, step, idempotencyKey: key }),
  );
  return kept.id;
}

function withDocument(act: StaffAct, attachment: string | undefined): CommandRequest {
  if (act.type === 'attach') return { ...act, attachment: attachment ?? '' };
  if (act.type === 'complete' && attachment !== undefined) return { ...act, attachments: [attachment] };
  return act;
}
