import type { Instant } from '../../calendar/types.ts';
import type { EventBody } from './events.ts';
import type { NodeState, RoleAssignment, TrajectoryState } from './state.ts';
import { isOfSchool, subjectId, subjectParts } from './subject.ts';
import { UNDONE } from './undone.ts';

/** An event about who does what, or whom it is about. */
type RoleEvent = Extract<
  EventBody,
  { type: 'assigned' | 'handover-planned' | 'handed-over' | 'merged' | 'moved' }
>;

/** What an event changes of who has which role, and of whom the trajectory is about. */
export function roleChange(state: TrajectoryState, body: RoleEvent, at: Instant): Partial<TrajectoryState> {
  switch (body.type) {
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
    case 'merged':
      return merged(state, body.gone, body.kept);
    case 'moved':
      return { school: body.school, ...movedSubject(state, body.school) };
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
