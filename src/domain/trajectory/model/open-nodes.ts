import { taskOfPath } from './built-in-tasks.ts';
import type { NodeState, TrajectoryState } from './state.ts';

/** Of everything that ever opened, what is open. */
interface OpenNodes {
  /** Stages, steps and built-in tasks, in the order in which they stand in the state. */
  readonly all: readonly NodeState[];
  /** Without the built-in tasks. */
  readonly ofTemplate: readonly NodeState[];
}

const known = new WeakMap<TrajectoryState['nodes'], OpenNodes>();

/** The open occurrences of a state. A long trajectory has hundreds that are over, so they are passed by once per state. */
export function openNodes(state: TrajectoryState): OpenNodes {
  // Nodes are replaced when they change, so the same object means the same open ones.
  const found = known.get(state.nodes);
  if (found !== undefined) return found;
  const all = Object.values(state.nodes).filter((node) => node.status === 'open');
  const open = { all, ofTemplate: all.filter((node) => taskOfPath(node.path) === undefined) };
  known.set(state.nodes, open);
  return open;
}
