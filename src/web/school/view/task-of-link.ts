import type { keptDraft } from '../../../application/commands/keep-draft.ts';
import type { Proposal } from '../../../application/enrolment/proposal.ts';
import { follows } from '../../../application/links/follows.ts';
import type { OpenedLink } from '../../../application/links/open.ts';
import { isStaff } from '../../../domain/access/scope.ts';
import type { Language } from '../../../domain/text.ts';
import { standing } from '../../../domain/trajectory/rules/due-dates.ts';
import { isHeld } from '../../../domain/trajectory/views/next-appointment.ts';
import { type StepView, stepsSoFar } from '../../../domain/trajectory/views/steps.ts';
import { makeCsrfToken } from '../../csrf-token.ts';
import { waitedForAt } from './contacts.ts';
import type { TaskForms } from './page-types.ts';
import type { ViewRequest } from './requests.ts';
import { startViewOf } from './start.ts';
import { buildTask, fieldsOf } from './task.ts';
import type { Task } from './types.ts';

/** The step that the link was made for; also when it is somebody else's by now, to look at. */
export function shownStep({ trajectory, template, context, link }: OpenedLink): StepView | undefined {
  return stepsSoFar(trajectory.state, template, context).find(
    ({ path, node }) => path === link.path && node.status === 'open',
  );
}

/** A step with what its reader has to see to do it. */
export async function taskOf(opened: OpenedLink, view: StepView, language: Language): Promise<Task> {
  const { dossier, trajectory, template, context, person, today } = opened;
  const withFiles = view.step.kind === 'document' || view.step.reviews !== undefined;
  const [attachments, journal] = await Promise.all([
    withFiles ? dossier.attachments() : [],
    view.step.reviews === undefined ? [] : dossier.journal(),
  ]);
  const awaited = waitedForAt(opened, view, language);
  const { state, reference } = trajectory;
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

/** What the forms of a step need besides its content. */
export function formsOf(
  opened: OpenedLink,
  view: StepView,
  task: Task,
  request: ViewRequest,
  proposal: Proposal | undefined,
  kept: Awaited<ReturnType<typeof keptDraft>>,
): TaskForms {
  const { addresses, language } = request;
  const draft = request.draft ?? (kept && { form: 'complete' as const, sent: kept.sent, mistakes: [] });
  return {
    frame: (form) => ({
      action: addresses.action(form, task.path),
      csrfToken: makeCsrfToken(opened.token, draft?.form === form ? draft.number : undefined),
      path: task.path,
    }),
    fields: fieldsOf(view.step, language),
    draft,
    kept: request.draft === undefined && kept ? { by: kept.by, at: kept.savedAt } : undefined,
    start: proposal && startViewOf(proposal, opened, language),
    today: opened.today,
    held: isHeld(standing(view.node) ?? [], opened.today),
    follows: follows(opened),
    documentAddress: addresses.document,
  };
}
