import { evaluateFeel } from '../../conditions/feel.ts';
import type { StepNode } from '../../template/model/types.ts';
import type { TrajectoryState } from '../model/state.ts';

/**
 * The amount of a step in euro: as its template gives it, or worked out from what was answered. Nothing as long as an answer
 * that it needs is not there.
 */
export function euroOf(
  { amount }: Pick<StepNode, 'amount'>,
  { answers }: Pick<TrajectoryState, 'answers'>,
): number | undefined {
  if (amount === undefined || typeof amount === 'number') return amount;
  const value = evaluateFeel(amount, (name) => answers[name]);
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
}
