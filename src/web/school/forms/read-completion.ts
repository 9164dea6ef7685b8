import type { LinkAnswer } from '../../../application/commands/complete-step.ts';
import { ownStep } from '../../../application/links/visit.ts';
import { coerceFormBody } from '../../../domain/forms/coerce-form-body.ts';
import { optionsOf } from '../../../domain/trajectory/model/step-outcomes.ts';
import { FILE, sentText } from '../../form.ts';
import { COMMENT, OUTCOME } from './field-names.ts';
import type { ReadForm, SentForm } from './form.ts';

const controls: { readonly [path: string]: string } = {
  outcome: OUTCOME,
  comment: COMMENT,
  attachments: FILE,
  file: FILE,
};

/** What a form that completes a step says; whether the step takes it is for its rules to say. */
export function readCompletion({ opened, path, sent, file }: SentForm): ReadForm<LinkAnswer> {
  const step = ownStep(opened, path)?.step;
  const options = step === undefined ? [] : optionsOf(step);
  // Where there is something to choose, choosing nothing is an answer of its own, and none of theirs.
  const outcome = sentText(sent, OUTCOME) ?? (options.length > 1 ? '' : undefined);
  const comment = sentText(sent, COMMENT)?.trim() || undefined;
  // Declining or asking for changes leaves the form empty; only the usual outcome needs it.
  const isFilledIn = !outcome || outcome === options[0]?.id;
  const answers = step?.answers === undefined || !isFilledIn ? undefined : coerceFormBody(step.answers, sent);
  return { asked: { step: path, outcome, comment, answers, file }, controlOf };
}

function controlOf(path: string): string | undefined {
  return path.startsWith('answers.') ? path.slice('answers.'.length) : controls[path];
}
