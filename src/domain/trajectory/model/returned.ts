import type { NodeState } from './state.ts';

/** Whether a review asked for changes: it waits for the new version, and then opens anew. */
export function isReturned({ status, outcome }: Pick<NodeState, 'status' | 'outcome'>): boolean {
  return status === 'withdrawn' && outcome === 'changes';
}
