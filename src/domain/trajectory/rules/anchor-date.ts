import { isLocalDate } from '../../calendar/day-number.ts';
import type { LocalDate } from '../../calendar/types.ts';
import { localDateOf } from '../../calendar/wall-clock.ts';
import { MOMENTS_OF_STEP } from '../../template/model/anchors.ts';
import type { Anchor } from '../../template/model/types.ts';
import { idOf, occurrenceOf } from '../model/paths.ts';
import { isReturned } from '../model/returned.ts';
import type { NodeState, TrajectoryState } from '../model/state.ts';

/**
 * The local date of an anchor; nothing as long as that moment has not come, or nobody knows it.
 * @param near path of what is counted from it: of what comes back, the occurrence nearest to it is meant
 */
export function dateOfAnchor(anchor: Anchor, near: string, state: TrajectoryState): LocalDate | undefined {
  if (anchor.of === 'trajectory') return state.start;
  if (anchor.of === 'call') return dateOfCall(anchor.what, state);
  const node = nearest(anchor.of, near, state);
  if (node === undefined) return undefined;
  if (MOMENTS_OF_STEP.includes(anchor.what)) return momentOf(node, anchor.what);
  const answer = isAnswered(node) ? state.answers[anchor.of]?.[anchor.what] : undefined;
  return typeof answer === 'string' && isLocalDate(answer) ? answer : undefined;
}

/**
 * Whether an anchor's moment will not come any more: its step was passed over, or closed without that date. What counts from it
 * then counts from its own turn, so that nobody waits for ever.
 */
export function isMissed(anchor: Anchor, near: string, state: TrajectoryState): boolean {
  if (anchor.of === 'trajectory' || dateOfAnchor(anchor, near, state) !== undefined) return false;
  if (anchor.of === 'call') return true;
  const node = nearest(anchor.of, near, state);
  return node !== undefined && node.status !== 'open' && !isReturned(node);
}

// Outside a call, the trajectory's own start counts; an end is then not known.
function dateOfCall(what: string, { call, start }: TrajectoryState): LocalDate | undefined {
  if (what === 'start') return call?.start ?? start;
  return what === 'end' ? call?.end : call?.moneyUntil;
}

function momentOf(node: NodeState, what: string): LocalDate | undefined {
  switch (what) {
    case 'start':
      return node.firstOpenedOn ?? node.openedOn;
    case 'appointment': {
      const first = node.calledOffAt === undefined ? node.appointments?.[0] : undefined;
      return first && localDateOf(first.start);
    }
    case 'answer':
      return isAnswered(node) ? node.closedOn : undefined;
    default:
      return node.status === 'open' ? undefined : node.closedOn;
  }
}

function isAnswered({ status, outcome }: NodeState): boolean {
  return status === 'done' && outcome !== undefined;
}

// Of several occurrences, the one that has most of the path in common, and of those the last.
function nearest(id: string, near: string, state: TrajectoryState): NodeState | undefined {
  const own = near.split('/');
  const common = ({ path }: NodeState) => {
    const segments = path.split('/');
    const differs = segments.findIndex((segment, index) => segment !== own[index]);
    return differs < 0 ? segments.length : differs;
  };
  return Object.values(state.nodes)
    .filter(({ path }) => idOf(path) === id)
    .reduce<NodeState | undefined>((best, node) => {
      if (best === undefined) return node;
      const closer = common(node) - common(best);
      const later = (occurrenceOf(node.path) ?? 0) - (occurrenceOf(best.path) ?? 0);
      return closer > 0 || (closer === 0 && later > 0) ? node : best;
    }, undefined);
}
