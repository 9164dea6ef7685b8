import type { Instant, LocalDate } from '../../domain/calendar/types.ts';
import type { Template } from '../../domain/template/model/types.ts';
import type { Context } from '../../domain/trajectory/model/advanced.ts';
import type { NodeState, TrajectoryState } from '../../domain/trajectory/model/state.ts';
import { standing } from '../../domain/trajectory/rules/due-dates.ts';
import { inTimeUntil } from '../../domain/trajectory/views/late.ts';
import { type StepView, stepsSoFar } from '../../domain/trajectory/views/steps.ts';

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
  /** Id of whoever the step alone was passed on to. */
  readonly person: string | null;
}

/** What a trajectory's new state means for the table of steps. */
export interface StepChanges {
  /** Rows to be written. */
  readonly rows: readonly StepRow[];
  /** The first local date until which one of the open steps is in time. */
  readonly nextDue: LocalDate | undefined;
}

/**
 * The rows to be written when a trajectory comes to a state: what changed, and everything that is open, because a due
 * date can move by itself (a pause, a changed calendar).
 * @param before the state that it comes from; without it, every row
 */
export function stepChanges(
  before: TrajectoryState | undefined,
  after: TrajectoryState,
  template: Template,
  context: Context,
): StepChanges {
  const views = stepsSoFar(after, template, context);
  const changed = views.filter(({ node, path }) => node.status === 'open' || before?.nodes[path] !== node);
  const dues = views.flatMap((view) => (view.node.status === 'open' ? (inTimeUntil(view) ?? []) : []));
  return { rows: changed.map(toRow), nextDue: dues.sort()[0] };
}

function toRow({ path, step, phase, node, due, role }: StepView): StepRow {
  return {
    path,
    step: step.id,
    phase: phase.id,
    kind: step.kind,
    role,
    status: node.status,
    openedOn: node.openedOn,
    due: due ?? null,
    closedOn: node.closedOn ?? null,
    appointment: standing(node)?.[0]?.start ?? null,
    outcome: node.outcome ?? null,
    round: node.round,
    person: node.delegate?.person ?? null,
  };
}
