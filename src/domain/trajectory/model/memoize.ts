import { positionOfPath } from '../../template/model/lookup.ts';
import type { Template } from '../../template/model/types.ts';
import type { Context } from './advanced.ts';
import type { NodeState, TrajectoryState } from './state.ts';

/** A trajectory at one moment, with the rules and the calendar by which it is looked at. */
export interface Snapshot {
  readonly state: TrajectoryState;
  readonly template: Template;
  readonly context: Context;
}

/**
 * Makes a function of a state work each state out once. States are never changed, only replaced, and the rules, the clock
 * and the lists all ask the same of one: what is next, what is open, when time goes on.
 */
export function memoizePerState<Value>(work: (snapshot: Snapshot) => Value): (snapshot: Snapshot) => Value {
  const known = new WeakMap<TrajectoryState, Memo<Value>>();
  return (snapshot) => {
    const found = known.get(snapshot.state);
    if (found !== undefined && hasSameRules(found, snapshot)) return found.value;
    const value = work(snapshot);
    known.set(snapshot.state, { value, template: snapshot.template, calendar: snapshot.context.calendar });
    return value;
  };
}

/**
 * Makes a function of an occurrence work each occurrence out once: most of them are still the same in the next state. Only
 * for what follows from the occurrence itself, from how its trajectory was enrolled, its pauses and its roles; whatever else
 * a state says may have changed since.
 */
export function memoizePerNode<Value>(
  work: (node: NodeState, snapshot: Snapshot) => Value,
): (node: NodeState, snapshot: Snapshot) => Value {
  const known = new WeakMap<NodeState, MemoOfNode<Value>>();
  return (node, snapshot) => {
    const found = known.get(node);
    if (found !== undefined && holdsFor(snapshot, found)) return found.value;
    const value = work(node, snapshot);
    known.set(node, memoOfNode(value, node, snapshot));
    return value;
  };
}

interface Memo<Value> {
  readonly value: Value;
  readonly template: Template;
  readonly calendar: Context['calendar'];
}

// Not the whole state: it would be kept as long as its oldest occurrence.
interface MemoOfNode<Value> extends Memo<Value> {
  readonly id: string;
  readonly pauses: TrajectoryState['pauses'];
  readonly roles: TrajectoryState['roles'];
  /** Only of a step whose due date counts from another moment: that may change without the occurrence itself. */
  readonly moments: Moments | undefined;
}

/** What a due date can count from, besides its own occurrence. */
type Moments = { readonly [moment in 'nodes' | 'answers' | 'call']: TrajectoryState[moment] };

function memoOfNode<Value>(
  value: Value,
  { path }: NodeState,
  { state, template, context }: Snapshot,
): MemoOfNode<Value> {
  const { id, pauses, roles, nodes, answers, call } = state;
  const moments = isAnchored(path, template) ? { nodes, answers, call } : undefined;
  return { value, template, calendar: context.calendar, id, pauses, roles, moments };
}

function isAnchored(path: string, template: Template): boolean {
  const node = positionOfPath(template, path)?.node;
  return node?.type === 'step' && node.due?.from !== undefined;
}

function hasSameRules<Value>(known: Memo<Value>, { template, context }: Snapshot): boolean {
  return known.template === template && known.calendar === context.calendar;
}

function holdsFor<Value>(snapshot: Snapshot, known: MemoOfNode<Value>): boolean {
  return (
    hasSameRules(known, snapshot) && hasSamePeople(known, snapshot) && hasSameMoments(known, snapshot.state)
  );
}

function hasSamePeople<Value>(known: MemoOfNode<Value>, { state }: Snapshot): boolean {
  return known.id === state.id && known.pauses === state.pauses && known.roles === state.roles;
}

function hasSameMoments<Value>({ moments }: MemoOfNode<Value>, { nodes, answers, call }: TrajectoryState) {
  if (moments === undefined) return true;
  return moments.nodes === nodes && moments.answers === answers && moments.call === call;
}
