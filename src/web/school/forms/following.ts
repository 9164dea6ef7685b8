import { follows } from '../../../application/links/follows.ts';
import { isLocalDate } from '../../../domain/calendar/day-number.ts';
import type { Language } from '../../../domain/text.ts';
import { type StepView, stepsSoFar } from '../../../domain/trajectory/views/steps.ts';
import { findPerson } from '../../../store/people/people.ts';
import { type Sent, sentText } from '../../form.ts';
import { textsOf } from '../../texts/texts.ts';
import { command } from './acts.ts';
import { type Action, type Outcome, wrong } from './outcome.ts';
import { dateOf } from './read-appointments.ts';
import { readSomebody } from './read-colleague.ts';

/** Gives whoever is asked a new date. */
export async function giveTime(action: Action): Promise<Outcome> {
  const done = { kind: 'postpone', path: action.path } as const;
  if (followedView(action) === undefined) return { kind: 'done', done };
  const read = readDue(action.sent, action.opened.today, action.language);
  if ('mistake' in read) return wrong(action, 'postpone', [{ field: 'due', message: read.mistake }]);
  return command(action, 'postpone', { type: 'reschedule', step: action.path, due: read.due });
}

/** Names somebody else for the role that is waited for, who is mailed at once. */
export async function nameSomebodyElse(action: Action): Promise<Outcome> {
  const { deps, opened, language, path, sent } = action;
  const view = followedView(action);
  if (view === undefined) return { kind: 'done', done: { kind: 'reassign', path } };
  const read = readSomebody(sent, opened.person, textsOf(language).waiting, language);
  if ('mistakes' in read) return wrong(action, 'reassign', read.mistakes);
  const before = view.person === undefined ? undefined : await findPerson(deps.store, view.person);
  return command(action, 'reassign', {
    type: 'assign',
    role: view.role,
    person: { ...read.colleague, language: before?.language ?? 'nl' },
  });
}

/** The open step of somebody else that the form was for. */
function followedView({ opened, path }: Action): StepView | undefined {
  if (!follows(opened)) return undefined;
  const { trajectory, template, context, person } = opened;
  return stepsSoFar(trajectory.state, template, context).find(
    (view) => view.path === path && view.node.status === 'open' && view.person !== person.id,
  );
}

function readDue(sent: Sent, today: string, language: Language): { due: string } | { mistake: string } {
  const texts = textsOf(language).appointment;
  const due = dateOf(sentText(sent, 'due')?.trim() ?? '');
  if (due === '') return { mistake: texts.dateMissing };
  if (!isLocalDate(due)) return { mistake: texts.dateWrong };
  return due < today ? { mistake: texts.datePast } : { due };
}
