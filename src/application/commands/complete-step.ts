import type { Answers } from '../../domain/forms/answers.ts';
import { move } from '../../domain/trajectory/decide/advance.ts';
import { reject } from '../../domain/trajectory/model/rejections.ts';
import { takeAnswer } from '../../domain/trajectory/rules/answering.ts';
import { type AnswerWeight, weightOf } from '../../domain/trajectory/views/weight.ts';
import type { UploadedFile } from '../attachments/file-kinds.ts';
import { storeAttachment } from '../attachments/keep.ts';
import { definedOf } from '../defined.ts';
import { type DoneOrRefused, type LinkVisit, notTheirs, ownStep } from '../links/visit.ts';
import { retryOnConflict } from '../retry-on-conflict.ts';
import { answeredBefore } from './answered-before.ts';
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
  /** The reader has been asked once more, where it ends or skips much. */
  readonly confirmed?: boolean | undefined;
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
  if (view === undefined) return answeredOrNotTheirs(visit, { step, ...answer });
  const weight = answer.confirmed ? undefined : weightOfAnswer(visit, step, answer);
  if (weight !== undefined) {
    return { ok: false, rejection: reject('answer-weighs'), weighs: weight };
  }
  const document = view.step.kind === 'document' ? file : undefined;
  if (document !== undefined) {
    const taken = unlessAtFault(() => takeAnswer(view.step, view.node, { ...answer, files: 1 }));
    if (taken?.rejected) return { ok: false, rejection: taken };
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

/** It is not theirs any more because it was answered: in the same way, or in another. */
async function answeredOrNotTheirs(
  { deps, opened }: LinkVisit,
  answer: Omit<LinkAnswer, 'file'>,
): Promise<DoneOrRefused> {
  const refused = notTheirs(opened, answer.step);
  if (refused.ok) return refused;
  const { step, outcome, answers, comment } = answer;
  const said = definedOf({ step, outcome, answers, comment });
  const before = await answeredBefore(deps, opened.trajectory.id, { ...said, step });
  return before === undefined ? refused : { ...refused, answeredBefore: before };
}

/** What an answer would end or pass over, tried on the trajectory as it is; nothing when it does neither, or is not taken. */
function weightOfAnswer(
  { opened }: LinkVisit,
  step: string,
  { outcome, answers, comment }: Omit<LinkAnswer, 'step' | 'file'>,
): AnswerWeight | undefined {
  const { trajectory, template, context, person, now } = opened;
  const { state } = trajectory;
  const command = { type: 'complete', step, ...definedOf({ outcome, answers, comment }) } as const;
  const actor = { kind: 'link', person: person.id } as const;
  const at = now < state.at ? state.at : now;
  const tried = unlessAtFault(() =>
    move(state, template, { kind: 'command', now: at, actor, command }, context),
  );
  if (tried === undefined || 'rejected' in tried) return undefined;
  const weight = weightOf(tried.events);
  return weight.ends || weight.skips.length > 0 ? weight : undefined;
}

/**
 * What the rules say beforehand; nothing when a fault of ours keeps them from it. What a school answered is then kept all
 * the same, and the workers note the fault when they come to decide it.
 */
function unlessAtFault<Said>(ask: () => Said): Said | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}
