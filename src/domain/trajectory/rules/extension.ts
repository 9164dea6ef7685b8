import { addDuration, land } from '../../calendar/offset.ts';
import type { Duration, LocalDate } from '../../calendar/types.ts';
import type { StepNode, Template } from '../../template/model/types.ts';
import type { Context } from '../model/advanced.ts';
import { stepOfPath } from '../model/built-in-tasks.ts';
import type { Snapshot } from '../model/memoize.ts';
import type { NodeState } from '../model/state.ts';
import { dueOf } from './due-dates.ts';

/** What a silent step gets when its template does not say how much more time there can be. */
const USUAL: Duration = 'P2W';

/** The due date that more time gives. Local dates. */
export interface MoreTime {
  readonly due: LocalDate;
  /** Where the date fell before it landed where its rule wants it: later than that, it was moved by a holiday or weekend. */
  readonly counted: LocalDate;
}

/**
 * The due date that an occurrence gets when its person takes more time by the step's own rule, counted in calendar days
 * from the due date, or from today where that has passed. What pages say beforehand and what is decided come from here.
 * @param today local date on which it is taken
 * @returns nothing when the step gives no more time, or all of it has been taken
 */
export function moreTimeFor(
  step: StepNode,
  node: NodeState,
  snapshot: Snapshot,
  today: LocalDate,
): MoreTime | undefined {
  const rule = step.extension;
  if (rule === undefined || node.extensions >= rule.times) return undefined;
  const due = dueOf(step, node, snapshot) ?? today;
  return from(due > today ? due : today, rule.by, step, snapshot.context);
}

/**
 * The due date that a silent step gets when the counsellor gives it more time, in calendar days from today.
 * @param about path of the silent step
 * @param today local date of the decision
 */
export function moreTimeAfterSilence(
  about: string,
  template: Template,
  context: Context,
  today: LocalDate,
): MoreTime {
  const step = stepOfPath(template, about)?.step;
  return from(today, step?.extension?.by ?? USUAL, step, context);
}

function from(date: LocalDate, by: Duration, step: StepNode | undefined, { calendar }: Context): MoreTime {
  const counted = addDuration(date, by, 'calendar-days', calendar);
  return { counted, due: land(counted, step?.due?.landing ?? 'none', calendar) };
}
