import type { FeelScope } from '../../conditions/feel.ts';
import { positionOf } from '../../template/model/lookup.ts';
import type { StepNode, Template } from '../../template/model/types.ts';
import { lastNodeOf } from '../model/last-node.ts';
import { idOf } from '../model/paths.ts';
import type { NodeState, TrajectoryState } from '../model/state.ts';

/**
 * What a condition can read: the answers of every step by its id (with `outcome`; null fields where nothing was answered
 * yet, and `status` with how it stands), `linked` with the other trajectories of the same subject by template (hyphens as underscores): their `status`, and
 * the status of each of their phases and milestones by id, and `trajectory` with its start date and group.
 */
export function conditionScopeOf(state: TrajectoryState, template: Template): FeelScope {
  // Answers and roles are replaced when they change, so the same objects mean the same scope.
  const known = scopes.get(state.answers);
  const nodes = readsStatus(template) ? state.nodes : undefined;
  if (
    known?.roles === state.roles &&
    known.linked === state.linked &&
    known.template === template &&
    known.nodes === nodes
  )
    return known.scope;
  const scope = buildScope(state, template);
  scopes.set(state.answers, { roles: state.roles, linked: state.linked, nodes, template, scope });
  return scope;
}

/**
 * The same inside a time of what comes back: of the steps that come back with it, what was answered this time.
 * @param parent path of the occurrence in which the condition stands
 */
export function scopeOfRound(
  parent: string,
  outside: FeelScope,
  state: TrajectoryState,
  template: Template,
): FeelScope {
  const around = parent.split('/');
  const deepest = around.findLastIndex((segment) => segment.includes('#'));
  return (name) => {
    const position = positionOf(template, name);
    const ids = position?.ids.slice(0, -1) ?? [];
    const isInside =
      ids.length > deepest && ids.slice(0, deepest + 1).every((id, at) => idOf(around[at] ?? '') === id);
    if (position?.node.type !== 'step' || !isInside) return outside(name);
    const path = [...around.slice(0, deepest + 1), ...ids.slice(deepest + 1), name].join('/');
    const node = state.nodes[path] ?? lastOccurrence(path, state);
    const isGiven = node !== undefined && (node.outcome !== undefined || node.round > 1);
    return withStatus(position.node, isGiven ? (state.answers[name] ?? {}) : {}, node?.status);
  };
}

function lastOccurrence(path: string, { nodes }: TrajectoryState): NodeState | undefined {
  let found: NodeState | undefined;
  for (let n = 1; nodes[`${path}#${n}`] !== undefined; n += 1) found = nodes[`${path}#${n}`];
  return found;
}

// A question that is called status itself is what is meant.
function withStatus(step: StepNode, answers: object, status: NodeState['status'] | undefined): object {
  const properties = step.answers?.properties;
  const isAsked = typeof properties === 'object' && properties !== null && 'status' in properties;
  return isAsked || status === undefined ? answers : { ...answers, status };
}

const withStatusRead = new WeakMap<Template, boolean>();

/** Whether a condition asks how a step stands; of most templates none does, and their scopes last longer. */
export function readsStatus(template: Template): boolean {
  let known = withStatusRead.get(template);
  if (known === undefined) {
    known = /(?<!linked\.[a-z0-9_]{1,200})\.status\b/.test(JSON.stringify(template.phases));
    withStatusRead.set(template, known);
  }
  return known;
}

interface Known {
  readonly roles: TrajectoryState['roles'];
  readonly linked: TrajectoryState['linked'];
  readonly nodes: TrajectoryState['nodes'] | undefined;
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
        return ofStep(name, state, template);
    }
  };
}

function ofStep(name: string, state: TrajectoryState, template: Template): object | undefined {
  const step = positionOf(template, name)?.node;
  if (step?.type !== 'step') return undefined;
  const answers = state.answers[name] ?? {};
  if (!readsStatus(template)) return answers;
  return withStatus(step, answers, lastNodeOf(state.nodes, name)?.status);
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
