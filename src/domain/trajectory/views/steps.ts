import type { LocalDate } from '../../calendar/types.ts';
import { roleOf } from '../../template/model/lookup.ts';
import type { Party, StageNode, StepNode, Template } from '../../template/model/types.ts';
import type { Context } from '../model/advanced.ts';
import { noticeOfPath } from '../model/built-in-notices.ts';
import { stepOfPath } from '../model/built-in-tasks.ts';
import { memoizePerNode, memoizePerState, type Snapshot } from '../model/memoize.ts';
import { openNodes } from '../model/open-nodes.ts';
import { personOf } from '../model/role-holders.ts';
import type { NodeState, TrajectoryState } from '../model/state.ts';
import { dueOf } from '../rules/due-dates.ts';
import { inTimeUntil, isLate } from './late.ts';

/** An occurrence of a step, as lists and pages show it. */
export interface StepView {
  readonly path: string;
  readonly step: StepNode;
  readonly phase: StageNode;
  readonly node: NodeState;
  /** Local date until whose end it is in time. */
  readonly due?: LocalDate;
  readonly role: string;
  /** Who does it: whoever it was passed on to, the person in the role, or in the role that it falls back to. */
  readonly person?: string;
}

/** Every occurrence of a step that ever opened, in no particular order: a stored state does not keep one. */
export function stepsSoFar(
  state: TrajectoryState,
  template: Template,
  context: Context,
): readonly StepView[] {
  return viewsOf(Object.values(state.nodes), { state, template, context });
}

function viewsOf(nodes: readonly NodeState[], snapshot: Snapshot): readonly StepView[] {
  return nodes.flatMap((node): StepView[] => {
    const view = viewOf(node, snapshot);
    // Word of what happened is nothing that anybody does.
    if (view === undefined || noticeOfPath(node.path) !== undefined) return [];
    // A task about a role belongs to no phase of its own, and goes along with the trajectory.
    const phase = view.phase ?? phaseInView(snapshot.state, snapshot.template);
    return [phase === view.phase ? (view as StepView) : { ...view, phase }];
  });
}

const viewOf = memoizePerNode((node, { state, template, context }) => {
  const found = stepOfPath(template, node.path, node.about);
  if (found === undefined) return undefined;
  const due = dueOf(found.step, node, { state, template, context });
  const person = personOf(found.step.role, node, state, template);
  return {
    path: node.path,
    step: found.step,
    phase: found.phase,
    node,
    ...(due === undefined ? {} : { due }),
    role: found.step.role,
    ...(person === undefined ? {} : { person }),
  };
});

/** The same occurrences, the one that opened first before the others. */
export function inOrderOfOpening<View extends Pick<StepView, 'node'>>(
  views: readonly View[],
): readonly View[] {
  // Those of one instant by their paths, so that the order is always the same.
  return views.toSorted(({ node: a }, { node: b }) =>
    a.openedAt === b.openedAt ? (a.path < b.path ? -1 : 1) : a.openedAt < b.openedAt ? -1 : 1,
  );
}

/** The same occurrences, the one that is due first before the others; those without a due date last. */
export function inOrderOfDue<View extends Pick<StepView, 'due'>>(views: readonly View[]): readonly View[] {
  return views.toSorted((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999'));
}

/** The occurrences that somebody can do now. */
export function openSteps(state: TrajectoryState, template: Template, context: Context): readonly StepView[] {
  return openViews({ state, template, context });
}

const openViews = memoizePerState((snapshot) => viewsOf(openNodes(snapshot.state).all, snapshot));

/** The parties that a trajectory waits for now: none while it is paused. Derived when read, never stored. */
export function waitingFor(state: TrajectoryState, template: Template, context: Context): readonly Party[] {
  if (state.status !== 'active') return [];
  const parties = openSteps(state, template, context).map(
    (view) => roleOf(template, view.role)?.party ?? 'pbd',
  );
  return [...new Set(parties)];
}

/** Whether an open step is past the day until which it is in time, on a local date. Nothing is while its trajectory is paused: no time runs. */
export function isOverdue(
  { node, due }: Pick<StepView, 'node' | 'due'>,
  { status }: Pick<TrajectoryState, 'status'>,
  today: LocalDate,
): boolean {
  const until = node.status === 'open' ? inTimeUntil({ node, due }) : undefined;
  return isLate({ status, nextDue: until }, today);
}

/** The phase that a trajectory is in: the first open one, else the last that opened, else the first. */
export function phaseInView(state: TrajectoryState, template: Template): StageNode {
  const open = template.phases.find((phase) => state.nodes[phase.id]?.status === 'open');
  const opened = template.phases.filter((phase) => state.nodes[phase.id] !== undefined);
  return open ?? opened.at(-1) ?? template.phases[0]!;
}
