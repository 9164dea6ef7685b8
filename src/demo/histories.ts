import { epochMillisecondsOf, instantOf } from '../domain/calendar/instant.ts';
import { addDays, land } from '../domain/calendar/offset.ts';
import type { Instant, LocalDate } from '../domain/calendar/types.ts';
import { instantAt, localDateOf } from '../domain/calendar/wall-clock.ts';
import type { Rejection } from '../domain/rejection.ts';
import type { Template } from '../domain/template/model/types.ts';
import { advance } from '../domain/trajectory/decide/advance.ts';
import { mailroomReports, type Reach } from '../domain/trajectory/forecast/obstacles.ts';
import { behaviourOf } from '../domain/trajectory/forecast/personas.ts';
import {
  type Behaviour,
  type MailroomBehaviour,
  nobodyActs,
  play,
} from '../domain/trajectory/forecast/play.ts';
import { playEnrolment } from '../domain/trajectory/forecast/rehearse.ts';
import type { Advanced, Context, PlannedMail } from '../domain/trajectory/model/advanced.ts';
import type { Command } from '../domain/trajectory/model/commands.ts';
import type { Actor, TrajectoryEvent } from '../domain/trajectory/model/events.ts';
import { idOf } from '../domain/trajectory/model/paths.ts';
import type { TrajectoryState } from '../domain/trajectory/model/state.ts';
import { openSteps } from '../domain/trajectory/views/steps.ts';
import type { Cast, DemoSchool } from './cast.ts';
import { demoId } from './ids.ts';
import { inGatherings } from './network-meetings.ts';
import { inOwnWords, withoutPlayedStarts } from './own-words.ts';
import { callDatesOf } from './programmes.ts';
import { rolesOf, successorOf } from './roles.ts';
import type { Story } from './story.ts';

/** A trajectory as it stands today, with its whole journal. */
export interface History {
  readonly story: Story;
  readonly school: DemoSchool;
  /** Id of the subject, and its name as mails have it. */
  readonly subject: string;
  readonly subjectName: string;
  /** State, all events since the start, what is still to be sent, and the next wake-up. */
  readonly advanced: Advanced;
  /** How it stood after each change, with what was then to be sent; in order of time. */
  readonly chronicle: readonly Turn[];
  /** Id of the document that it holds, if any was handed in. */
  readonly attachment?: string;
}

/** A history with the model that it follows. */
export type Told = { readonly history: History; readonly template: Template; readonly context: Context };

/** How a trajectory stood from one change to the next. */
export type Turn = { readonly state: TrajectoryState; readonly plan: readonly PlannedMail[] };

/** What histories are made from. */
export interface HistorySetting {
  readonly cast: Cast;
  readonly template: Template;
  readonly version: number;
  readonly context: Context;
  /** The instant until which everything has happened. */
  readonly now: Instant;
}

/**
 * Plays a story through with the core itself, from its start until now, so that a trajectory of the demo is in no way
 * different from a real one of that age.
 * @throws a RangeError when the template refuses the story
 */
