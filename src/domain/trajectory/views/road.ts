import type { LocalDate } from '../../calendar/types.ts';
import { localDateOf } from '../../calendar/wall-clock.ts';
import { roleOf } from '../../template/model/lookup.ts';
import type { StageNode, StepNode, Template, TemplateNode } from '../../template/model/types.ts';
import type { Language } from '../../text.ts';
import type { Context } from '../model/advanced.ts';
import { stepOfPath, taskOfPath } from '../model/built-in-tasks.ts';
import { childPath, occurrenceOf } from '../model/paths.ts';
import { personIn } from '../model/role-holders.ts';
import type { NodeState, NodeStatus, TrajectoryState } from '../model/state.ts';
import { standing } from '../rules/due-dates.ts';
import { nextAppointment } from './next-appointment.ts';
import { inOrderOfOpening, isOverdue, type StepView, stepsSoFar } from './steps.ts';
import type { Progress, Road, RoadPhase, RoadStep } from './types.ts';

/** What is needed to draw the road of a trajectory for one reader. */
export type RoadRequest = {
  readonly state: TrajectoryState;
  readonly template: Template;
  readonly context: Context;
  readonly language: Language;
  /** Local date. */
  readonly today: LocalDate;
  /** The person whose own steps are marked. */
  readonly reader?: string;
  /** When phases and steps are expected to open, by path; see `forecast`. */
  readonly expected: ReadonlyMap<string, LocalDate>;
  /** Show the steps of every phase, not only of those that are going on. */
  readonly everything?: boolean;
};

/** The road: all phases with where they stand, and the steps of the phases that are going on. */
export function buildRoad(request: RoadRequest): Road {
  const views = new Map(
    stepsSoFar(request.state, request.template, request.context).map((view) => [view.path, view]),
  );
  const phases = request.template.phases.map((phase) => phaseOf(phase, views, request));
  return {
    phases,
    done: phases.filter(({ progress }) => progress === 'done' || progress === 'skipped').length,
  };
}

type Views = ReadonlyMap<string, StepView>;

function phaseOf(phase: StageNode, views: Views, request: RoadRequest): RoadPhase {
  const occurrences = occurrencesOf(phase, '', request.state);
  const last = occurrences.at(-1);
  const progress = progressOf(occurrences, request.state);
  const expectedOn = progress === 'later' ? request.expected.get(phase.id) : undefined;
  const steps =
    progress === 'now' || request.everything
      ? occurrences.length > 0
        ? occurrences.flatMap((node) => stepsWithin(phase.children, node.path, node.status, views, request))
        : laterSteps(phase, request)
      : [];
  return {
    key: phase.id,
    title: phase.title[request.language],
    progress,
    ...(occurrences[0] === undefined ? {} : { openedOn: occurrences[0].openedOn }),
    ...(progress === 'now' || last?.closedOn === undefined ? {} : { closedOn: last.closedOn }),
    ...(expectedOn === undefined ? {} : { expectedOn }),
    steps: request.everything ? [...steps, ...tasksOf(phase, views, request)] : steps,
  };
}

/** The built-in tasks about a phase, which its template does not name; for staff. */
function tasksOf(phase: StageNode, views: Views, request: RoadRequest): RoadStep[] {
  const tasks = [...views.values()].filter(
    (view) =>
      view.phase.id === phase.id && taskOfPath(view.path) !== undefined && view.node.status !== 'withdrawn',
  );
  return inOrderOfOpening(tasks).flatMap((view) => stepSoFar(view, request));
}

function stepsWithin(
  nodes: readonly TemplateNode[],
  parent: string,
  around: NodeStatus,
  views: Views,
  request: RoadRequest,
): RoadStep[] {
  return nodes.flatMap((node) => {
    const occurrences = occurrencesOf(node, parent, request.state);
    if (node.type === 'stage') {
      return occurrences.flatMap((each) =>
        stepsWithin(node.children, each.path, each.status, views, request),
      );
    }
    const known = occurrences
      .filter(({ status }) => status !== 'withdrawn')
      .flatMap((each) => stepSoFar(views.get(each.path), request));
    // What has not opened in a phase that is closed does not come any more.
    return known.length > 0 || occurrences.length > 0 || around !== 'open'
      ? known
      : [laterStep(node, childPath(parent, node.id), request)];
  });
}

