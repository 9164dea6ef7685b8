import type { LocalDate } from '../../calendar/types.ts';
import { localDateOf } from '../../calendar/wall-clock.ts';
import { stepsOf } from '../../template/model/lookup.ts';
import type { StageNode, StepNode, Template, TemplateNode } from '../../template/model/types.ts';
import type { Text } from '../../text.ts';
import type { Context } from '../../trajectory/model/advanced.ts';
import { idOf, occurrenceOf } from '../../trajectory/model/paths.ts';
import type { NodeState, TrajectoryState } from '../../trajectory/model/state.ts';
import { isRunning } from '../../trajectory/model/status.ts';
import { optionsOf } from '../../trajectory/model/step-outcomes.ts';
import { dueOf, plannedDueOf } from '../../trajectory/rules/due-dates.ts';
import { isOverdue } from '../../trajectory/views/steps.ts';

/** How far a planned step is; `dropped` is any end but the usual one, or none at all. */
export type PlannedStatus = 'planned' | 'open' | 'late' | 'reached' | 'dropped';

/** A step of a plan as it stands. */
export interface PlannedStep {
  readonly step: StepNode;
  /** The track or module that it stands in, else its phase. */
  readonly line: StageNode;
  readonly phase: StageNode;
  readonly status: PlannedStatus;
  /** Local date by which it is planned: as the template has it, or as it was moved since. */
  readonly due?: LocalDate;
  /** Local date on which it ended. */
  readonly ended?: LocalDate;
  readonly outcome?: string;
}

/** How far a planned step is, in the words of a report. */
export const statusTitles: { readonly [status in PlannedStatus]: Text } = {
  planned: { nl: 'gepland', en: 'planned' },
  open: { nl: 'bezig', en: 'in progress' },
  late: { nl: 'te laat', en: 'late' },
  reached: { nl: 'bereikt', en: 'reached' },
  dropped: { nl: 'vervallen', en: 'dropped' },
};

/** Every step of a template that is chosen, with how far a trajectory is on a local date, in the order of the file. */
export function plannedSteps(
  state: TrajectoryState,
  template: Template,
  context: Context,
  today: LocalDate,
  isChosen: (step: StepNode) => boolean,
): readonly PlannedStep[] {
  const latest = latestNodes(state);
  const isOver = (stage: StageNode) => {
    const status = latest.get(stage.id)?.status;
    return status !== undefined && status !== 'open' && stage.repeat === undefined;
  };
  const lines = linesOf(template);
  const snapshot = { state, template, context };
  return stepsOf(template)
    .filter(isChosen)
    .flatMap((step): PlannedStep[] => {
      const place = lines.get(step.id);
      if (place === undefined) return [];
      const node = latest.get(step.id);
      const due = node === undefined ? plannedDueOf(step, snapshot) : dueOf(step, node, snapshot);
      const ended = node?.closedOn ?? (node?.closedAt === undefined ? undefined : localDateOf(node.closedAt));
      const lapsed = isOver(place.line) || isOver(place.phase);
      const status = statusOf({ step, node, state, due, lapsed }, today);
      return [
        {
          step,
          ...place,
          status,
          ...(due === undefined ? {} : { due }),
          ...(ended === undefined || status === 'planned' ? {} : { ended }),
          ...(node?.outcome === undefined ? {} : { outcome: node.outcome }),
        },
      ];
    });
}

function statusOf(
  planned: {
    readonly step: StepNode;
    readonly node: NodeState | undefined;
    readonly state: TrajectoryState;
    readonly due: LocalDate | undefined;
    /** It never opened, and what it stands in is over. */
    readonly lapsed: boolean;
  },
  today: LocalDate,
): PlannedStatus {
  const { step, node, state, due, lapsed } = planned;
  if (node === undefined) return isRunning(state) && !lapsed ? 'planned' : 'dropped';
  if (node.status === 'open') {
    return isOverdue({ node, ...(due === undefined ? {} : { due }) }, state, today) ? 'late' : 'open';
  }
  const usual = optionsOf(step)[0]?.id;
  const isUsual = usual === undefined || node.outcome === usual;
  return node.status === 'done' && isUsual ? 'reached' : 'dropped';
}

/** Of a step that comes back, how it stands the last time. */
function latestNodes(state: TrajectoryState): Map<string, NodeState> {
  const latest = new Map<string, NodeState>();
  for (const node of Object.values(state.nodes)) {
    if (node.about !== undefined || node.path.includes('~')) continue;
    const before = latest.get(idOf(node.path));
    if (before !== undefined && (occurrenceOf(before.path) ?? 1) > (occurrenceOf(node.path) ?? 1)) continue;
    latest.set(idOf(node.path), node);
  }
  return latest;
}

function linesOf(template: Template): Map<string, { line: StageNode; phase: StageNode }> {
  const lines = new Map<string, { line: StageNode; phase: StageNode }>();
  const visit = (node: TemplateNode, line: StageNode, phase: StageNode) => {
    if (node.type === 'step') lines.set(node.id, { line, phase });
    else for (const child of node.children) visit(child, node, phase);
  };
  for (const phase of template.phases) visit(phase, phase, phase);
  return lines;
}
