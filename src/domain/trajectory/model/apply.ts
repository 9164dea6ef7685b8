import { compareInstants } from '../../calendar/instant.ts';
import type { Instant } from '../../calendar/types.ts';
import { localDateOf } from '../../calendar/wall-clock.ts';
import { rearranged } from './appointments.ts';
import { noticePath } from './built-in-notices.ts';
import type { EventBody, TrajectoryEvent } from './events.ts';
import { idOf } from './paths.ts';
import type { NodeState, Pause, RoleAssignment, TrajectoryState } from './state.ts';
import { isOfSchool, subjectId, subjectParts } from './subject.ts';
import { UNDONE } from './undone.ts';

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
  const closed = { closedAt: at, closedOn: on };
  switch (body.type) {
    case 'enrolled':
      throw new RangeError(`The journal of ${state.id} enrols twice`);
    case 'opened': {
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
    case 'withdrawn': {
      const old = withoutOutcome(state.nodes[body.path]);
      const fresh: NodeState = old ?? {
        path: body.path,
        status: 'withdrawn',
        openedAt: at,
        openedOn: on,
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
            ...closed,
          },
        },
      };
    }
    case 'closed':
      return changed(state, body.path, (old) => ({ ...old, status: 'done', ...closed }));
    case 'completed': {
      const step = idOf(body.path);
      return {
        ...changed(state, body.path, (old) => ({
          ...(isAllAhead(old, at) ? calledOff(old, at) : old),
          status: 'done',
          ...closed,
          ...(body.on === undefined ? {} : { closedOn: body.on }),
          outcome: body.outcome,
          attachments: [...old.attachments, ...(body.attachments ?? [])],
          ...(body.started === undefined ? {} : { started: body.started }),
        })),
        answers: { ...state.answers, [step]: { ...body.answers, outcome: body.outcome } },
      };
    }
    case 'not-started':
      return changed(state, body.path, (old) => ({ ...old, notStarted: body.reason }));
    case 'returned': {
      const review = changed(state, body.path, (old) => ({
        ...old,
        status: 'withdrawn',
        ...closed,
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
    case 'reopened':
      return changed(state, body.path, (old) => again(old, at));
    case 'skipped':
      return changed(state, body.path, (old) => ({ ...calledOff(old, at), status: 'skipped', ...closed }));
    case 'expired':
      return body.then === 'ask'
        ? changed(state, body.path, (old) => ({ ...old, silentSince: at }))
        : changed(state, body.path, (old) => ({ ...calledOff(old, at), status: 'expired', ...closed }));
    case 'rescheduled':
      return changed(state, body.path, (old) => {
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
            : { due: body.due, revision: old.revision + 1, rescheduledAt: at, rescheduledOn: on }),
          extensions: old.extensions + (body.extension ? 1 : 0),
        };
      });
    case 'delegated':
      return changed(state, body.path, (old) => ({
        ...old,
        delegate: {
          ...{ role: body.role, since: at, revision: (old.delegate?.revision ?? 0) + 1 },
          ...(body.person === undefined ? {} : { person: body.person }),
        },
      }));
    case 'assigned':
      return {
        ...(body.person === state.roles[body.role]?.person ? {} : cameBack(state, body.role)),
        roles: { ...state.roles, [body.role]: assigned(state.roles[body.role], body, at) },
      };
    case 'handover-planned':
      return {
        handovers: [
          ...state.handovers.filter((planned) => planned.role !== body.role),
          // Taken back for whoever has the role: it stays with them, and what was planned before is off.
          ...(body.note === UNDONE && state.roles[body.role]?.person === body.to
            ? []
            : [{ role: body.role, to: body.to, on: body.on }]),
        ],
      };
    case 'handed-over':
      return {
        ...cameBack(state, body.role),
        roles: { ...state.roles, [body.role]: successor(state.roles[body.role], body.to, at, 'time') },
        handovers: state.handovers.filter((planned) => planned.role !== body.role),
      };
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
    case 'told': {
      const path = noticePath(body.notice, body.role, state.version + 1);
      const told: NodeState = {
        ...{ path, status: 'done', openedAt: at, openedOn: on, openedBy: body.by, ...closed },
        ...{ round: 1, revision: 0, extensions: 0, sequence: 0, attachments: [], outcome: 'told' },
        ...(body.about === undefined ? {} : { about: body.about }),
      };
      return { nodes: { ...state.nodes, [path]: told } };
    }
    case 'merged':
      return merged(state, body.gone, body.kept);
    case 'moved':
      return { school: body.school, ...movedSubject(state, body.school) };
    case 'finished':
      return { status: 'completed', endedAt: at };
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
    case 'linked':
      return { linked: { ...state.linked, [body.trajectory.template]: body.trajectory } };
    case 'continued':
      throw new RangeError(`The journal of ${state.id} goes on twice`);
    case 'noted':
    case 'mail-filed':
    case 'undeliverable':
      return {};
    case 'calendar-changed':
      return body.call === undefined ? {} : { call: body.call };
  }
}

