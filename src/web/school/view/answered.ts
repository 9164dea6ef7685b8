import type { OpenedLink } from '../../../application/links/open.ts';
import { roleOf } from '../../../domain/template/model/lookup.ts';
import type { StepNode } from '../../../domain/template/model/types.ts';
import type { Language } from '../../../domain/text.ts';
import { stepOfPath } from '../../../domain/trajectory/model/built-in-tasks.ts';
import { isReturned } from '../../../domain/trajectory/model/returned.ts';
import type { NodeState } from '../../../domain/trajectory/model/state.ts';
import { optionsOf } from '../../../domain/trajectory/model/step-outcomes.ts';
import { openSteps, stepsSoFar } from '../../../domain/trajectory/views/steps.ts';
import { longDate } from '../../../texts/dates.ts';
import { textsOf } from '../../texts/texts.ts';
import type { Confirmed } from './page-types.ts';
import { judgedPath } from './task.ts';

type Situation = Pick<OpenedLink, 'template' | 'context' | 'today'> & {
  readonly trajectory: Pick<OpenedLink['trajectory'], 'state'>;
};

/** What the reader is told of a step that was just answered, by what was answered; nothing when it was not. */
export function answeredNote(path: string, opened: Situation, language: Language): Confirmed | undefined {
  const { state } = opened.trajectory;
  const node = state.nodes[path];
  const step = stepOfPath(opened.template, path, node?.about)?.step;
  if (node === undefined || step === undefined) return undefined;
  if (node.status === 'done') return doneNote(step, node, language);
  return isReturned(node) ? { body: returnedNote(path, opened, language) } : undefined;
}

/** The step's own words are for its first option: whoever chose another one is not thanked for that. */
function doneNote(step: StepNode, { outcome }: NodeState, language: Language): Confirmed {
  const texts = textsOf(language);
  const options = optionsOf(step);
  const option = options.find(({ id }) => id === outcome);
  if (outcome === undefined || option === undefined || option === options[0]) {
    return { body: (option?.done ?? step.done)?.[language] ?? texts.done.completed };
  }
  const { notedTitle, stopped, noted } = texts.answered;
  return {
    title: notedTitle,
    body: option.done?.[language] ?? (option.then === 'stop' ? stopped : noted),
  };
}

function returnedNote(path: string, opened: Situation, language: Language): string {
  const { template, context, trajectory, today } = opened;
  const texts = textsOf(language).answered;
  const review = stepsSoFar(trajectory.state, template, context).find((view) => view.path === path);
  const judged = review && judgedPath(review, trajectory.state, template);
  const work = openSteps(trajectory.state, template, context).find((view) => view.path === judged);
  if (work === undefined) return texts.returned;
  const bySchool = roleOf(template, work.role)?.party === 'school';
  const until = work.due !== undefined && work.due >= today ? longDate(work.due, language) : undefined;
  return `${texts.returned} ${texts.newVersion(bySchool, until)}`;
}
