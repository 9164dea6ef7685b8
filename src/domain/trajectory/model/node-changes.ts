import { compareInstants } from '../../calendar/instant.ts';
import type { Instant } from '../../calendar/types.ts';
import { localDateOf } from '../../calendar/wall-clock.ts';
import { rearranged } from './appointments.ts';
import { noticePath } from './built-in-notices.ts';
import type { EventBody } from './events.ts';
import { idOf } from './paths.ts';
import type { NodeState, TrajectoryState } from './state.ts';

/** An event about one phase, track or step. */
type NodeEvent = Extract<
  EventBody,
  {
    type:
      | 'opened'
      | 'withdrawn'
      | 'closed'
      | 'completed'
      | 'not-started'
      | 'returned'
      | 'reopened'
      | 'skipped'
      | 'expired'
      | 'rescheduled'
      | 'delegated'
      | 'attached'
      | 'set-back'
      | 'told';
  }
>;

/**
 * What an event changes of the phase, track or step that it is about.
 * @throws RangeError when the journal speaks of something before it opened
 */
export function nodeChange(state: TrajectoryState, body: NodeEvent, at: Instant): Partial<TrajectoryState> {
  const closed = closedAt(at);
  switch (body.type) {
    case 'opened':
      return opened(state, body, at);
    case 'withdrawn':
      return withdrawn(state, body, at);
    case 'closed':
      return changed(state, body.path, (old) => ({ ...old, status: 'done', ...closed }));
    case 'completed':
      return completed(state, body, at);
    case 'not-started':
      return changed(state, body.path, (old) => ({ ...old, notStarted: body.reason }));
    case 'returned':
      return returned(state, body, at);
    case 'reopened':
      return changed(state, body.path, (old) => again(old, at));
    case 'skipped':
      return changed(state, body.path, (old) => ({ ...calledOff(old, at), status: 'skipped', ...closed }));
    case 'expired':
      return body.then === 'ask'
        ? changed(state, body.path, (old) => ({ ...old, silentSince: at }))
        : changed(state, body.path, (old) => ({ ...calledOff(old, at), status: 'expired', ...closed }));
    case 'rescheduled':
      return changed(state, body.path, (old) => rescheduled(old, body, at));
    case 'delegated':
      return changed(state, body.path, (old) => ({
        ...old,
        delegate: {
          ...{ role: body.role, since: at, revision: (old.delegate?.revision ?? 0) + 1 },
          ...(body.person === undefined ? {} : { person: body.person }),
        },
      }));
    case 'attached':
      return body.path === undefined
        ? {}
        : changed(state, body.path, (old) => ({
            ...old,
            attachments: [...old.attachments, body.attachment],
          }));
    case 'set-back':
      return changed(state, body.path, (old) => ({
        ...calledOff(old, at),
        status: 'withdrawn',
        ...closed,
        outcome: 'changes',
      }));
    case 'told':
      return told(state, body, at);
  }
}

type Event<Type extends EventBody['type']> = Extract<EventBody, { type: Type }>;

function closedAt(at: Instant): Pick<NodeState, 'closedAt' | 'closedOn'> {
  return { closedAt: at, closedOn: localDateOf(at) };
}

function opened(state: TrajectoryState, body: Event<'opened'>, at: Instant): Partial<TrajectoryState> {
  const old = state.nodes[body.path];
  return {
    nodes: {
      ...state.nodes,
      [body.path]: {
        path: body.path,
        status: 'open',
        openedAt: at,
        openedOn: body.on,
        openedBy: body.by,
        round: (old?.round ?? 0) + 1,
        revision: 0,
        extensions: 0,
        sequence: old?.sequence ?? 0,
        attachments: old?.attachments ?? [],
        ...(body.level === undefined ? {} : { level: body.level }),
        ...(body.about === undefined ? {} : { about: body.about }),
      },
    },
  };
}

function withdrawn(state: TrajectoryState, body: Event<'withdrawn'>, at: Instant): Partial<TrajectoryState> {
  const old = withoutOutcome(state.nodes[body.path]);
  const fresh: NodeState = old ?? {
    path: body.path,
    status: 'withdrawn',
    openedAt: at,
    openedOn: localDateOf(at),
    openedBy: 'time',
    round: 0,
    revision: 0,
    extensions: 0,
    sequence: 0,
    attachments: [],
  };
  return {
    nodes: {
      ...state.nodes,
      [body.path]: {
        ...calledOff(fresh, at, body.why === 'closing-date'),
        status: 'withdrawn',
        ...closedAt(at),
      },
    },
  };
}