export function tellStory(story: Story, setting: HistorySetting): History {
  const { cast, template, context, now } = setting;
  const school = cast.schools[story.school];
  if (school === undefined) throw new RangeError(`The cast has no school ${story.school}`);
  const id = demoId(
    `trajectory ${story.template === 'digitale-school' ? '' : `${story.template} `}${school.number}`,
  );
  const start = startOf(story, setting);
  const call = callDatesOf(story, localDateOf(now));
  const subject = subjectOf(story, template, school, cast);
  const attachment = demoId(`attachment ${id}`);
  const successor = (role: string) => successorOf(role, template, school, cast);
  const persona = leaving(behaviourOf(story.persona, template, context, { successor }), story);
  const turn = turningPoint(story, start, now);
  const chronicle: Turn[] = [];
  const recording = (behaviour: MailroomBehaviour) =>
    recorded(inGatherings(inOwnWords(behaviour, attachment), story, school), chronicle);
  const first = accepted(
    playEnrolment(
      {
        ...{ id, start, roles: rolesOf(template, school, cast) },
        // Not in this very minute: what an enrolment sends at once would be of now, and go.
        now: earlier(instantAt(start, '09:30'), minuteBefore(now)),
        actor: { kind: 'person', person: school.counsellor.id },
        subject: { kind: template.subject, id: subject.id },
        ...(story.reason === undefined ? {} : { reason: story.reason }),
        ...(story.group === undefined ? {} : { group: story.group }),
        ...(call === undefined ? {} : { call }),
      },
      { template, version: setting.version, context },
      recording(persona),
      turn ?? now,
    ),
  );
  const parts = [first];
  if (turn !== undefined) {
    const before = first.last;
    const asked = commandOf(
      story,
      { before, school, colleague: successor(template.counsellorRole) },
      setting,
      turn,
    );
    const changed = asked === undefined ? undefined : order(before, asked, turn, setting);
    const from = changed ?? { ...before, events: [] };
    const then = recording(afterwards(story, { persona, school, turn, from }));
    parts.push(play(from, template, context, then, now));
  }
  const events = parts.flatMap(({ played }) => eventsIn(played));
  const { last } = parts.at(-1) ?? first;
  const plan = last.plan.filter(({ at }) => at > now);
  const handedIn = JSON.stringify(events).includes(attachment);
  return {
    ...{ story, school, subject: subject.id, subjectName: subject.name, chronicle },
    advanced: withoutPlayedStarts({ ...last, events, plan }),
    ...(handedIn ? { attachment } : {}),
  };
}

/** Whoever is asked for what is still under way does not see it. */
function leaving(behaviour: Behaviour, { underWay = [] }: Story): Behaviour {
  if (underWay.length === 0) return behaviour;
  return (state) => {
    const seen = Object.entries(state.nodes).filter(([path]) => !underWay.includes(idOf(path)));
    return behaviour({ ...state, nodes: Object.fromEntries(seen) });
  };
}

/** Notes how things stood each time before anybody acts. */
export function recorded(behaviour: MailroomBehaviour, chronicle: Turn[]): MailroomBehaviour {
  return (state, plan) => {
    if (chronicle.at(-1)?.state !== state) chronicle.push({ state, plan });
    return behaviour(state, plan);
  };
}

/** The events among what was played. */
export function eventsIn(played: ReturnType<typeof play>['played']): readonly TrajectoryEvent[] {
  return played.flatMap((one) => (one.kind === 'event' ? [one.event] : []));
}

/** What goes on after the turn that a story takes. */
function afterwards(
  story: Story,
  { persona, school, turn, from }: { persona: Behaviour; school: DemoSchool; turn: Instant; from: Advanced },
): MailroomBehaviour {
  if (story.fate !== undefined && story.fate.what !== 'reminders-off')
    return mailIsLost(story.fate.what, school, turn);
  const goesOn = story.silentForDays === undefined && from.state.status === 'active';
  return goesOn && story.fate === undefined ? persona : nobodyActs;
}

/** The mailroom tells that the principal cannot be reached; nobody has done anything about it yet. */
function mailIsLost(fate: 'refused' | 'left', { principal }: DemoSchool, since: Instant): MailroomBehaviour {
  const reach: Reach = {
    ...{ email: principal.email, remindersOff: false },
    ...(fate === 'refused' ? { unreachableAt: since } : { leftAt: since }),
  };
  return mailroomReports(
    ({ at }) => at > since,
    (state) => (role) => state.roles[role]?.person,
    new Map([[principal.id, reach]]),
  );
}

