import type { OpenedLink } from '../../../application/links/open.ts';
import type { Language } from '../../../domain/text.ts';
import { taskOfPath } from '../../../domain/trajectory/model/built-in-tasks.ts';
import {
  type MoreTime as Decided,
  moreTimeAfterSilence,
  moreTimeFor,
} from '../../../domain/trajectory/rules/extension.ts';
import { openSteps } from '../../../domain/trajectory/views/steps.ts';
import { longDate } from '../../../texts/dates.ts';
import { holidayInSentence, holidayOn } from '../../texts/holidays.ts';
import { textsOf } from '../../texts/texts.ts';
import type { Done } from '../forms/done.ts';
import type { TaskRequest } from './requests.ts';
import type { MoreTime } from './types.ts';

/** The option of the task about a silent step that gives it more time. */
export const GIVES_TIME = 'extend';

/** Until when the reader can have more time without asking anybody, as it would be decided today. */
export function ownMoreTime({
  view,
  state,
  template,
  context,
  language,
  today,
}: TaskRequest): MoreTime | undefined {
  if (view.due === undefined) return undefined;
  const decided = moreTimeFor(view.step, view.node, { state, template, context }, today);
  return decided && shown(decided, { context, language });
}

/** Until when a silent step gets more time if the reader of the task about it gives that today. */
export function timeAfterSilence(request: TaskRequest): MoreTime | undefined {
  const { view, template, context, today } = request;
  const { about } = view.node;
  if (taskOfPath(view.path) !== 'silence' || about === undefined) return undefined;
  return shown(moreTimeAfterSilence(about, template, context, today), request);
}

/** What is said to whoever gave a silent step more time: until when there is time now. */
export function timeGiven(
  { kind, path = '' }: Done,
  { trajectory, template, context }: OpenedLink,
  language: Language,
): string | undefined {
  const task = trajectory.state.nodes[path];
  if (kind !== 'complete' || taskOfPath(path) !== 'silence' || task?.outcome !== GIVES_TIME) return undefined;
  const view = openSteps(trajectory.state, template, context).find((one) => one.path === task.about);
  if (view?.due === undefined) return undefined;
  return textsOf(language).done.extendedForOther(view.step.title[language], longDate(view.due, language));
}

function shown(
  { due, counted }: Decided,
  { context, language }: Pick<TaskRequest, 'context'> & { readonly language: Language },
): MoreTime {
  // What a weekend moved is not worth a word; weeks of holiday are.
  const holiday = counted < due ? holidayOn(counted, context.calendar) : undefined;
  const isNamed = holiday !== undefined && holiday.kind !== 'free-day';
  return { until: due, ...(isNamed ? { after: holidayInSentence(holiday, language) } : {}) };
}
