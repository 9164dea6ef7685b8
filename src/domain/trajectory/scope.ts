import type { FeelScope } from '../template/feel.ts';
import { stepsOf } from '../template/lookup.ts';
import type { Template } from '../template/types.ts';
import type { TrajectoryState } from './state.ts';

/**
 * What a condition can read: the answers of every step by its id (with `outcome`; null fields where nothing was answered
 * yet), and `trajectory` with its start date, group and status of roles.
 */
export function scopeOf(state: TrajectoryState, template: Template): FeelScope {
  // Answers and roles are replaced when they change, so the same objects mean the same scope.
  const known = scopes.get(state.answers);
  if (known !== undefined && known.roles === state.roles && known.template === template) return known.scope;
  const scope = buildScope(state, template);
  scopes.set(state.answers, { roles: state.roles, template, scope });
  return scope;
}

interface Known {
  readonly roles: TrajectoryState['roles'];
  readonly template: Template;
  readonly scope: FeelScope;
}

const scopes = new WeakMap<TrajectoryState['answers'], Known>();

function buildScope(state: TrajectoryState, template: Template): FeelScope {
  const answers: { [step: string]: unknown } = {};
  for (const step of stepsOf(template)) answers[step.id] = state.answers[step.id] ?? {};
  return {
    ...answers,
    trajectory: { start: state.start, group: state.group ?? null, subject: state.subject.kind },
    roles: Object.fromEntries(template.roles.map((role) => [role.id, state.roles[role.id] !== undefined])),
  };
}
