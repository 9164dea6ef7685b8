import type { Instant } from '../../calendar/types.ts';
import { move } from '../decide/advance.ts';
import { startMade, startsToMake } from '../decide/starts.ts';
import type { Arrival } from '../model/advanced.ts';
import type { Command, Input } from '../model/commands.ts';
import { endlessError, refusedAct } from '../model/endless.ts';
import type { Actor } from '../model/events.ts';
import type { TrajectoryState } from '../model/state.ts';
import { system, type Transition } from '../model/transition.ts';

/** Something that a person in a role does at an instant. */
export interface Act {
  readonly at: Instant;
  readonly role: string;
  readonly command: Command;
}

/** The trajectory id that stands for one that is only played, never enrolled. */
export const PLAYED_TRAJECTORY = '00000000-0000-4000-8000-000000000001';

/** A trajectory ends within this many turns, or its template never does. */
const TURN_LIMIT = 5_000;

/** Where a trajectory comes to rest on its way: what happened just before, and until when nothing does. */
export interface Stay<Rest> {
  readonly rest: Rest;
  /** The act that led here; absent when time did. */
  readonly act: Act | undefined;
  /** When something happens next, or the walk ends. */
  readonly until: Instant;
}

/** How a walk goes on, and how far. */
export interface Walking<Rest> {
  /** What is looked at of each state that it comes to: `advanced`, or only what is needed to go on. */
  readonly look: (transition: Transition) => Rest;
  /** What people do next, given that; nothing when nobody will act. */
  readonly behaviour: (rest: Rest) => Act | undefined;
  readonly until: Instant;
}

/**
 * Walks a trajectory forward: wake-ups and acts in order of time, moved as in the live run. Everything that starts by itself
 * has started.
 * @param visit told of each stay, the first before anything has happened
 * @returns what was looked at last
 */
export function walk<Rest extends Arrival>(
  from: Transition,
  { look, behaviour, until }: Walking<Rest>,
  visit: (stay: Stay<Rest>) => void,
): Rest {
  const { template, context } = from;
  let rest = look(withStarts(from));
  let act: Act | undefined;
  let isAsked = false;
  for (let turn = 0; turn < TURN_LIMIT; turn += 1) {
    isAsked ||= asksAboutPause(rest);
    const planned = behaviour(rest);
    const wakeAt = isAsked && onlyAsks(rest.state) ? undefined : rest.wakeAt;
    const acts = planned !== undefined && (wakeAt === undefined || planned.at < wakeAt);
    const next = acts ? planned.at : wakeAt;
    if (next === undefined || next > until) {
      visit({ rest, act, until });
      return rest;
    }
    visit({ rest, act, until: next });
    act = acts ? planned : undefined;
    const input = act === undefined ? ({ kind: 'wake', now: next } as const) : inputOf(act, rest.state);
    const moved = move(rest.state, template, input, context);
    if ('rejected' in moved) {
      throw refusedAct(
        `Playing ${template.id} forward was refused at ${next}: ${moved.code} ${JSON.stringify(act)}`,
        act !== undefined && 'step' in act.command ? (act.command.step ?? '') : '',
      );
    }
    rest = look(withStarts(moved));
  }
  throw endlessError(`Template ${template.id} does not end within ${TURN_LIMIT} turns`, rest.events);
}

function inputOf({ at, role, command }: Act, { roles }: TrajectoryState): Input {
  const person = roles[role]?.person;
  const actor: Actor =
    command.type === 'undeliverable'
      ? system
      : { kind: 'person', ...(person === undefined ? {} : { person }) };
  return { kind: 'command', now: at, actor, command };
}

// A pause without an end is asked about month after month; once shows it.
function onlyAsks({ status, pauses, handovers }: TrajectoryState): boolean {
  return status === 'paused' && pauses.at(-1)?.until === undefined && handovers.length === 0;
}

function asksAboutPause({ events }: Arrival): boolean {
  return events.some(({ body }) => body.type === 'told' && body.notice === 'pause');
}

function withStarts(from: Transition): Transition {
  let current = from;
  for (
    let [start] = startsToMake(current.state, current.template);
    start !== undefined;
    [start] = startsToMake(current.state, current.template)
  ) {
    current = startMade(current, start.path, { trajectory: PLAYED_TRAJECTORY });
  }
  return current;
}
