import type { Dependencies } from '../../../application/dependencies.ts';
import { type Proposal, readProposal } from '../../../application/enrolment/proposal.ts';
import type { OpenedLink } from '../../../application/links/open.ts';
import { isStaff } from '../../../domain/access/scope.ts';
import type { Language } from '../../../domain/text.ts';
import { forecast } from '../../../domain/trajectory/forecast/expected.ts';
import { personIn } from '../../../domain/trajectory/model/role-holders.ts';
import { standing } from '../../../domain/trajectory/rules/due-dates.ts';
import { isHeld, nextAppointment } from '../../../domain/trajectory/views/next-appointment.ts';
import { buildRoad } from '../../../domain/trajectory/views/road.ts';
import { type StepView, stepsSoFar } from '../../../domain/trajectory/views/steps.ts';
import type { Road } from '../../../domain/trajectory/views/types.ts';
import { findOrganisation } from '../../../store/people/organisations.ts';
import { findPerson, type Person } from '../../../store/people/people.ts';
import { attachmentsOf } from '../../../store/trajectories/attachments.ts';
import { journalOf } from '../../../store/trajectories/trajectories.ts';
import type { Addresses } from '../../addresses.ts';
import { makeProof } from '../../csrf-token.ts';
import { startTextsOf } from '../../texts/texts.ts';
import type { Confirmed } from '../../ui/components/notice.ts';
import { follows } from '../forms/following.ts';
import { linkPage } from '../pages/link-page.ts';
import { type OtherTask, type Stillness, schoolPage } from '../pages/school-page.ts';
import type { Draft, TaskForms } from '../pages/tasks/task-body.ts';
import { answeredNote } from './answered.ts';
import { closedLinkOf } from './closed-link.ts';
import { confirmationOf, type Done } from './confirmation.ts';
import { startViewOf } from './start.ts';
import { startedNote } from './started.ts';
import { takeoverNote } from './takeover.ts';
import { buildTask, fieldsOf, roleTitleWithin, titleOf } from './task.ts';
import type { Awaited, Contact, Place, Task } from './types.ts';

/** What decides which page a link shows, besides the link. */
export type ViewRequest = {
  readonly language: Language;
  readonly addresses: Addresses;
  /** The step that is asked to be shown; the link's own when left out. */
  readonly path?: string | undefined;
  /** What was just done. */
  readonly done?: Done | undefined;
  /** A form that could not be taken as it was. */
  readonly draft?: Draft | undefined;
};

/** The page under a link that exists, whatever became of it. */
export async function viewLink(
  deps: Dependencies,
  opened: OpenedLink,
  request: ViewRequest,
): Promise<string> {
  const wanted = opened.mine.find(({ path }) => path === request.path);
  const counsellor = await counsellorOf(deps, opened);
  if (opened.fate !== undefined && (wanted === undefined || !opened.usable)) {
    const confirmed = await confirmedOf(deps, opened, request, counsellor);
    const { usable } = opened;
    return linkPage(
      closedLinkOf(opened, opened.fate, {
        ...{ request, place: placeOf(opened, request.language), counsellor, confirmed },
        road: usable ? roadOf(opened, request.language) : undefined,
        others: usable ? othersOf(opened, undefined, request) : [],
      }),
    );
  }
  const { language, addresses, draft } = request;
  const shown = wanted ?? shownStep(opened);
  const active = opened.trajectory.status === 'active';
  const task = active && shown !== undefined ? await taskOf(deps, opened, shown, language) : undefined;
  const { status, state } = opened.trajectory;
  const pausedUntil = status === 'paused' ? state.pauses.at(-1)?.until : undefined;
  const proposal = shown !== undefined && task?.mine ? await readProposal(deps, opened, shown) : undefined;
  const confirmed = await confirmedOf(deps, opened, request, counsellor, proposal?.begun?.id);
  return schoolPage({
    language,
    place: placeOf(opened, language),
    ...(task === undefined || shown === undefined
      ? {}
      : { task, forms: formsOf(opened, shown, task, request, proposal) }),
    still: stillnessOf(opened),
    ...(pausedUntil === undefined ? {} : { pausedUntil }),
    others: active ? othersOf(opened, shown?.path, request) : [],
    road: roadOf(opened, language),
    counsellor,
    remindersOff: opened.person.remindersOff,
    ...(confirmed === undefined ? {} : { confirmed }),
    ...(draft === undefined ? {} : { draft }),
    otherLanguage: addresses.otherLanguage(wanted?.path),
    address: addresses.action,
  });
}

/**
 * What was just done, in the reader's language.
 * @param begun id of the trajectory that was started from the step while that is not done yet
 */
