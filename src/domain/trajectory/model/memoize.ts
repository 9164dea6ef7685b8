import type { Template } from '../../template/model/types.ts';
import type { Context } from './outcome.ts';
import type { NodeState, TrajectoryState } from './state.ts';

/** A trajectory at one moment, with the rules and the calendar by which it is looked at. */
export interface Sight {
  readonly state: TrajectoryState;
  readonly template: Template;
  readonly context: Context;
}

/**
 * Makes a function of a state work each state out once. States are never changed, only replaced, and the rules, the clock
 * and the lists all ask the same of one: what is next, what is open, when time goes on.
 */
export function oncePerState<Value>(work: (sight: Sight) => Value): (sight: Sight) => Value {
  const known = new WeakMap<TrajectoryState, Remembered<Value>>();
  return (sight) => {
    const found = known.get(sight.state);
    if (found !== undefined && hasSameRules(found, sight)) return found.value;
    const value = work(sight);
    known.set(sight.state, remembered(value, sight));
    return value;
  };
}

/**
 * Makes a function of an occurrence work each occurrence out once: most of them are still the same in the next state. Only
 * for what follows from the occurrence itself, from how its trajectory was enrolled, its pauses and its roles; whatever else
 * a state says may have changed since.
 */
export function oncePerNode<Value>(
  work: (node: NodeState, sight: Sight) => Value,
): (node: NodeState, sight: Sight) => Value {
  const known = new WeakMap<NodeState, Remembered<Value>>();
  return (node, sight) => {
    const found = known.get(node);
    if (found !== undefined && hasSameRules(found, sight) && hasSamePeople(found, sight)) return found.value;
    const value = work(node, sight);
    known.set(node, remembered(value, sight));
    return value;
  };
}

// Not the whole state: it would be kept as long as its oldest occurrence.
interface Remembered<Value> {
  readonly value: Value;
  readonly template: Template;
  readonly calendar: Context['calendar'];
  readonly id: string;
  readonly pauses: TrajectoryState['pauses'];
  readonly roles: TrajectoryState['roles'];
}

function remembered<Value>(value: Value, { state, template, context }: Sight): Remembered<Value> {
  const { id, pauses, roles } = state;
  return { value, template, calendar: context.calendar, id, pauses, roles };
}

function hasSameRules<Value>(known: Remembered<Value>, { template, context }: Sight): boolean {
  return known.template === template && known.calendar === context.calendar;
}

function hasSamePeople<Value>(known: Remembered<Value>, { state }: Sight): boolean {
  return known.id === state.id && known.pauses === state.pauses && known.roles === state.roles;
}
