import type { Text } from '../text.ts';

/** The rules that a template is held to before it is published. */
export type LintRule =
  | 'unreachable-step'
  | 'gate-never-opens'
  | 'stuck'
  | 'endless-reminder'
  | 'role-without-person'
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
  | 'bound-reached';

/** One thing that lint found: where, what, how one gets there and what would mend it. */
export interface Finding {
  readonly rule: LintRule;
  readonly severity: 'error' | 'note';
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