function subjectOf(story: Story, template: Template, school: DemoSchool, cast: Cast) {
  switch (template.subject) {
    case 'person': {
      const roles = rolesOf(template, school, cast);
      const role =
        template.roles.find(({ party, id }) => party === 'school' && roles[id] !== undefined)?.id ?? '';
      const person = cast.people.find(({ id }) => id === roles[role]);
      return { id: person?.id ?? school.principal.id, name: person?.name ?? school.principal.name };
    }
    case 'programme':
      return { id: demoId(`programme ${story.programme}`), name: template.title.nl };
    default:
      return { id: school.number, name: school.name };
  }
}

function accepted<Result>(result: Result | Rejection): Result {
  if (typeof result === 'object' && result !== null && 'rejected' in result && result.rejected) {
    throw new RangeError(
      `A story of the demo is refused: ${result.errors?.[0]?.message.en ?? result.message.en}`,
    );
  }
  return result as Result;
}

function order(
  from: Advanced,
  { command, actor }: Asked,
  at: Instant,
  { template, context }: HistorySetting,
): Advanced {
  return accepted(advance(from.state, template, { kind: 'command', now: at, actor, command }, context));
}

/** Trajectories start on working days, while their model can be started. */
function startOf(story: Story, { now, template, context }: HistorySetting): LocalDate {
  const today = localDateOf(now);
  const { startedDaysAgo } = story;
  const day = typeof startedDaysAgo === 'string' ? startedDaysAgo : addDays(today, -startedDaysAgo);
  const possible = day < template.availableFrom ? template.availableFrom : day;
  const start = land(possible, 'next-working-day', context.calendar);
  return start > today ? today : start;
}

/** When the story takes a turn, if it does: always after its start. */
function turningPoint(story: Story, start: LocalDate, now: Instant): Instant | undefined {
  const daysAgo = story.fate?.daysAgo ?? story.silentForDays ?? story.then?.daysAgo;
  if (daysAgo === undefined) return undefined;
  const day = addDays(localDateOf(now), -daysAgo);
  return day > start ? instantAt(day, '16:20') : undefined;
}

/** The id of the mail that was filed with a trajectory. */
export const filedMailOf = (trajectory: string): string => demoId(`filed mail ${trajectory}`);

type Asked = { readonly command: Command; readonly actor: Actor };

/** What was asked at the turn of a story, and by whom. */
function commandOf(
  { then }: Story,
  {
    before,
    school,
    colleague,
  }: { readonly before: Advanced; readonly school: DemoSchool; readonly colleague: string },
  { template, context }: HistorySetting,
  at: Instant,
): Asked | undefined {
  const today = localDateOf(at);
  const byCounsellor = (command: Command): Asked => ({
    command,
    actor: { kind: 'person', person: school.counsellor.id },
  });
  switch (then?.what) {
    case 'pause': {
      const until = then.forDays === undefined ? {} : { until: addDays(today, then.forDays) };
      return byCounsellor({ type: 'pause', reason: then.reason, ...until });
    }
    case 'handover': {
      const on = addDays(today, then.inDays);
      return byCounsellor({
        ...{ type: 'handover', role: template.counsellorRole, to: colleague, on, note: then.note },
      });
    }
    case 'note':
      return byCounsellor({ type: 'note', text: then.text });
    case 'mail':
      return byCounsellor({ type: 'file-mail', mail: filedMailOf(before.state.id) });
    case 'withdraw':
      return byCounsellor({ type: 'withdraw', reason: then.reason });
    case 'delegate': {
      const { principal, ictCoordinator } = school;
      const open = openSteps(before.state, template, context).find(({ person }) => person === principal.id);
      if (open === undefined || ictCoordinator === undefined) return undefined;
      return {
        command: { type: 'delegate', step: open.path, person: ictCoordinator.id, reason: then.reason },
        actor: { kind: 'link', person: principal.id },
      };
    }
    default:
      return undefined;
  }
}

function earlier(one: Instant, other: Instant): Instant {
  return one < other ? one : other;
}

function minuteBefore(at: Instant): Instant {
  return instantOf(epochMillisecondsOf(at) - 60_000);
}
