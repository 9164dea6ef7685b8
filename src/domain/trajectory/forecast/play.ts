import type { Instant, LocalDate } from '../../calendar/types.ts';
import { instantAt } from '../../calendar/wall-clock.ts';
import type { Template } from '../../template/model/types.ts';
import { advanced } from '../decide/advance.ts';
import type { Advanced, Context, PlannedMail } from '../model/advanced.ts';
import type { TrajectoryEvent } from '../model/events.ts';
import type { TrajectoryState } from '../model/state.ts';
import { openSteps, type StepView } from '../views/steps.ts';
import { type Act, walk } from './walk.ts';

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

/**
 * Plays a trajectory forward from an outcome until an instant: wake-ups and acts in order of time, every mail at the instant
 * its plan gives it. The same rules as in the live run, so that what is shown here is what will be.
 */
export function play(
  { state, events }: Pick<Advanced, 'state' | 'events'>,
  template: Template,
  context: Context,
  behaviour: MailroomBehaviour,
  until: Instant,
): Playthrough {
  const sent = new Set<string>();
  const played: Played[] = [];
  const last = walk(
    { state, events, template, context },
    { look: advanced, behaviour: (rest) => behaviour(rest.state, rest.plan), until },
    (stay) => {
      const { rest, act } = stay;
      if (act !== undefined && act.command.type !== 'undeliverable') {
        played.push({ at: act.at, kind: 'act', act });
      }
      played.push(...happened(rest, template, context));
      played.push(...between(rest, template, context, stay.until, sent));
    },
  );
  return { last, played: inOrder(played) };
}

// What was decided; of what opened, with the date until which there is time.
function happened({ events, state }: Advanced, template: Template, context: Context): Played[] {
  const dues = new Map(openSteps(state, template, context).map(({ path, due }) => [path, due]));
  return events.map((event) => {
    const due = event.body.type === 'opened' ? dues.get(event.body.path) : undefined;
    return { at: event.at, kind: 'event', event, ...(due === undefined ? {} : { due }) };
  });
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
  return played.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
