import type { LinkAnswer } from '../../../application/commands/complete-step.ts';
import { ownStep } from '../../../application/links/visit.ts';
import type { Answers } from '../../../domain/forms/answers.ts';
import { coerceFormBody } from '../../../domain/forms/coerce-form-body.ts';
import type { JsonSchema } from '../../../domain/json-schema.ts';
import type { StepNode } from '../../../domain/template/model/types.ts';
import { asksFor, optionsOf } from '../../../domain/trajectory/model/step-outcomes.ts';
import { FILE, type Sent, sentText } from '../../form.ts';
import { COMMENT, CONFIRMED, OUTCOME } from './field-names.ts';
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
  const confirmed = sentText(sent, CONFIRMED);
  const outcome = sentText(sent, OUTCOME) ?? confirmed ?? (options.length > 1 ? '' : undefined);
  const comment = sentText(sent, COMMENT)?.trim() || undefined;
  const answers = step?.answers === undefined ? undefined : answersIn(step, step.answers, outcome, sent);
  // Whoever chooses otherwise after all is asked anew.
  const isConfirmed = confirmed !== undefined && confirmed === outcome;
  return { asked: { step: path, outcome, comment, answers, file, confirmed: isConfirmed }, controlOf };
}

/** With an option that does not ask for the form, a box that was left unticked says nothing. */
function answersIn(step: StepNode, form: JsonSchema, outcome: string | undefined, sent: Sent): Answers {
  const read = coerceFormBody(form, sent);
  const option = optionsOf(step).find(({ id }) => id === outcome);
  if (option === undefined || asksFor('answers', step, option)) return read;
  return Object.fromEntries(Object.entries(read).filter(([name]) => Object.hasOwn(sent, name)));
}

function controlOf(path: string): string | undefined {
  return path.startsWith('answers.') ? path.slice('answers.'.length) : controls[path];
}
