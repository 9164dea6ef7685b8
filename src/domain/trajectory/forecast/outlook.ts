import { addDuration } from '../../calendar/offset.ts';
import type { Instant } from '../../calendar/types.ts';
import { instantAt, localDateOf } from '../../calendar/wall-clock.ts';
import { roleOf } from '../../template/model/lookup.ts';
import type { MailKind, Template } from '../../template/model/types.ts';
import type { Language, Text } from '../../text.ts';
import type { Advanced, Context } from '../model/advanced.ts';
import { numbered } from '../model/appointments.ts';
import { lastingPath, stepOfPath } from '../model/built-in-tasks.ts';
import type { TrajectoryState } from '../model/state.ts';
import { openSteps, type StepView } from '../views/steps.ts';
import { entryOf } from './entries.ts';
import { mailroomReports, type Obstacle, obstacleOf, type Reach, type ReceiverAt } from './obstacles.ts';
import { type Played, play } from './play.ts';
import { receiversIn } from './receivers.ts';

/** What kind of date it is; see {@link DatedFact}. */
export type DatedKind = 'opens' | 'due' | 'appointment' | 'expires' | 'handover' | 'resumes' | 'ends';

/** A day in the life of a trajectory as it is foreseen. */
export interface DatedFact {
  /** The same fact in another outlook has the same one. */
  readonly id: string;
  readonly kind: DatedKind;
  /** Path of the step or phase; of a handover the role. */
  readonly path?: string;
  /** What the step, phase or role is called. */
  readonly title: string;
  /** A local date; of an appointment the instant at which it begins. */
  readonly on: string;
}

/** A mail that goes if nobody does anything. */
export interface ForecastMail {
  readonly key: string;
  readonly kind: MailKind;
  readonly rung: string;
  readonly path: string;
  readonly step: string;
  readonly phase: string;
  /** The role that it is for. */
  readonly to: string;
  /** Who has that role by then, or stands in for it. */
  readonly person?: string;
  /** When it is planned for; what should have gone before goes as soon as it can. */
  readonly at: Instant;
  readonly subject: string;
  /** Why it will not go, if that can be foreseen. */
  readonly obstacle?: Obstacle;
}

/** What lies before a trajectory from an instant on, if nobody does anything. */
export interface Outlook {
  readonly dates: ReadonlyMap<string, DatedFact>;
  readonly mails: ReadonlyMap<string, ForecastMail>;
}

/** With what an outlook is read. */
export interface OutlookOptions {
  readonly now: Instant;
  readonly template: Template;
  readonly context: Context;
  readonly language: Language;
  /** Keys of the mails that went, or will never go, by what the ledger says. */
  readonly settled: ReadonlySet<string>;
  /** What is known of whoever has a role, by id. */
  readonly people: ReadonlyMap<string, Reach>;
}

const HORIZON = 'P3Y';

/** Plays what was decided forward for three years, and notes each date and each mail that is still to go. */
export function outlookOf(decided: Advanced, options: OutlookOptions): Outlook {
  const { now, template, context, language, settled, people } = options;
  const until = instantAt(addDuration(localDateOf(now), HORIZON, 'calendar-days', context.calendar), '23:59');
  const receivers = (of: TrajectoryState) => receiversIn(of, template);
  const reports = mailroomReports(({ key }) => !settled.has(key), receivers, people);
  const { played } = play(decided, template, context, reports, until);
  const dates = new Map<string, DatedFact>();
  const add = (fact: DatedFact | undefined) => {
    if (fact !== undefined && !dates.has(fact.id)) dates.set(fact.id, fact);
  };
  for (const fact of ofOpenSteps(decided.state, options)) add(fact);
  const receiverAt = receivers(decided.state);
  const mails = new Map<string, ForecastMail>();
  for (const one of played) {
    if (one.kind === 'mail') {
      if (!settled.has(one.mail.key)) mails.set(one.mail.key, mailOf(one, receiverAt, options));
    } else {
      add(dateOf(one, template, language));
    }
  }
  return { dates, mails };
}

/** The dates of what is open now, also those that have passed. While it is paused no date counts. */
function ofOpenSteps(state: TrajectoryState, options: OutlookOptions): DatedFact[] {
  const { now, template, context, language } = options;
  const views = openSteps(state, template, context);
  const until = state.status === 'paused' ? state.pauses.at(-1)?.until : undefined;
  const resumes: DatedFact[] =
    until === undefined
      ? []
      : [{ id: 'resumes', kind: 'resumes', title: template.title[language], on: until }];
  const ofViews = views.flatMap((view) => [
    ...(state.status === 'active' && view.due !== undefined ? [dueOf(view, view.due, language)] : []),
    ...(view.node.calledOffAt === undefined ? numbered(view.node) : [])
      .filter(({ start }) => start >= now)
      .map(({ number, start }) => appointmentOf(view, number, start, language)),
  ]);
  return [...resumes, ...ofViews];
}

function dueOf({ path, step }: StepView, due: string, language: Language): DatedFact {
  return { id: `due ${lastingPath(path)}`, kind: 'due', path, title: step.title[language], on: due };
}

function appointmentOf(
  { path, step }: StepView,
  number: number,
  start: Instant,
  language: Language,
): DatedFact {
  const title = step.title[language];
  return { id: `appointment ${path} ${number}`, kind: 'appointment', path, title, on: start };
}

const kindOfEntry: { readonly [kind: string]: DatedKind } = {
  phase: 'opens',
  step: 'opens',
  deadline: 'due',
  expiry: 'expires',
  handover: 'handover',
  resume: 'resumes',
  end: 'ends',
};

function dateOf(one: Played, template: Template, language: Language): DatedFact | undefined {
  const entry = entryOf(one, template, language);
  const kind = entry === undefined ? undefined : kindOfEntry[entry.kind];
  if (entry === undefined || kind === undefined) return undefined;
  const { path = entry.to, subject } = entry;
  const named = path === undefined ? undefined : namedBy(kind, path, template)?.title[language];
  return {
    id: path === undefined ? kind : `${kind} ${lastingPath(path)}`,
    ...{ kind, on: localDateOf(one.at) },
    title: named ?? subject ?? template.title[language],
    ...(path === undefined ? {} : { path }),
  };
}

/** What the path of an entry stands for, where the entry itself says something else of it: a handover of whom, an expiry of what. */
function namedBy(kind: DatedKind, path: string, template: Template): { readonly title: Text } | undefined {
  if (kind === 'handover') return roleOf(template, path);
  return kind === 'expires' ? stepOfPath(template, path)?.step : undefined;
}

function mailOf(
  one: Extract<Played, { kind: 'mail' }>,
  receiverAt: ReceiverAt,
  { template, language, people }: OutlookOptions,
): ForecastMail {
  const { key, kind, rung, path, step, phase, to, at } = one.mail;
  const person = one.mail.person ?? receiverAt(to, at);
  const subject = entryOf(one, template, language)?.subject ?? '';
  const obstacle = obstacleOf(one.mail, receiverAt, people);
  return {
    ...{ key, kind, rung, path, step, phase, to, at, subject },
    ...(person === undefined ? {} : { person }),
    ...(obstacle === undefined ? {} : { obstacle }),
  };
}
