import { epochMillisecondsOf, instantOf } from '../domain/calendar/instant.ts';
import { addDays, land } from '../domain/calendar/offset.ts';
import type { Instant, LocalDate } from '../domain/calendar/types.ts';
import { instantAt, localDateOf } from '../domain/calendar/wall-clock.ts';
import type { Rejection } from '../domain/rejection.ts';
import { roleOf } from '../domain/template/model/lookup.ts';
import type { Template } from '../domain/template/model/types.ts';
import { advance } from '../domain/trajectory/decide/advance.ts';
import { behaviourOf, REHEARSED_ATTACHMENT } from '../domain/trajectory/forecast/personas.ts';
import { nobodyActs, PLAYED_TRAJECTORY, type Playthrough, play } from '../domain/trajectory/forecast/play.ts';
import { playThrough } from '../domain/trajectory/forecast/rehearse.ts';
import type { Advanced, Context } from '../domain/trajectory/model/advanced.ts';
import type { Command } from '../domain/trajectory/model/commands.ts';
import type { Cast, DemoPerson, DemoSchool } from './cast.ts';
import { demoId } from './ids.ts';
import type { Story } from './stories.ts';

/** A trajectory as it stands today, with its whole journal. */
export interface History {
  readonly story: Story;
  readonly school: DemoSchool;
  /** State, all events since the start, what is still to be sent, and the next wake-up. */
  readonly advanced: Advanced;
  /** Id of the document that it holds, if any was handed in. */
  readonly attachment?: string;
}

/** What histories are made from. */
export interface HistorySetting {
  readonly cast: Cast;
  readonly template: Template;
  readonly version: number;
  readonly context: Context;
  /** The instant until which everything has happened; nothing is sent for what lies before it. */
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
  const id = demoId(`trajectory ${school.number}`);
  const start = startOf(story, setting);
  const roles = rolesOf(template, school, cast);
  const successor = (role: string) => successorOf(role, template, school, cast);
  const enrolment = {
    ...{ id, start, roles, quietBefore: now, reason: story.reason },
    // Not in this very minute: what an enrolment sends at once would be of now, and go.
    now: earlier(instantAt(start, '09:30'), minuteBefore(now)),
    actor: { kind: 'person', person: school.counsellor.id } as const,
    subject: { kind: template.subject, id: school.number },
    ...(story.group === undefined ? {} : { group: story.group }),
  };
  const turn = turningPoint(story, start, now);
  const first = accepted(
    playThrough(enrolment, template, setting.version, story.persona, turn ?? now, context, successor),
  );
  const parts = [first];
  if (turn !== undefined) {
    const command = commandOf(story, successor(template.counsellorRole), template, turn);
    const from =
      command === undefined ? first.last : order(first.last, command, turn, school.counsellor, setting);
    const goesOn = story.silentForDays === undefined && from.state.status === 'active';
    const behaviour = goesOn ? behaviourOf(story.persona, template, context, successor) : nobodyActs;
    parts.push(
      play({ ...from, events: command === undefined ? [] : from.events }, template, context, behaviour, now),
    );
  }
  const events = parts.flatMap(({ played }) =>
    played.flatMap((one) => (one.kind === 'event' ? [one.event] : [])),
  );
  const outcome = (parts.at(-1) as Playthrough).last;
  return withOwnWords({ story, school, advanced: { ...outcome, events } });
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
  command: Command,
  at: Instant,
  counsellor: DemoPerson,
  setting: HistorySetting,
): Advanced {
  const actor = { kind: 'person', person: counsellor.id } as const;
  return accepted(
    advance(from.state, setting.template, { kind: 'command', now: at, actor, command }, setting.context),
  );
}

/** Trajectories start on working days, and not before their model exists. */
function startOf(story: Story, { now, template, context }: HistorySetting): LocalDate {
  const today = localDateOf(now);
  const day = addDays(today, -story.startedDaysAgo);
  const possible = day < template.availableFrom ? template.availableFrom : day;
  const start = land(possible, 'next-working-day', context.calendar);
  return start > today ? today : start;
}

