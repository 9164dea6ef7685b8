import type { FeelScope } from '../template/feel.ts';
import { stepsOf } from '../template/lookup.ts';
import type { Template } from '../template/types.ts';
import type { TrajectoryState } from './state.ts';

/**
 * What a condition can read: the answers of every step by its id (with `outcome`; null fields where nothing was answered
 * yet), and `trajectory` with its start date, group and status of roles.
 */
export function scopeOf(state: TrajectoryState, template: Template): FeelScope {
  const answers: { [step: string]: unknown } = {};
  for (const step of stepsOf(template)) answers[step.id] = state.answers[step.id] ?? {};
  return {
    ...answers,
    trajectory: { start: state.start, group: state.group ?? null, subject: state.subject.kind },
    roles: Object.fromEntries(template.roles.map((role) => [role.id, state.roles[role.id] !== undefined])),
  };
}