/** Everything that somebody had is whose it turned out to be; nobody is asked anew for it. */
function merged(state: TrajectoryState, gone: string, kept: string): Partial<TrajectoryState> {
  const is = (person: string) => (person === gone ? kept : person);
  const { subject } = state;
  return {
    roles: Object.fromEntries(
      Object.entries(state.roles).map(([role, one]): [string, RoleAssignment] => [
        role,
        {
          ...{ ...one, person: is(one.person) },
          ...(one.former && { former: one.former.map((had) => ({ ...had, person: is(had.person) })) }),
        },
      ]),
    ),
    handovers: state.handovers.map((planned) => ({ ...planned, to: is(planned.to) })),
    nodes: Object.fromEntries(
      Object.entries(state.nodes).map(([path, node]): [string, NodeState] => [
        path,
        node.delegate?.person === gone ? { ...node, delegate: { ...node.delegate, person: kept } } : node,
      ]),
    ),
    ...(subject.kind === 'person' ? { subject: { ...subject, id: is(subject.id) } } : {}),
  };
}

function movedSubject({ subject }: TrajectoryState, school: string): Partial<TrajectoryState> {
  if (!isOfSchool(subject.kind)) return {};
  return { subject: { ...subject, id: subjectId(school, subjectParts(subject).key) } };
}

/** Whoever is given a role has all of it, also the steps that the one before passed on. */
function cameBack(state: TrajectoryState, role: string): Partial<TrajectoryState> {
  const away = Object.values(state.nodes).filter(
    ({ status, delegate }) => status === 'open' && delegate?.role === role && delegate.person !== undefined,
  );
  if (away.length === 0) return {};
  const back = away.map(({ delegate, ...node }): [string, NodeState] => {
    const { person: _, ...kept } = delegate!;
    return [node.path, { ...node, delegate: kept }];
  });
  return { nodes: { ...state.nodes, ...Object.fromEntries(back) } };
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

function assigned(
  old: RoleAssignment | undefined,
  { person, readdressed }: Extract<EventBody, { type: 'assigned' }>,
  at: Instant,
): RoleAssignment {
  const next = successor(old, person, at, 'act');
  if (old === undefined || readdressed === undefined) return next;
  return { ...next, former: [...(old.former ?? []), { person, until: at, by: 'act', readdressed }] };
}

function successor(
  old: RoleAssignment | undefined,
  person: string,
  at: Instant,
  by: 'act' | 'time',
): RoleAssignment {
  const revision = (old?.revision ?? 0) + 1;
  if (old === undefined) return { person, revision, since: at, by, former: [] };
  // Whose address was put right has no predecessor.
  if (old.person === person) return { ...old, revision, since: at, by };
  return {
    person,
    revision,
    since: at,
    by,
    former: [...(old.former ?? []), { person: old.person, until: at, by }],
  };
}

/** The pauses of a trajectory, the last one with what became known of it. */
function withLast(pauses: readonly Pause[], known: Partial<Pause>): readonly Pause[] {
  return pauses.map((pause, index) => (index === pauses.length - 1 ? { ...pause, ...known } : pause));
}
