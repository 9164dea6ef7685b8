import type { Answers } from '../../domain/forms/answers.ts';
import { takeAnswer } from '../../domain/trajectory/rules/answering.ts';
import type { UploadedFile } from '../attachments/file-kinds.ts';
import { storeAttachment } from '../attachments/keep.ts';
import { type DoneOrRefused, type LinkVisit, notTheirs, ownStep } from '../links/visit.ts';
import { retryOnConflict } from '../retry-on-conflict.ts';
import { executeThroughLink } from './execute.ts';

/** What somebody answers to a step through a link. */
export type LinkAnswer = {
  /** Path of the step occurrence. */
  readonly step: string;
  readonly outcome?: string | undefined;
  /** Typed answers to the step's form. */
  readonly answers?: Answers | undefined;
  readonly comment?: string | undefined;
  /** A document that is handed in, not kept yet. */
  readonly file?: UploadedFile | undefined;
};

/**
 * Completes a step for the reader of a link: what was chosen, filled in, said and handed in. The core decides whether
 * the step takes it; before a document is kept, the same rules are asked beforehand.
 * @throws `too-large` or `unsupported`, with the field `file`, for a document that cannot be taken
 */
export async function completeStep(
  visit: LinkVisit,
  { step, file, ...answer }: LinkAnswer,
): Promise<DoneOrRefused> {
  const view = ownStep(visit.opened, step);
  if (view === undefined) return notTheirs(visit.opened, step);
  const document = view.step.kind === 'document' ? file : undefined;
  if (document !== undefined) {
    const taken = takeAnswer(view.step, view.node, { ...answer, files: 1 });
    if (taken.rejected) return { ok: false, rejection: taken };
  }
  const attachments = document === undefined ? undefined : [await keep(visit, step, document)];
  const { outcome, answers, comment } = answer;
  return executeThroughLink(visit, {
    ...{ type: 'complete', step },
    ...(outcome === undefined ? {} : { outcome }),
    ...(answers === undefined ? {} : { answers }),
    ...(comment === undefined ? {} : { comment }),
    ...(attachments === undefined ? {} : { attachments }),
  });
}

/** The same key twice keeps the document once. */
async function keep({ deps, opened, key }: LinkVisit, step: string, file: UploadedFile): Promise<string> {
  const actor = { kind: 'link', person: opened.person.id } as const;
  const trajectoryId = opened.trajectory.id;
  const { id } = await retryOnConflict(() =>
    storeAttachment({ deps, trajectoryId, actor, file, step, idempotencyKey: key }),
  );
  return id;
}
