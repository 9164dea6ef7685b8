import type { FieldMistake, Sent } from '../../../form.ts';
import { sentText } from '../../../form.ts';
import type { Draft } from '../../forms/draft.ts';
import type { TaskForms } from '../../view/page-types.ts';

/** What was filled in before in one of the forms of a page, and what was wrong with it. */
export type Filled = {
  /** Whether it is this form that was sent. */
  readonly wasSent: boolean;
  readonly sent: Sent;
  readonly mistakes: readonly FieldMistake[];
  /** What the answer would end or pass over, when it is asked once more. */
  readonly weighs?: Draft['weighs'];
  readonly valueOf: (name: string) => string | undefined;
  readonly errorOf: (name: string) => string | undefined;
};

/** What was filled in before in a form; nothing when another was sent, or none. */
export function filledIn({ draft }: TaskForms, form: Draft['form']): Filled {
  const mine = draft?.form === form ? draft : undefined;
  const { sent = {}, mistakes = [] } = mine ?? {};
  return {
    wasSent: mine !== undefined,
    sent,
    mistakes,
    ...(mine?.weighs === undefined ? {} : { weighs: mine.weighs }),
    valueOf: (name) => sentText(sent, name),
    errorOf: (name) => mistakes.find(({ field }) => field === name)?.message,
  };
}
