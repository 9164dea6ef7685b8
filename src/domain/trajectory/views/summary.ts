import type { Instant, LocalDate } from '../../calendar/types.ts';
import type { Template } from '../../template/model/types.ts';
import type { Advanced, Context } from '../model/advanced.ts';
import type { NodeStatus, TrajectoryStatus } from '../model/state.ts';
import { openSteps } from './steps.ts';

/** What the workflow knows of its trajectory: ids, enums, dates and nothing personal; it is kept in Temporal's history. */
export interface Summary {
  readonly id: string;
  readonly version: number;
  readonly status: TrajectoryStatus;
  readonly phases: readonly { readonly id: string; readonly status: NodeStatus | 'later' }[];
  readonly open: readonly {
    readonly path: string;
    readonly step: string;
    readonly role: string;
    readonly due?: LocalDate;
  }[];
  readonly wakeAt?: Instant;
  readonly nextMailAt?: Instant;
}

/** The summary of what an advance led to. */
export function summarise(outcome: Advanced, template: Template, context: Context): Summary {
  const { state, plan, wakeAt } = outcome;
  const nextMail = plan.find((mail) => mail.at > state.at);
  return {
    id: state.id,
    version: state.version,
    status: state.status,
    phases: template.phases.map((phase) => ({
      id: phase.id,
      status: state.nodes[phase.id]?.status ?? 'later',
    })),
    open: openSteps(state, template, context).map((view) => ({
      path: view.path,
      step: view.step.id,
      role: view.role,
      ...(view.due === undefined ? {} : { due: view.due }),
    })),
    ...(wakeAt === undefined ? {} : { wakeAt }),
    ...(nextMail === undefined ? {} : { nextMailAt: nextMail.at }),
  };
}
