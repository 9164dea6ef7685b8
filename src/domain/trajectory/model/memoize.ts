import { hasAnchors } from '../../template/model/anchors.ts';
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
    known.set(snapshot.state, memoOf(value, snapshot));
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
  const known = new WeakMap<NodeState, Memo<Value>>();
  return (node, snapshot) => {
    const found = known.get(node);
    if (found !== undefined && hasSameRules(found, snapshot) && hasSamePeople(found, snapshot))
      return found.value;
    const value = work(node, snapshot);
    known.set(node, memoOf(value, snapshot));
    return value;
  };
}

// Not the whole state: it would be kept as long as its oldest occurrence.
interface Memo<Value> {
  readonly value: Value;
  readonly template: Template;
  readonly calendar: Context['calendar'];
  readonly id: string;
  readonly pauses: TrajectoryState['pauses'];
  readonly roles: TrajectoryState['roles'];
  /** Only of a template that counts from other moments: they may change without the occurrence itself. */
  readonly moments?: readonly unknown[];
}

function memoOf<Value>(value: Value, { state, template, context }: Snapshot): Memo<Value> {
  const { id, pauses, roles } = state;
  const known = { value, template, calendar: context.calendar, id, pauses, roles };
  return hasAnchors(template) ? { ...known, moments: momentsOf(state) } : known;
}

function momentsOf({ nodes, answers, call }: TrajectoryState): readonly unknown[] {
  return [nodes, answers, call];
}

function hasSameRules<Value>(known: Memo<Value>, { template, context }: Snapshot): boolean {
  return known.template === template && known.calendar === context.calendar;
}

function hasSamePeople<Value>(known: Memo<Value>, { state }: Snapshot): boolean {
  const isSame = known.id === state.id && known.pauses === state.pauses && known.roles === state.roles;
  if (!isSame || known.moments === undefined) return isSame;
  const { moments } = known;
  return momentsOf(state).every((moment, index) => moment === moments[index]);
}
