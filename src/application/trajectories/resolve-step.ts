import { idOf } from '../../domain/trajectory/model/paths.ts';
import type { TrajectoryState } from '../../domain/trajectory/model/state.ts';
import { unclearStep } from './errors.ts';

/**
 * The path of the step that somebody means: as it is, or by the step's id where one occurrence answers to it.
 * @param wanted `open` for what is to be done with it, `closed` for what is to be opened again: the last one that closed
 * @returns the path; what nothing answers to as it was typed, for the core to refuse
 * @throws `invalid` `several-steps` when several are open
 */
export function resolveStep(state: TrajectoryState, named: string, wanted: 'open' | 'closed'): string {
  if (state.nodes[named] !== undefined) return named;
  const nodes = Object.values(state.nodes).filter(
    ({ path, status }) => idOf(path) === named && (status === 'open') === (wanted === 'open'),
  );
  if (wanted === 'closed') {
    return nodes.toSorted((a, b) => ((a.closedAt ?? '') < (b.closedAt ?? '') ? 1 : -1))[0]?.path ?? named;
  }
  if (nodes.length > 1)
    throw unclearStep(
      named,
      nodes.map(({ path }) => path),
    );
  return nodes[0]?.path ?? named;
}
