import type { Store } from '../../store/database/db.ts';
import { countedChecksum, forgetCounted, howManyCounted, uncounted } from '../../store/reports/recount.ts';
import { counted } from './counted.ts';

/** What became of counting everything anew. */
export interface Recount {
  readonly trajectories: number;
  /** Whether something else came out than what was kept: then a commit of ours missed something. */
  readonly differs: boolean;
}

/** How many trajectories wait to be counted. */
export function waitingToBeCounted(store: Store): Promise<number> {
  return uncounted(store);
}

/** Counts everything anew from the journals, and says whether that is what was kept with each commit. */
export async function recount(store: Store): Promise<Recount> {
  await counted(store);
  const before = await countedChecksum(store);
  await forgetCounted(store);
  await counted(store);
  const [after, trajectories] = [await countedChecksum(store), await howManyCounted(store)];
  return { trajectories, differs: after !== before };
}