/** When the story takes a turn, if it does: always after its start. */
function turningPoint(story: Story, start: LocalDate, now: Instant): Instant | undefined {
  const daysAgo = story.silentForDays ?? story.then?.daysAgo;
  if (daysAgo === undefined) return undefined;
  const day = addDays(localDateOf(now), -daysAgo);
  return day > start ? instantAt(day, '16:20') : undefined;
}

function commandOf({ then }: Story, colleague: string, template: Template, at: Instant): Command | undefined {
  const today = localDateOf(at);
  switch (then?.what) {
    case 'pause': {
      const until = then.forDays === undefined ? {} : { until: addDays(today, then.forDays) };
      return { type: 'pause', reason: then.reason, ...until };
    }
    case 'handover': {
      const on = addDays(today, then.inDays);
      return { type: 'handover', role: template.counsellorRole, to: colleague, on, note: then.note };
    }
    case 'note':
      return { type: 'note', text: then.text };
    default:
      return undefined;
  }
}

/** Who has which role at the start; roles that may stay empty do, unless somebody is there for them. */
function rolesOf(template: Template, school: DemoSchool, cast: Cast): Record<string, string> {
  const withFunction = (name: DemoPerson['function']) =>
    cast.people.find((person) => person.function === name);
  const roles: Record<string, string> = {};
  for (const role of template.roles) {
    const person = {
      pbd: role.id === template.counsellorRole ? school.counsellor : coordinatorOf(school, cast),
      school: /ict/.test(role.id) ? school.ictCoordinator : role.optional ? undefined : school.principal,
      provider: trainerOf(school, cast),
      central: withFunction('central'),
    }[role.party];
    if (person !== undefined) roles[role.id] = person.id;
  }
  return roles;
}

/** One school in three is trained by the second provider. */
function trainerOf(school: DemoSchool, cast: Cast): DemoPerson | undefined {
  const trainers = cast.people.filter((person) => person.function === 'provider');
  return trainers[cast.schools.indexOf(school) % 3 === 2 ? 1 : 0];
}

function coordinatorOf(school: DemoSchool, cast: Cast): DemoPerson | undefined {
  return cast.people.find(
    (person) => person.function === 'coordinator' && person.organisationId === school.service.id,
  );
}

function successorOf(role: string, template: Template, school: DemoSchool, cast: Cast): string {
  if (roleOf(template, role)?.party === 'school') return (school.ictCoordinator ?? school.principal).id;
  const { id, organisationId } = school.counsellor;
  const colleague = cast.counsellors.find((one) => one.organisationId === organisationId && one.id !== id);
  return (colleague ?? school.counsellor).id;
}

function earlier(one: Instant, other: Instant): Instant {
  return one < other ? one : other;
}

function minuteBefore(at: Instant): Instant {
  return instantOf(epochMillisecondsOf(at) - 60_000);
}

const sentBack = 'Een mooi begin. Kunnen jullie er nog bij zetten wie wat opvolgt, en tegen wanneer?';
const stopped = 'De school stopt ermee: dit schooljaar is er geen ruimte voor.';

/** A rehearsal says things in code and hands in a file that does not exist; a demo is read by people. */
function withOwnWords(history: History): History {
  const { state } = history.advanced;
  const attachment = demoId(`attachment ${state.id}`);
  const text = JSON.stringify(history.advanced);
  const worded = text
    .replaceAll(REHEARSED_ATTACHMENT, attachment)
    // What started by itself in the past has no trajectory here to lead to.
    .replaceAll(`,"started":"${PLAYED_TRAJECTORY}"`, '')
    .replaceAll(`"comment":"${state.id}"`, `"comment":${JSON.stringify(sentBack)}`)
    .replaceAll(`"returnedWith":"${state.id}"`, `"returnedWith":${JSON.stringify(sentBack)}`)
    .replaceAll('"reason":"drop-out"', `"reason":${JSON.stringify(stopped)}`);
  return {
    ...history,
    advanced: JSON.parse(worded) as Advanced,
    ...(text.includes(REHEARSED_ATTACHMENT) ? { attachment } : {}),
  };
}
