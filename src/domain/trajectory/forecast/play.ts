import type { Instant, LocalDate } from '../../calendar/types.ts';
import { instantAt } from '../../calendar/wall-clock.ts';
import type { Template } from '../../template/model/types.ts';
import { advance } from '../decide/advance.ts';
import { startsToMake, withStart } from '../decide/starts.ts';
import type { Advanced, Context, PlannedMail } from '../model/advanced.ts';
import type { Command } from '../model/commands.ts';
import { endlessError, refusedAct } from '../model/endless.ts';
import type { Actor, TrajectoryEvent } from '../model/events.ts';
import type { TrajectoryState } from '../model/state.ts';
import { system } from '../model/transition.ts';
import { openSteps, type StepView } from '../views/steps.ts';

/** Something that a person in a role does at an instant. */
export interface Act {
  readonly at: Instant;
  readonly role: string;
  readonly command: Command;
}

/** Decides what happens next by people's hand, given the state; nothing when nobody will act. */
export type Behaviour = (state: TrajectoryState) => Act | undefined;

/** The same for the mailroom, which sees what is owed as well. */
export type MailroomBehaviour = (state: TrajectoryState, plan: readonly PlannedMail[]) => Act | undefined;

/** Nobody does anything: what remains is what time brings. */
export const nobodyActs: Behaviour = () => undefined;

/** One thing that happened while a trajectory was played forward, at its instant. */
export type Played =
  | { readonly at: Instant; readonly kind: 'mail'; readonly mail: PlannedMail }
  | {
      readonly at: Instant;
      readonly kind: 'event';
      readonly event: TrajectoryEvent;
      readonly due?: LocalDate;
    }
  | { readonly at: Instant; readonly kind: 'deadline' | 'appointment'; readonly view: StepView }
  | { readonly at: Instant; readonly kind: 'act'; readonly act: Act };

/** A trajectory that was played forward: where it came to, and everything that happened on the way, in order of time. */
export interface Playthrough {
  readonly last: Advanced;
  readonly played: readonly Played[];
}

/** The trajectory id that stands for one that is only played, never enrolled. */
export const PLAYED_TRAJECTORY = '00000000-0000-4000-8000-000000000001';

/** A trajectory ends within this many turns, or its template never does. */
const TURN_LIMIT = 5_000;

/**
 * Plays a trajectory forward from an outcome until an instant: wake-ups and acts in order of time, every mail at the instant
 * its plan gives it. The same `advance` as in the live run, so that what is shown here is what will be.
 */
export function play(
  from: Advanced,
  template: Template,
  context: Context,
  behaviour: MailroomBehaviour,
  until: Instant,
): Playthrough {
  const sent = new Set<string>();
  let current = playStarts(from, template, context);
  const played: Played[] = happened(current, template, context);
  for (let turn = 0; turn < TURN_LIMIT; turn += 1) {
    const act = behaviour(current.state, current.plan);
    const wakeAt = isOnlyAsked(current, played) ? undefined : current.wakeAt;
    const next = act !== undefined && (wakeAt === undefined || act.at < wakeAt) ? act.at : wakeAt;
    const end = next === undefined || next > until ? until : next;
    played.push(...between(current, template, context, end, sent));
    if (next === undefined || next > until) return { last: current, played: inOrder(played) };
    const acts = act !== undefined && next === act.at;
    const decided = acts
      ? perform(current.state, template, context, act)
      : advance(current.state, template, { kind: 'wake', now: next }, context);
    if (decided.rejected) {
      throw refusedAct(
        `Playing ${template.id} forward was refused at ${next}: ${decided.code} ${JSON.stringify(act)}`,
        act !== undefined && 'step' in act.command ? (act.command.step ?? '') : '',
      );
    }
    const outcome = playStarts(decided, template, context);
    if (acts && act.command.type !== 'undeliverable') played.push({ at: act.at, kind: 'act', act });
    played.push(...happened(outcome, template, context));
    current = outcome;
  }
  throw endlessError(`Template ${template.id} does not end within ${TURN_LIMIT} turns`, current.events);
}

// What was decided; of what opened, with the date until which there is time.
function happened({ events, state }: Advanced, template: Template, context: Context): Played[] {
  const dues = new Map(openSteps(state, template, context).map(({ path, due }) => [path, due]));
  return events.map((event) => {
    const due = event.body.type === 'opened' ? dues.get(event.body.path) : undefined;
    return { at: event.at, kind: 'event', event, ...(due === undefined ? {} : { due }) };
  });
}

// A pause without an end is asked about month after month; once shows it.
function isOnlyAsked({ state }: Advanced, played: readonly Played[]): boolean {
  if (state.status !== 'paused' || state.pauses.at(-1)?.until !== undefined || state.handovers.length > 0)
    return false;
  return played.some(
    (one) => one.kind === 'event' && one.event.body.type === 'told' && one.event.body.notice === 'pause',
  );
}

function perform(state: TrajectoryState, template: Template, context: Context, act: Act) {
  const person = state.roles[act.role]?.person;
  const actor: Actor =
    act.command.type === 'undeliverable'
      ? system
      : { kind: 'person', ...(person === undefined ? {} : { person }) };
  return advance(state, template, { kind: 'command', now: act.at, actor, command: act.command }, context);
}

// What a state brings by itself until its next change: its planned mails, and the dates of its open steps.
function between(
  current: Advanced,
  template: Template,
  context: Context,
  end: Instant,
  sent: Set<string>,
): Played[] {
  const found: Played[] = [];
  for (const mail of current.plan) {
    if (mail.at > end || sent.has(mail.key)) continue;
    sent.add(mail.key);
    found.push({ at: mail.at, kind: 'mail', mail });
  }
  if (current.state.status !== 'active') return found;
  for (const view of openSteps(current.state, template, context)) {
    const deadline = view.due === undefined ? undefined : instantAt(view.due, '23:59');
    if (deadline !== undefined && deadline >= current.state.at && deadline < end) {
      found.push({ at: deadline, kind: 'deadline', view });
    }
    if (view.node.calledOffAt !== undefined) continue;
    for (const appointment of view.node.appointments ?? []) {
      if (appointment.start >= current.state.at && appointment.start < end) {
        found.push({ at: appointment.start, kind: 'appointment', view });
      }
    }
  }
  return found;
}

function inOrder(played: readonly Played[]): Played[] {
  return played
    .map((one, index) => ({ one, index }))
    .sort((a, b) => (a.one.at < b.one.at ? -1 : a.one.at > b.one.at ? 1 : a.index - b.index))
    .map(({ one }) => one);
}

/** An outcome in which everything that starts by itself has started: for agendas and rehearsals. */
function playStarts(outcome: Advanced, template: Template, context: Context): Advanced {
  let current = outcome;
  for (
    let [start] = startsToMake(current.state, template);
    start !== undefined;
    [start] = startsToMake(current.state, template)
  ) {
    current = withStart(current, start.path, { trajectory: PLAYED_TRAJECTORY }, template, context);
  }
  return current;
}