function completed(state: TrajectoryState, body: Event<'completed'>, at: Instant): Partial<TrajectoryState> {
  const step = idOf(body.path);
  return {
    ...changed(state, body.path, (old) => ({
      ...(isAllAhead(old, at) ? calledOff(old, at) : old),
      status: 'done',
      ...closedAt(at),
      ...(body.on === undefined ? {} : { closedOn: body.on }),
      outcome: body.outcome,
      attachments: [...old.attachments, ...(body.attachments ?? [])],
      ...(body.started === undefined ? {} : { started: body.started }),
    })),
    answers: { ...state.answers, [step]: { ...body.answers, outcome: body.outcome } },
  };
}

function returned(state: TrajectoryState, body: Event<'returned'>, at: Instant): Partial<TrajectoryState> {
  const review = changed(state, body.path, (old) => ({
    ...old,
    status: 'withdrawn',
    ...closedAt(at),
    outcome: 'changes',
  }));
  return {
    nodes: {
      ...review.nodes,
      ...changed(state, body.target, (old) => ({ ...again(old, at), returnedWith: body.comment })).nodes,
      [body.path]: review.nodes![body.path]!,
    },
  };
}

function rescheduled(old: NodeState, body: Event<'rescheduled'>, at: Instant): NodeState {
  const { silentSince: _, ...rest } = old;
  const met =
    body.appointments === undefined
      ? rest
      : body.appointments.length === 0
        ? calledOff(rest, at)
        : rearranged(rest, body.appointments, at);
  return {
    ...met,
    ...(body.due === undefined
      ? {}
      : { due: body.due, revision: old.revision + 1, rescheduledAt: at, rescheduledOn: localDateOf(at) }),
    extensions: old.extensions + (body.extension ? 1 : 0),
  };
}

function told(state: TrajectoryState, body: Event<'told'>, at: Instant): Partial<TrajectoryState> {
  const path = noticePath(body.notice, body.role, state.version + 1);
  const told: NodeState = {
    ...{ path, status: 'done', openedAt: at, openedOn: localDateOf(at), openedBy: body.by, ...closedAt(at) },
    ...{ round: 1, revision: 0, extensions: 0, sequence: 0, attachments: [], outcome: 'told' },
    ...(body.about === undefined ? {} : { about: body.about }),
  };
  return { nodes: { ...state.nodes, [path]: told } };
}

function changed(
  state: TrajectoryState,
  path: string,
  next: (old: NodeState) => NodeState,
): Partial<TrajectoryState> {
  const old = state.nodes[path];
  if (old === undefined) {
    throw new RangeError(`The journal of ${state.id} speaks of ${path} before it opened`);
  }
  return { nodes: { ...state.nodes, [path]: next(old) } };
}

// What was sent back and then does not apply is over: it does not wait for its turn any more.
function withoutOutcome(node: NodeState | undefined): NodeState | undefined {
  if (node === undefined) return undefined;
  const { outcome: _, ...rest } = node;
  return rest;
}

/** A node that opens anew by an act: a further round, counted from today, whatever was arranged before. */
function again(old: NodeState, at: Instant): NodeState {
  return {
    path: old.path,
    status: 'open',
    openedAt: at,
    openedOn: localDateOf(at),
    openedBy: 'act',
    firstOpenedOn: old.firstOpenedOn ?? old.openedOn,
    round: old.round + 1,
    revision: 0,
    extensions: 0,
    sequence: old.sequence,
    attachments: [],
    ...(old.level === undefined ? {} : { level: old.level }),
    ...(old.about === undefined ? {} : { about: old.about }),
    ...(old.delegate === undefined ? {} : { delegate: old.delegate }),
  };
}

/** Whether what was done in another way was still to take place: then it does not any more. */
function isAllAhead({ appointments = [] }: NodeState, at: Instant): boolean {
  return appointments.length > 0 && appointments.every(({ start }) => compareInstants(start, at) > 0);
}

/** Appointments that stood and now do not: those who were invited must hear of it. */
function calledOff(node: NodeState, at: Instant, byTime = false): NodeState {
  if (node.appointments === undefined || node.calledOffAt !== undefined) return node;
  if (node.appointments.every((appointment) => compareInstants(appointment.start, at) < 0)) return node;
  return {
    ...node,
    calledOffAt: at,
    sequence: node.sequence + 1,
    ...(byTime ? { calledOffBy: 'time' } : {}),
  };
}