async function confirmedOf(
  deps: Dependencies,
  opened: OpenedLink,
  { done, language }: ViewRequest,
  counsellor: Contact | 'reader' | undefined,
  begun?: string,
): Promise<Confirmed | undefined> {
  const node = done?.kind === 'start' ? opened.trajectory.state.nodes[done.path ?? ''] : undefined;
  const started = begun ?? node?.started;
  const note = started === undefined ? undefined : await startedNote(deps, opened, started, language);
  if (note !== undefined) return { title: startTextsOf(language).startedTitle, body: note };
  if (done === undefined) return undefined;
  const body = confirmationOf(done, opened, language);
  if (body !== undefined) return { body };
  const { kind, path } = done;
  if (path !== undefined && (kind === 'complete' || kind === 'start')) {
    return answeredNote(path, opened, language);
  }
  if (path !== undefined && (kind === 'colleague' || kind === 'reassign')) {
    return takeoverNote(deps, opened, { kind, path }, counsellor, language);
  }
  return undefined;
}

/** The step that the link was made for; also when it is somebody else's by now, to look at. */
function shownStep({ trajectory, template, context, link }: OpenedLink): StepView | undefined {
  return stepsSoFar(trajectory.state, template, context).find(
    ({ path, node }) => path === link.path && node.status === 'open',
  );
}

async function taskOf(
  deps: Dependencies,
  opened: OpenedLink,
  view: StepView,
  language: Language,
): Promise<Task> {
  const { trajectory, template, context, person, today } = opened;
  const withFiles = view.step.kind === 'document' || view.step.reviews !== undefined;
  const [attachments, journal] = await Promise.all([
    withFiles ? attachmentsOf(deps.store, trajectory.id) : [],
    view.step.reviews === undefined ? [] : journalOf(deps.store, trajectory.id),
  ]);
  const { state, reference } = trajectory;
  const awaited = await awaitedOf(deps, opened, view, language);
  return buildTask({
    view,
    state,
    template,
    context,
    reference,
    reader: person.id,
    isStaff: isStaff(person.function),
    language,
    today,
    attachments,
    journal,
    ...(awaited === undefined ? {} : { awaited }),
  });
}

/** Whom a step of somebody else waits for; people of schools are told the role and no more. */
async function awaitedOf(
  deps: Dependencies,
  { template, trajectory, person: reader }: OpenedLink,
  view: StepView,
  language: Language,
): Promise<Awaited | undefined> {
  const isOutsideSchool = template.roles.some(
    ({ id, party }) => party !== 'school' && personIn(id, trajectory.state, template) === reader.id,
  );
  if (view.person === reader.id || !isOutsideSchool) return undefined;
  const person = view.person === undefined ? undefined : await findPerson(deps.store, view.person);
  const role = roleTitleWithin(template, view.role, language);
  return person === undefined ? { role } : { role, person: contactWith(person) };
}

function formsOf(
  opened: OpenedLink,
  view: StepView,
  task: Task,
  request: ViewRequest,
  proposal: Proposal | undefined,
): TaskForms {
  const { addresses, draft, language } = request;
  return {
    frame: (form) => ({
      action: addresses.action(form, task.path),
      proof: makeProof(opened.token, draft?.form === form ? draft.number : undefined),
      path: task.path,
    }),
    fields: fieldsOf(view.step, language),
    draft,
    start: proposal && startViewOf(proposal, opened, language),
    today: opened.today,
    held: isHeld(standing(view.node) ?? [], opened.today),
    follows: follows(opened),
    documentAddress: addresses.document,
  };
}

/** What else is open for the reader, what is asked first before the others. */
function othersOf(opened: OpenedLink, shown: string | undefined, request: ViewRequest): OtherTask[] {
  return opened.mine
    .filter(({ path }) => path !== shown)
    .sort((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999'))
    .map(({ path, due, node }) => {
      const appointment = nextAppointment(standing(node) ?? [], opened.today);
      return {
        title: titleOf(opened.template, path, request.language),
        address: request.addresses.step(path),
        ...(due === undefined ? {} : { due }),
        ...(appointment === undefined ? {} : { appointment }),
      };
    });
}

function roadOf({ trajectory, template, context, today, now, person }: OpenedLink, language: Language): Road {
  const { state } = trajectory;
  const expected = forecast(state, template, context, now);
  return buildRoad({ state, template, context, language, today, reader: person.id, expected });
}

function placeOf({ trajectory, subject, template }: OpenedLink, language: Language): Place {
  return {
    trajectoryId: trajectory.id,
    subject,
    template: template.title[language],
    reference: trajectory.reference,
  };
}

function stillnessOf({ trajectory }: OpenedLink): Stillness {
  return trajectory.status === 'active' ? 'nothing' : trajectory.status;
}

async function counsellorOf(
  deps: Dependencies,
  { trajectory, template, person: reader }: OpenedLink,
): Promise<Contact | 'reader' | undefined> {
  const id = personIn(template.counsellorRole, trajectory.state, template);
  if (id === reader.id) return 'reader';
  const person = id === undefined ? undefined : await findPerson(deps.store, id);
  if (person === undefined) return undefined;
  const organisation =
    person.organisationId === undefined
      ? undefined
      : await findOrganisation(deps.store, person.organisationId);
  return {
    ...contactWith(person),
    ...(organisation === undefined ? {} : { organisation: organisation.name }),
  };
}

function contactWith({ name, email, phone }: Person): Contact {
  return { name, ...(email === undefined ? {} : { email }), ...(phone === undefined ? {} : { phone }) };
}
