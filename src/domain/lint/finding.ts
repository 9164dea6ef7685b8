import type { Text } from '../text.ts';

/** The rules that a template is held to before it is published. */
export type LintRule =
  | 'unreachable-step'
  | 'gate-never-opens'
  | 'stuck'
  | 'endless-reminder'
  | 'role-without-person'
  | 'delegable-in-vain'
  | 'silence-without-notice'
  | 'silence-after-appointment'
  | 'condition-unreadable'
  | 'condition-unknown-name'
  | 'condition-unknown-field'
  | 'condition-wrong-type'
  | 'condition-unknown-value'
  | 'form-schema'
  | 'form-example'
  | 'mail-in-holiday'
  | 'text-missing'
  | 'file'
  | 'circle'
  | 'never-at-rest'
  | 'too-costly'
  | 'bound-reached'
  | SenseRule;

/** What can be carried out but that nobody can mean; explained in `explanations`. */
export type SenseRule =
  | 'due-before-opening'
  | 'due-after-closing'
  | 'opens-after-closing'
  | 'window-in-summer'
  | 'term-of-zero'
  | 'months-in-days'
  | 'more-time-without-due'
  | 'unlikely-year'
  | 'date-before-start'
  | 'key-without-effect'
  | 'nobody-asked'
  | 'rung-never-sent'
  | 'mail-after-expiry'
  | 'reminder-before-opening'
  | 'every-without-times'
  | 'mails-too-often'
  | 'too-many-mails'
  | 'rungs-together'
  | 'escalation-to-doer'
  | 'escalation-too-early'
  | 'one-option'
  | 'option-twice'
  | 'every-option-stops'
  | 'outcome-unknown'
  | 'count-out-of-reach'
  | 'nothing-to-review'
  | 'loop-without-exit'
  | 'repeat-mixed-up'
  | 'empty-phase'
  | 'attendee-twice'
  | 'judged-unseen'
  | 'role-unused'
  | 'ladder-unused'
  | 'fall-back-in-circle'
  | 'link-unknown'
  | 'label-twice'
  | 'more-choices-than-there-are'
  | 'nothing-to-fill-in'
  | 'placeholder'
  | 'markup'
  | 'wrong-language'
  | 'translation-missing'
  | 'greeting'
  | 'click-here'
  | 'text-too-long'
  | 'number-differs'
  | 'term-differs'
  | 'subject-too-long'
  | 'noun-missing'
  | 'accepted-in-vain';

/** One thing that lint found: where, what, how one gets there and what would mend it. */
export interface Finding {
  readonly rule: LintRule;
  /**
   * `error`: it cannot be published so. `warning`: it can be carried out, but nobody can mean it; to be mended, or accepted
   * in the file with a reason. `note`: good to know.
   */
  readonly severity: 'error' | 'warning' | 'note';
  /** Line in the file, from 1. */
  readonly line?: number;
  /** Id of the node or key in question. */
  readonly at: string;
  /** Where `at` is a path in the file: id of the step, module, track, phase or role in which that stands. */
  readonly within?: string;
  readonly message: Text;
  /** What people did, in order, to come there: `step: outcome`, `step: date` for an appointment, or `…` for letting time pass. */
  readonly trail?: readonly string[];
  readonly mend?: Text;
}

/** Whether a file can accept a finding with a reason: what nobody can mean is for its author to judge, what cannot run is not. */
export function isAcceptable({ severity }: Pick<Finding, 'severity'>): boolean {
  return severity !== 'error';
}

/** Whether nothing has to be mended: notes may be left. */
export function isSound(findings: readonly Pick<Finding, 'severity'>[]): boolean {
  return findings.every(({ severity }) => severity === 'note');
}
