import { canHandRole } from '../../../application/named-contacts/hand-to-colleague.ts';
import { daysBetween } from '../../../domain/calendar/day-number.ts';
import { formFields } from '../../../domain/forms/form-fields.ts';
import { positionOf, roleOf } from '../../../domain/template/model/lookup.ts';
import type { Option, OptionAsks, StepNode, Template } from '../../../domain/template/model/types.ts';
import type { Language } from '../../../domain/text.ts';
import { stepOfPath } from '../../../domain/trajectory/model/built-in-tasks.ts';
import { childPath, parentPath } from '../../../domain/trajectory/model/paths.ts';
import { sentenceOfCode } from '../../../domain/trajectory/model/rejections.ts';
import type { NodeState, TrajectoryState } from '../../../domain/trajectory/model/state.ts';
import { asksFor, optionsOf } from '../../../domain/trajectory/model/step-outcomes.ts';
import { euroOf } from '../../../domain/trajectory/rules/amount.ts';
import { standing } from '../../../domain/trajectory/rules/due-dates.ts';
import { levelOf } from '../../../domain/trajectory/views/level.ts';
import type { StepView } from '../../../domain/trajectory/views/steps.ts';
import type { Attachment } from '../../../store/trajectories/attachments.ts';
import { longDate } from '../../../texts/dates.ts';
import { roleTitleWithin } from '../../../texts/titles.ts';
import { textsOf } from '../../texts/texts.ts';
import { answersInWords } from '../../ui/answers-in-words.ts';
import type { Document } from '../../ui/types.ts';
import { GIVES_TIME, ownMoreTime, timeAfterSilence } from './more-time.ts';
import type { TaskRequest } from './requests.ts';
import type { Judged, Task } from './types.ts';

/** A step as its page shows it, in the reader's language. */
export function buildTask(request: TaskRequest): Task {
  const { view, template, language, today } = request;
  const { step, node, due } = view;
  const judged = judgedOf(request);
  const level = levelOf(view.path, request.state, template, language);
  const euro = euroOf(step, request.state);
  const moreTime = ownMoreTime(request);
  const meets = step.kind === 'meeting' || step.kind === 'training';
  // Who is not of the staff could not do anything about it.
  const why = request.isStaff ? node.notStarted : undefined;
  const about = aboutOf(node, template, language);
  return {
    path: view.path,
    kind: step.kind,
    mine: view.person === request.reader,
    delegable: step.delegable !== false,
    delegatedAtOnce: request.isStaff,
    roleIsTheirs: canHandRole(request.state, template, { role: view.role, person: request.reader }),
    bySchool: roleOf(template, view.role)?.party === 'school',
    ...(request.awaited === undefined ? {} : { awaited: request.awaited }),
    nothingToDo: optionsOf(step).length === 0,
    title: step.title[language],
    ...(about === undefined ? {} : { about }),
    ask: step.ask[language],
    role: view.role,
    roleTitle: roleTitleWithin(template, view.role, language),
    phaseTitle: view.phase.title[language],
    ...(due === undefined ? {} : { due, daysLeft: daysBetween(today, due) }),
    options: optionsShown(request),
    ...(meets ? { tookPlace: optionsOf(step)[0]?.title[language] ?? '' } : {}),
    ...(level === undefined ? {} : { level }),
    ...(euro === undefined ? {} : { amount: euro }),
    reference: request.reference,
    appointments: standing(node) ?? [],
    documents: step.kind === 'document' ? handedIn(request) : [],
    ...(node.returnedWith === undefined ? {} : { returned: node.returnedWith }),
    ...(judged === undefined ? {} : { judged }),
    ...(why === undefined ? {} : { notStarted: sentenceOfCode(why)?.[language] ?? why }),
    ...(moreTime === undefined ? {} : { moreTime }),
  };
}

/** Only where there is something to choose; a step with one outcome has just a button. */
function optionsShown(request: TaskRequest): Task['options'] {
  const { step } = request.view;
  const options = optionsOf(step);
  if (options.length < 2 && step.options === undefined) return [];
  return options.map((option) => ({
    id: option.id,
    title: option.title[request.language],
    stops: option.then === 'stop',
    ...asked(option, request),
    ...noteOn(option.id, request),
  }));
}

