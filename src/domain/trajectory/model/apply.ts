import { compareInstants } from '../../calendar/instant.ts';
import type { Instant } from '../../calendar/types.ts';
import { localDateOf } from '../../calendar/wall-clock.ts';
import type { EventBody, TrajectoryEvent } from './events.ts';
import { nodeChange } from './node-changes.ts';
import { roleChange } from './role-changes.ts';
import type { Pause, RoleAssignment, TrajectoryState } from './state.ts';

/**
 * The state after one more event. Knows no template and no calendar: what an event means never changes, whatever the rules
 * become later. Throws a RangeError when the journal has a gap or time runs backwards, because then it is not a journal.
 */
export function apply(
  state: TrajectoryState | undefined,
  event: TrajectoryEvent,
  id: string,
): TrajectoryState {
  const version = state?.version ?? 0;
  if (event.version !== version + 1) {
    throw new RangeError(`The journal of ${id} jumps from version ${version} to ${event.version}`);
  }
  if (state !== undefined && compareInstants(event.at, state.at) < 0) {
    throw new RangeError(`Time runs backwards in the journal of ${id} at version ${event.version}`);
  }
  if (state === undefined) return begin(event, id);
  if (event.body.type === 'continued') return continued(state, event);
  return {
    ...{ ...state, ...change(state, event.body, event.at), ...heardOf(state, event) },
    ...{ version: event.version, at: event.at },
  };
}

/** Notes that somebody with a role did something. */
function heardOf(
  { roles, heard }: TrajectoryState,
  { actor, at }: TrajectoryEvent,
): Pick<TrajectoryState, 'heard'> {
  const { person } = actor;
  if (person === undefined) return {};
  const theirs = Object.keys(roles).filter((role) => roles[role]?.person === person && heard?.[role] !== at);
  if (theirs.length === 0) return {};
  return { heard: { ...heard, ...Object.fromEntries(theirs.map((role) => [role, at])) } };
}

/** The state that a whole journal, or the first part of it, leads to. */
export function fold(id: string, events: readonly TrajectoryEvent[]): TrajectoryState {
  const state = events.reduce<TrajectoryState | undefined>((so, event) => apply(so, event, id), undefined);
  if (state === undefined) throw new RangeError(`The journal of ${id} is empty`);
  return state;
}

function begin(event: TrajectoryEvent, id: string): TrajectoryState {
  const body = event.body;
  if (body.type !== 'enrolled') throw new RangeError(`The journal of ${id} does not begin with an enrolment`);
  return {
    id,
    template: body.template,
    templateVersion: body.templateVersion,
    subject: body.subject,
    start: body.start,
    ...(body.group === undefined ? {} : { group: body.group }),
    ...(body.from === undefined ? {} : { from: body.from }),
    ...(body.call === undefined ? {} : { call: body.call }),
    status: 'active',
    version: event.version,
    at: event.at,
    roles: Object.fromEntries(
      Object.entries(body.roles).map(([role, person]): [string, RoleAssignment] => [
        role,
        { person, revision: 0, since: event.at, by: 'act', former: [] },
      ]),
    ),
    nodes: {},
    answers: {},
    pauses: [],
    handovers: [],
    linked: {},
    ...(body.quietBefore === undefined ? {} : { quietBefore: body.quietBefore }),
    ...(body.underWay === undefined ? {} : { underWay: body.underWay }),
  };
}

/** A trajectory that had ended and goes on; a pause in which it ended is over. */
function continued(
  { endedAt: _, ...state }: TrajectoryState,
  { version, at }: TrajectoryEvent,
): TrajectoryState {
  const pauses = state.pauses.map((pause) =>
    pause.resumedAt === undefined ? { ...pause, to: localDateOf(at), resumedAt: at } : pause,
  );
  return { ...state, status: 'active', pauses, version, at };
}

function change(state: TrajectoryState, body: EventBody, at: Instant): Partial<TrajectoryState> {
  const on = localDateOf(at);
  switch (body.type) {
    case 'enrolled':
      throw new RangeError(`The journal of ${state.id} enrols twice`);
    case 'continued':
      throw new RangeError(`The journal of ${state.id} goes on twice`);
    case 'paused': {
      const { type: _, ...said } = body;
      return { status: 'paused', pauses: [...state.pauses, { from: on, pausedAt: at, ...said }] };
    }
    case 'pause-changed': {
      const { type: _, ...said } = body;
      return { pauses: withLast(state.pauses, said) };
    }
    case 'resumed':
      return { status: 'active', pauses: withLast(state.pauses, { to: on, resumedAt: at }) };
    case 'stopped':
      return { status: 'stopped', endedAt: at, ...(body.mistake ? { mistake: true } : {}) };
    case 'finished':
      return { status: 'completed', endedAt: at };
    case 'linked':
      return { linked: { ...state.linked, [body.trajectory.template]: body.trajectory } };
    case 'calendar-changed':
      return {
        ...(body.call === undefined ? {} : { call: body.call }),
        ...(body.start === undefined ? {} : { start: body.start }),
      };
    case 'noted':
    case 'mail-filed':
    case 'undeliverable':
      return {};
    case 'assigned':
    case 'handover-planned':
    case 'handed-over':
    case 'merged':
    case 'moved':
      return roleChange(state, body, at);
    default:
      return nodeChange(state, body, at);
  }
}

/** The pauses of a trajectory, the last one with what became known of it. */
function withLast(pauses: readonly Pause[], known: Partial<Pause>): readonly Pause[] {
  return pauses.map((pause, index) => (index === pauses.length - 1 ? { ...pause, ...known } : pause));
}
