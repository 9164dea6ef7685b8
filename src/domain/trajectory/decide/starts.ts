import type { Instant } from '../../calendar/types.ts';
import { localDateOf } from '../../calendar/wall-clock.ts';
import type { StepNode, SubjectKind, Template } from '../../template/model/types.ts';
import type { Advanced, Context } from '../model/advanced.ts';
import { stepOfPath } from '../model/built-in-tasks.ts';
import { openNodes } from '../model/open-nodes.ts';
import { personIn } from '../model/role-holders.ts';
import type { TrajectoryState } from '../model/state.ts';
import { isOfSchool, subjectParts } from '../model/subject.ts';
import { system, type Transition } from '../model/transition.ts';
import { advanced, move } from './advance.ts';
import type { Enrolment } from './enrol.ts';

/** A trajectory that starts by itself from an open step. */
export interface StartToMake {
  /** Path of the step, and how often it was opened: each time it starts another one. */
  readonly path: string;
  readonly round: number;
  /** The template to start. */
  readonly template: string;
  readonly roles: NonNullable<StepNode['starts']>['roles'];
}

/** What came of it: the id of the trajectory that runs now, or a stable code that says why there is none. */
export type StartResult = { readonly trajectory: string } | { readonly refused: string };

/**
 * Whether a new trajectory's workflow has to begin by looking, instead of with what its enrolment decided: somebody must
 * hear of it (the trajectory that proposed it, one that waits for it), or something starts from it.
 * @param isFollowed whether another trajectory waits to hear of it
 */
export function beginsByLooking(state: TrajectoryState, template: Template, isFollowed: boolean): boolean {
  return isFollowed || state.from !== undefined || startsToMake(state, template).length > 0;
}

/** What should start by itself now: each open step that asks for it, until it was tried. */
export function startsToMake(state: TrajectoryState, template: Template): readonly StartToMake[] {
  if (state.status !== 'active') return [];
  return openNodes(state).ofTemplate.flatMap((node): StartToMake[] => {
    if (node.notStarted !== undefined) return [];
    const step = stepOfPath(template, node.path)?.step;
    if (step?.starts === undefined || step.proposes === undefined) return [];
    return [{ path: node.path, round: node.round, template: step.proposes, roles: step.starts.roles }];
  });
}

/**
 * The enrolment of a trajectory that starts by itself: the same subject, with the people who have the named roles here, or
 * stand in for them. A school and its team go by the same number, so that either can go on as the other.
 * @param template of the trajectory that it starts from
 * @param request.id of the new trajectory
 */
export function enrolmentOf(
  start: StartToMake,
  from: TrajectoryState,
  template: Template,
  request: { readonly id: string; readonly now: Instant; readonly subject: SubjectKind },
): Enrolment {
  const { id, now, subject } = request;
  const roles = Object.entries(start.roles).flatMap(([there, here]) => {
    const person = personIn(here, from, template);
    return person === undefined ? [] : [[there, person] as const];
  });
  const isSameSchool = isOfSchool(from.subject.kind) && isOfSchool(subject);
  return {
    ...{ id, now, actor: system, start: localDateOf(now), roles: Object.fromEntries(roles) },
    subject: {
      kind: isSameSchool ? subject : from.subject.kind,
      // What starts for a school from one of its teams is about the school.
      id: isSameSchool && subject === 'school' ? subjectParts(from.subject).id : from.subject.id,
    },
    from: { trajectory: from.id, step: start.path },
    by: from.nodes[start.path]?.openedBy ?? 'act',
    ...(from.group === undefined ? {} : { group: from.group }),
  };
}

/** An outcome with what came of a start at the same instant: to be committed together. */
export function withStart(
  outcome: Advanced,
  path: string,
  result: StartResult,
  template: Template,
  context: Context,
): Advanced {
  return advanced(startMade({ ...outcome, template, context }, path, result));
}

/** The same of a trajectory on the move, without working out what it owes. */
export function startMade(
  { state, events, template, context }: Transition,
  path: string,
  result: StartResult,
): Transition {
  const command =
    'refused' in result
      ? ({ type: 'not-started', step: path, reason: result.refused } as const)
      : ({ type: 'started', step: path, trajectory: result.trajectory } as const);
  const next = move(state, template, { kind: 'command', now: state.at, actor: system, command }, context);
  if ('rejected' in next)
    throw new RangeError(`A start from ${path} of ${state.id} was refused: ${next.code}`);
  return { ...next, events: [...events, ...next.events] };
}
