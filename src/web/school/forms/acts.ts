import { storeAttachment } from '../../../application/attachments/attachments.ts';
import type { UploadedFile } from '../../../application/attachments/file-kinds.ts';
import { mediaTypeOf } from '../../../application/attachments/file-kinds.ts';
import { executeCommand } from '../../../application/commands/execute.ts';
import type { CommandRequest } from '../../../application/commands/prepare.ts';
import type { Dependencies } from '../../../application/dependencies.ts';
import type { OpenedLink } from '../../../application/links/open.ts';
import { sortError } from '../../../application/outage.ts';
import { onceMore } from '../../../application/retry-on-conflict.ts';
import { wakeMailroom } from '../../../application/workflow-client/wake-mailroom.ts';
import { planLinkMail } from '../../../store/mail/delivery.ts';
import { markLinkUsed, revokeLinks } from '../../../store/people/links.ts';
import { correctPerson } from '../../../store/people/people.ts';
import type { Sent } from '../../form.ts';
import { textsOf } from '../../texts/texts.ts';
import type { Draft } from './draft.ts';
import { mistakesOf } from './mistakes.ts';
import { type Action, busy, noLongerMine, type Outcome, viewOf, wrong, wrongFile } from './outcome.ts';
import { readAppointments } from './read-appointments.ts';
import { readColleague } from './read-colleague.ts';
import { readCompletion } from './read-completion.ts';
import { type FreeDays, readFreeDays } from './read-free-days.ts';

/** Completes a step: what was chosen, filled in, said and handed in. */
export async function completeStep(action: Action): Promise<Outcome> {
  const view = viewOf(action);
  if (view === undefined) return noLongerMine(action, 'complete');
  if (view.step.kind === 'document' && action.isFileTooLarge) return wrongFile(action, 'tooLarge');
  const file = view.step.kind === 'document' ? action.file : undefined;
  const isEmpty = file === undefined || file.content.length === 0;
  if (!isEmpty && (await mediaTypeOf(file.content)) === undefined) return wrongFile(action, 'wrongKind');
  const read = readCompletion(view, action.sent, file, action.language);
  if ('mistakes' in read) return wrong(action, 'complete', read.mistakes);
  const attachments = isEmpty ? undefined : [await store(action, file)];
  return command(action, 'complete', {
    type: 'complete',
    step: action.path,
    ...read.completion,
    ...(attachments === undefined ? {} : { attachments }),
  });
}

/** Sets or changes the date of a meeting, or the dates of a training. */
export async function setAppointments(action: Action): Promise<Outcome> {
  const view = viewOf(action);
  if (view === undefined) return noLongerMine(action, 'appointments');
  const read = readAppointments(view, action.sent, action.opened.now, action.language);
  if ('mistakes' in read) return wrong(action, 'appointments', read.mistakes);
  const { appointments } = read;
  const { template, context } = action.opened;
  const place = { template, calendar: context.calendar, language: action.language };
  const free = readFreeDays(view, appointments, action.sent, place);
  if (free !== undefined) return toConfirm(action, free);
  return command(action, 'appointments', { type: 'reschedule', step: action.path, appointments });
}

/** The form comes back with the days on which there is no school, to be confirmed or changed. */
function toConfirm(action: Action, { dates, mistakes }: FreeDays): Outcome {
  const note = textsOf(action.language).holidays.note;
  const draft = { form: 'appointments', sent: action.sent, mistakes, note, freeDays: dates } as const;
  return { kind: 'wrong', draft };
}

/** Takes more time, as far as the step allows it without asking anybody. */
export async function takeMoreTime(action: Action): Promise<Outcome> {
  if (viewOf(action) === undefined) return noLongerMine(action, 'extension');
  const reason = textOf(action.sent, 'reason');
  return command(action, 'extension', {
    type: 'reschedule',
    step: action.path,
    extension: true,
    ...(reason === '' ? {} : { reason: reason.slice(0, 1000) }),
  });
}

/** Hands the role to a colleague, who is mailed at once; the reader's own links for it stop working. */
export async function askColleague(action: Action): Promise<Outcome> {
  const { deps, opened, language } = action;
  const view = viewOf(action);
  const done = { kind: 'colleague', path: action.path } as const;
  if (view === undefined) return { kind: 'done', done };
  const read = readColleague(action.sent, opened.person, language);
  if ('mistakes' in read) return wrong(action, 'colleague', read.mistakes);
  const outcome = await command(action, 'colleague', {
    type: 'assign',
    role: view.role,
    person: { ...read.colleague, language: opened.person.language },
  });
  if (outcome.kind !== 'done') return outcome;
  const own = { trajectoryId: opened.trajectory.id, personId: opened.person.id };
  await revokeLinks(deps.store, { ...own, role: view.role }, opened.now);
  await revokeLinks(deps.store, { ...own, path: view.path }, opened.now);
  return { kind: 'done', done };
}

/** Turns reminders to the reader off, or on again. */
export async function setReminders(deps: Dependencies, opened: OpenedLink, off: boolean): Promise<void> {
  await correctPerson(deps.store, opened.person.id, { remindersOff: off });
}

/**
 * Mails a new link to the address that is known for the reader; never to one that was typed. What is answered does not
 * tell whether anything was sent.
 */
export async function sendNewLink(deps: Dependencies, opened: OpenedLink): Promise<void> {
  const { link, person, trajectory, template, mine, now } = opened;
  const { state } = trajectory;
  const hasRole = template.roles.some((role) => state.roles[role.id]?.person === person.id);
  if (!hasRole || person.leftAt !== undefined || person.email === undefined) return;
  const view = mine.find(({ path }) => path === link.path) ?? mine[0];
  const { mailroom } = await planLinkMail(deps.store, {
    person: person.id,
    trajectoryId: trajectory.id,
    path: view?.path ?? link.path,
    role: view?.role ?? link.role,
    now,
  });
  if (mailroom !== undefined) await wakeMailroom(deps, mailroom);
}

/** Has a command carried out that a form asks for. */
export async function command(
  action: Action,
  form: Draft['form'],
  request: CommandRequest,
): Promise<Outcome> {
  const { deps, opened, number, language, path } = action;
  const { person, trajectory, link } = opened;
  try {
    const outcome = await onceMore(() =>
      executeCommand({
        deps,
        trajectoryId: trajectory.id,
        actor: { kind: 'link', person: person.id },
        command: request,
        idempotencyKey: number,
      }),
    );
    // Somebody was quicker: the page says how it stands.
    if (!outcome.ok && outcome.rejection.code !== 'step-not-open') {
      const { mistakes, note } = mistakesOf(outcome.rejection, form, language);
      return wrong(action, form, mistakes, note);
    }
    await markLinkUsed(deps.store, link.tokenHash, opened.now);
    return { kind: 'done', done: { kind: form, path } };
  } catch (error) {
    if (sortError(error).sort === 'refusal') {
      return wrong(action, form, [], textsOf(language).errors.stale);
    }
    return busy(action, form, error);
  }
}

/** The same form sent twice stores its document once. */
async function store({ deps, opened, number, path }: Action, file: UploadedFile): Promise<string> {
  const actor = { kind: 'link', person: opened.person.id } as const;
  const trajectoryId = opened.trajectory.id;
  const { id } = await onceMore(() =>
    storeAttachment({ deps, trajectoryId, actor, file, step: path, idempotencyKey: number }),
  );
  return id;
}

function textOf(sent: Sent, name: string): string {
  const value = sent[name];
  return typeof value === 'string' ? value.trim() : '';
}
