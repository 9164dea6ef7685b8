import type { Instant, LocalDate } from '../domain/calendar/types.ts';
import type { Template } from '../domain/template/types.ts';
import { dueOf, standing } from '../domain/trajectory/dates.ts';
import type { Context } from '../domain/trajectory/outcome.ts';
import type { NodeState, TrajectoryState } from '../domain/trajectory/state.ts';
import { stepOfPath } from '../domain/trajectory/tasks.ts';

/** One occurrence of a step that has opened, as lists and counts use it. */
export interface StepRow {
  readonly path: string;
  /** Id of the step in its template, or of the built-in task. */
  readonly step: string;
  readonly phase: string;
  readonly kind: string;
  readonly role: string;
  readonly status: NodeState['status'];
  readonly openedOn: LocalDate;
  readonly due: LocalDate | null;
  readonly closedOn: LocalDate | null;
  /** Start of the first appointment that stands. */
  readonly appointment: Instant | null;
  readonly outcome: string | null;
  readonly round: number;
}

/** The rows of all steps that have opened in a state. */
export function stepRows(state: TrajectoryState, template: Template, context: Context): StepRow[] {
  return Object.values(state.nodes).flatMap((node) => stepRow(node, state, template, context));
}

/**
 * The rows that have to be written when a trajectory moves from one state to another: what changed, and everything
 * that is open, because a due date can move by itself (a pause, a changed calendar).
 */
export function changedStepRows(
  before: TrajectoryState,
  after: TrajectoryState,
  template: Template,
  context: Context,
): StepRow[] {
  return Object.values(after.nodes)
    .filter((node) => node.status === 'open' || before.nodes[node.path] !== node)
    .flatMap((node) => stepRow(node, after, template, context));
}

function stepRow(node: NodeState, state: TrajectoryState, template: Template, context: Context): StepRow[] {
  const found = stepOfPath(template, node.path, node.about);
  if (found === undefined) return [];
  const { step, phase } = found;
  return [
    {
      path: node.path,
      step: step.id,
      phase: phase?.id ?? '',
      kind: step.kind,
      role: step.role,
      status: node.status,
      openedOn: node.openedOn,
      due: dueOf(step, node, state, context) ?? null,
      closedOn: node.closedOn ?? null,
      appointment: standing(node)?.[0]?.start ?? null,
      outcome: node.outcome ?? null,
      round: node.round,
    },
  ];
}
