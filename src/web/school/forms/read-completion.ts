import type { UploadedFile } from '../../../application/attachments/file-kinds.ts';
import { coerceFormBody } from '../../../domain/forms/coerce-form-body.ts';
import { validateAnswers } from '../../../domain/forms/validate-answers.ts';
import type { Language } from '../../../domain/text.ts';
import type { Command } from '../../../domain/trajectory/model/commands.ts';
import { optionsOf } from '../../../domain/trajectory/model/step-outcomes.ts';
import type { StepView } from '../../../domain/trajectory/views/steps.ts';
import { FILE, type FieldMistake, type Sent, sentText } from '../../form.ts';
import { textsOf } from '../../texts/texts.ts';
import { COMMENT, OUTCOME } from './field-names.ts';

type Completion = Pick<Extract<Command, { type: 'complete' }>, 'outcome' | 'answers' | 'comment'>;

/** Longest comment, in characters. */
const LONGEST_COMMENT = 4000;

/** What a form that completes a step says, checked; or what has to be mended, in the order of the form. */
export function readCompletion(
  { step, node }: StepView,
  sent: Sent,
  file: UploadedFile | undefined,
  language: Language,
): { readonly completion: Completion } | { readonly mistakes: readonly FieldMistake[] } {
  const texts = textsOf(language);
  const mistakes: FieldMistake[] = [];
  const options = optionsOf(step);
  const chosen = sentText(sent, OUTCOME);
  const outcome = chosen ?? (options.length === 1 ? options[0]?.id : undefined);
  const comment = sentText(sent, COMMENT)?.trim().slice(0, LONGEST_COMMENT) ?? '';

  // Declining or asking for changes leaves the form empty; only the usual outcome needs it.
  const needsAnswers = step.answers !== undefined && (outcome === undefined || outcome === options[0]?.id);
  const answers = step.answers !== undefined && needsAnswers ? coerceFormBody(step.answers, sent) : undefined;
  if (step.answers !== undefined && answers !== undefined) {
    const check = validateAnswers(step.answers, answers, language);
    if (!check.valid) mistakes.push(...check.errors.map(({ path, message }) => ({ field: path, message })));
  }
  if (step.kind === 'document' && (file === undefined || file.content.length === 0)) {
    const isMissing = file === undefined && node.attachments.length === 0;
    if (isMissing) mistakes.push({ field: FILE, message: texts.document.missing });
    if (file !== undefined) mistakes.push({ field: FILE, message: texts.document.empty });
  }
  if (options.length > 0 && !options.some(({ id }) => id === outcome)) {
    mistakes.push({ field: OUTCOME, message: texts.choose.missing });
  }
  if (step.kind === 'review' && outcome === 'changes' && comment === '') {
    mistakes.push({ field: COMMENT, message: texts.review.commentMissing });
  }
  if (mistakes.length > 0) return { mistakes };
  return {
    completion: {
      ...(outcome === undefined ? {} : { outcome }),
      ...(answers === undefined ? {} : { answers }),
      ...(comment === '' ? {} : { comment }),
    },
  };
}