function stepSoFar(view: StepView | undefined, request: RoadRequest): RoadStep[] {
  if (view === undefined) return [];
  const { node, due, step } = view;
  const occurrence = occurrenceOf(view.path);
  const appointments = standing(node) ?? [];
  const next = nextAppointment(appointments, request.today);
  // Whoever made an appointment in time is not late before it.
  const isAhead = next !== undefined && localDateOf(next.start) >= request.today;
  return [
    {
      key: view.path,
      title: `${step.title[request.language]}${numbered(view, occurrence, request)}`,
      progress: progressOf([node], request.state),
      who: roleTitle(view.role, request),
      mine: request.reader !== undefined && view.person === request.reader,
      overdue: !isAhead && isOverdue(view, request.state, request.today),
      // A pause moves it: until it ends nobody knows by how much.
      ...(due === undefined || request.state.status === 'paused' ? {} : { due }),
      ...(node.closedOn === undefined ? {} : { closedOn: node.closedOn }),
      appointments,
      ...(next === undefined ? {} : { next }),
    },
  ];
}

/** Which occurrence it is, or for a built-in task which step it is about. */
function numbered({ node, path }: StepView, occurrence: number | undefined, request: RoadRequest): string {
  if (taskOfPath(path) === undefined) return occurrence === undefined ? '' : ` (${occurrence})`;
  const about = stepOfPath(request.template, node.about ?? '')?.step.title[request.language];
  return about === undefined ? '' : ` (${about})`;
}

function laterSteps(phase: StageNode, request: RoadRequest): RoadStep[] {
  const visit = (nodes: readonly TemplateNode[], parent: string): RoadStep[] =>
    nodes.flatMap((node) => {
      const path = childPath(parent, node.id);
      return node.type === 'stage' ? visit(node.children, path) : [laterStep(node, path, request)];
    });
  return visit(phase.children, phase.id);
}

function laterStep(step: StepNode, path: string, request: RoadRequest): RoadStep {
  const expectedOn = request.expected.get(path) ?? request.expected.get(`${path}#1`);
  const person = personIn(step.role, request.state, request.template);
  return {
    key: path,
    title: step.title[request.language],
    progress: ahead(request.state),
    who: roleTitle(step.role, request),
    mine: request.reader !== undefined && person === request.reader,
    overdue: false,
    appointments: [],
    ...(expectedOn === undefined ? {} : { expectedOn }),
  };
}

/** The occurrences of a node under a path, first to last. */
function occurrencesOf(node: TemplateNode, parent: string, state: TrajectoryState): NodeState[] {
  const plain = childPath(parent, node.id);
  const own = state.nodes[plain];
  const numbered: NodeState[] = [];
  for (
    let next = state.nodes[`${plain}#1`];
    next !== undefined;
    next = state.nodes[`${plain}#${numbered.length + 1}`]
  ) {
    numbered.push(next);
  }
  return own === undefined ? numbered : [own, ...numbered];
}

function progressOf(nodes: readonly NodeState[], state: TrajectoryState): Progress {
  if (nodes.length === 0) return ahead(state);
  if (nodes.some(({ status }) => status === 'open')) return 'now';
  if (nodes.some(({ status }) => status === 'done')) return 'done';
  if (state.status === 'stopped' && nodes.every(({ status }) => status === 'withdrawn')) return 'dropped';
  return 'skipped';
}

/** How what has not opened stands: nothing comes any more of a trajectory that was stopped. */
function ahead({ status }: TrajectoryState): Progress {
  return status === 'stopped' ? 'dropped' : 'later';
}

function roleTitle(role: string, { template, language }: RoadRequest): string {
  return roleOf(template, role)?.title[language] ?? role;
}
