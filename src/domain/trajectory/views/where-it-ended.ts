import type { Template } from '../../template/model/types.ts';
import { stepOfPath, taskOfPath } from '../model/built-in-tasks.ts';
import type { NodeState, TrajectoryState } from '../model/state.ts';

/** Whether a node was open when its trajectory ended, and was withdrawn with it. */
export function wasOpenAtTheEnd(
  { status, closedAt }: Pick<NodeState, 'status' | 'closedAt'>,
  { endedAt }: Pick<TrajectoryState, 'endedAt'>,
): boolean {
  return status === 'withdrawn' && endedAt !== undefined && closedAt === endedAt;
}

/**
 * The path of the step at which a trajectory ended: the one whose answer or silence ended it, or one that was open then, or
 * the last that was done. Nothing while it runs.
 */
export function whereItEnded(state: TrajectoryState, template: Template): string | undefined {
  if (state.endedAt === undefined) return undefined;
  const ranked = Object.values(state.nodes)
    .filter((node) => node.closedAt !== undefined && isStepOfItsOwn(node, template))
    .map((node) => ({ node, rank: rankOf(node, state) }))
    .sort((one, other) => other.rank - one.rank || compare(one.node, other.node));
  return ranked[0]?.node.path;
}

// What ended it comes first, then what was open at the end, then what was closed before.
function rankOf(node: NodeState, state: TrajectoryState): number {
  if (wasOpenAtTheEnd(node, state)) return 1;
  if (node.status === 'withdrawn') return -1;
  return node.closedAt === state.endedAt ? 2 : 0;
}

// Of several open at the end the first to open; of several closed before the last.
function compare(one: NodeState, other: NodeState): number {
  const [a, b] = [one.closedAt ?? '', other.closedAt ?? ''];
  if (a !== b) return a < b ? 1 : -1;
  return one.openedAt === other.openedAt
    ? one.path < other.path
      ? -1
      : 1
    : one.openedAt < other.openedAt
      ? -1
      : 1;
}

function isStepOfItsOwn({ path }: NodeState, template: Template): boolean {
  if (path.includes('~') || taskOfPath(path) !== undefined) return false;
  const kind = stepOfPath(template, path)?.step.kind;
  return kind !== undefined && kind !== 'notice' && kind !== 'milestone';
}
