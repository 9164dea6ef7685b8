import type { Answers } from '../../forms/answers.ts';
import { validateAnswers } from '../../forms/validate-answers.ts';
import type { JsonSchema } from '../../json-schema.ts';
import type { FieldError, Rejection } from '../../rejection.ts';
import type { Option, StepNode } from '../../template/model/types.ts';
import type { Text } from '../../text.ts';
import { fieldError, type RuleError, reject } from '../model/rejections.ts';
import type { NodeState } from '../model/state.ts';
import { asksFor, optionsOf } from '../model/step-outcomes.ts';

/** Longest comment beside an answer, in characters. */
export const LONGEST_COMMENT = 10_000;

/** Asked beside an option that wants a word with it. */
const sayWhy: Text = { nl: 'Schrijf er in je eigen woorden iets bij.', en: 'Add a word of your own.' };

/** What somebody answers to a step. */
export interface StepAnswer {
  /** Id of the chosen option; empty when somebody who had to choose chose nothing. */
  readonly outcome?: string | undefined;
  /** Typed answers to the step's form, see `coerceFormBody`. */
  readonly answers?: Answers | undefined;
  readonly comment?: string | undefined;
  /** How many files are handed in with it, kept already or not. */
  readonly files: number;
}

/** An answer as the step takes it. */
export interface TakenAnswer {
  readonly rejected?: false;
  readonly outcome: Option;
  readonly answers?: Answers;
}

/**
 * Whether a step takes an answer: the outcome is one of its own, its form is filled in, what has to be said is said and
 * what has to be handed in is there. The core decides by it, so the API and the command line answer with it; a page asks
 * it before it keeps a file.
 * @returns What the step takes; or everything that is wrong, by the fields `answers.<field>`, `outcome`, `comment` and
 * `attachments`.
 */
export function takeAnswer(step: StepNode, node: NodeState, answer: StepAnswer): TakenAnswer | Rejection {
  const options = optionsOf(step);
  const chosen = answer.outcome ?? usualOutcome(step, options);
  const outcome = options.find(({ id }) => id === chosen);
  // Who has not chosen yet is told of everything, as if it were the usual outcome.
  const isFormNeeded = outcome === undefined ? !chosen : asksFor('answers', step, outcome);
  const answers = givenAnswers(answer.answers, isFormNeeded);
  const inForm =
    step.answers === undefined || answers === undefined
      ? []
      : wrongAnswers(step.answers, answers, isFormNeeded);
  const around: RuleError[] = [
    ...(outcome === undefined ? [wrongOutcome(answer.outcome, options)] : []),
    ...wrongComment(step, outcome, answer.comment),
    ...(isFileMissing(step, node, answer) ? [fieldError('attachment-required', 'attachments')] : []),
    ...(isFormUnexpected(step, answer) ? [fieldError('answers-unexpected', 'answers')] : []),
  ];
  if (outcome === undefined || inForm.length > 0 || around.length > 0) {
    return reject(around[0]?.code ?? 'answers-invalid', [...inForm, ...around]);
  }
  return { outcome, ...(step.answers === undefined || answers === undefined ? {} : { answers }) };
}

/** An option that does not ask for the form takes what is filled in; nothing filled in is no answer to it. */
function givenAnswers(given: Answers | undefined, isFormNeeded: boolean): Answers | undefined {
  if (isFormNeeded) return given ?? {};
  return given === undefined || Object.keys(given).length === 0 ? undefined : given;
}

// A judgement or a choice is never taken for granted; anything else ends as it usually does.
function usualOutcome({ kind }: StepNode, options: readonly Option[]): string | undefined {
  return kind === 'decision' || kind === 'review' ? undefined : options[0]?.id;
}

function wrongOutcome(given: string | undefined, options: readonly Option[]): RuleError {
  if (!given) return fieldError('outcome-invalid', 'outcome');
  const ids = options.map(({ id }) => id).join(', ');
  return fieldError('outcome-invalid', 'outcome', { nl: `Kies uit: ${ids}.`, en: `Choose from: ${ids}.` });
}

function wrongComment(step: StepNode, outcome: Option | undefined, comment = ''): RuleError[] {
  if (comment.length > LONGEST_COMMENT) return [fieldError('comment-too-long', 'comment')];
  if (comment.trim() !== '' || outcome === undefined || !asksFor('comment', step, outcome)) return [];
  return [fieldError('comment-required', 'comment', step.kind === 'review' ? undefined : sayWhy)];
}

function isFileMissing({ kind }: StepNode, { attachments }: NodeState, { files }: StepAnswer): boolean {
  return kind === 'document' && files === 0 && attachments.length === 0;
}

function isFormUnexpected(step: StepNode, { answers = {} }: StepAnswer): boolean {
  return step.answers === undefined && Object.keys(answers).length > 0;
}

function wrongAnswers(form: JsonSchema, given: Answers, isFormNeeded: boolean): readonly FieldError[] {
  const dutch = validateAnswers(form, given, 'nl');
  if (dutch.valid) return [];
  const english = validateAnswers(form, given, 'en');
  return dutch.errors
    .map(({ path, code, message }, index) => ({
      path: path === '' ? 'answers' : `answers.${path}`,
      code,
      message: { nl: message, en: english.valid ? message : (english.errors[index]?.message ?? message) },
    }))
    .filter(({ code }) => isFormNeeded || !(code === 'required' || code === 'must-agree'));
}