/** What each option asks, where that differs from one to another. */
function asked(option: Option, { view: { step }, language }: TaskRequest): { readonly asked?: string } {
  const texts = textsOf(language).choose;
  const options = optionsOf(step);
  const differs = (what: OptionAsks) =>
    options.some((one) => asksFor(what, step, one)) && options.some((one) => !asksFor(what, step, one));
  const isFormAsked = asksFor('answers', step, option);
  const sentences = [
    ...(step.answers !== undefined && differs('answers')
      ? [isFormAsked ? texts.asksForm : texts.asksNothing]
      : []),
    ...(step.kind !== 'review' && asksFor('comment', step, option) ? [texts.asksComment] : []),
  ];
  return sentences.length === 0 ? {} : { asked: sentences.join(' ') };
}

function noteOn(option: string, request: TaskRequest): { readonly note?: string } {
  const time = option === GIVES_TIME ? timeAfterSilence(request) : undefined;
  if (time === undefined) return {};
  const { language } = request;
  return { note: textsOf(language).choose.moreTime(longDate(time.until, language), time.after) };
}

function aboutOf(node: NodeState, template: Template, language: Language): string | undefined {
  if (node.about === undefined) return undefined;
  return (
    stepOfPath(template, node.about)?.step.title[language] ??
    roleOf(template, node.about)?.title[language] ??
    node.about
  );
}

/** Whether a document has to be seen to do a step: handed in for it before, or for the step that it judges. */
export function isShownWith(
  document: Pick<Attachment, 'id' | 'path'>,
  view: StepView,
  state: TrajectoryState,
  template: Template,
): boolean {
  const judged = judgedNode(view, state, template)?.attachments ?? [];
  return (
    document.path === view.path || view.node.attachments.includes(document.id) || judged.includes(document.id)
  );
}

/** The path of the step that a review judges: in the same occurrence of the phase if there is one. */
export function judgedPath(view: StepView, state: TrajectoryState, template: Template): string | undefined {
  return judgedNode(view, state, template)?.path;
}

function judgedNode(
  { step, path }: StepView,
  state: TrajectoryState,
  template: Template,
): NodeState | undefined {
  if (step.reviews === undefined) return undefined;
  const beside = childPath(parentPath(path), step.reviews);
  return state.nodes[beside] ?? state.nodes[positionOf(template, step.reviews)?.ids.join('/') ?? ''];
}

/** What was handed in at the step that a review judges. */
function judgedOf(request: TaskRequest): Judged | undefined {
  const { view, state, template, language, attachments, journal } = request;
  const node = judgedNode(view, state, template);
  const step = node === undefined ? undefined : stepOfPath(template, node.path)?.step;
  if (node === undefined || step === undefined) return undefined;
  // What is confidential is shown to whom its template names, also where somebody judges it.
  if (step.sees !== undefined && ![step.role, ...step.sees].includes(view.role)) return undefined;
  const completed = journal.findLast(
    ({ body }) => body.type === 'completed' && body.path === node.path,
  )?.body;
  const comment = completed?.type === 'completed' ? completed.comment : undefined;
  return {
    title: step.title[language],
    answers: answersInWords(step, state.answers[step.id] ?? {}, language),
    documents: listed(attachments.filter(({ id }) => node.attachments.includes(id))),
    ...(comment === undefined ? {} : { comment }),
  };
}

/** What was handed in for the step before it came back, the last first. */
function handedIn({ view, state, template, attachments }: TaskRequest): Document[] {
  return listed(attachments.filter((document) => isShownWith(document, view, state, template)));
}

function listed(attachments: readonly Attachment[]): Document[] {
  return attachments.map(({ id, name, size }) => ({ id, name, size })).reverse();
}

/** The fields that a step's form has, in one language; none for a step without a form. */
export function fieldsOf(step: StepNode, language: Language) {
  return step.answers === undefined ? [] : formFields(step.answers, language);
}
