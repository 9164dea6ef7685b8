import type { FeelScope } from '../../conditions/feel.ts';
import { positionOf } from '../../template/model/lookup.ts';
import type { Template } from '../../template/model/types.ts';
import type { TrajectoryState } from '../model/state.ts';

/**
 * What a condition can read: the answers of every step by its id (with `outcome`; null fields where nothing was answered
 * yet), `linked` with the other trajectories of the same subject by template (hyphens as underscores): their `status`, and
 * the status of each of their phases and milestones by id, and `trajectory` with its start date and group.
 */
export function conditionScopeOf(state: TrajectoryState, template: Template): FeelScope {
  // Answers and roles are replaced when they change, so the same objects mean the same scope.
  const known = scopes.get(state.answers);
  if (known?.roles === state.roles && known.linked === state.linked && known.template === template)
    return known.scope;
  const scope = buildScope(state, template);
  scopes.set(state.answers, { roles: state.roles, linked: state.linked, template, scope });
  return scope;
}

interface Known {
  readonly roles: TrajectoryState['roles'];
  readonly linked: TrajectoryState['linked'];
  readonly template: Template;
  readonly scope: FeelScope;
}

const scopes = new WeakMap<TrajectoryState['answers'], Known>();

function buildScope(state: TrajectoryState, template: Template): FeelScope {
  return (name) => {
    switch (name) {
      case 'linked':
        return linkedScope(state);
      case 'trajectory':
        return { start: state.start, group: state.group ?? null, subject: state.subject.kind };
      case 'roles':
        return Object.fromEntries(template.roles.map(({ id }) => [id, state.roles[id] !== undefined]));
      default:
        return positionOf(template, name)?.node.type === 'step' ? (state.answers[name] ?? {}) : undefined;
    }
  };
}

function linkedScope(state: TrajectoryState) {
  return Object.fromEntries(
    Object.values(state.linked).map((linked) => [
      linked.template.replaceAll('-', '_'),
      {
        ...Object.fromEntries(linked.milestones.map((milestone) => [milestone, 'done'])),
        ...linked.phases,
        status: linked.status,
      },
    ]),
  );
}
