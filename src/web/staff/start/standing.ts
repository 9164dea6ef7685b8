import type { Dependencies } from '../../../application/dependencies.ts';
import { countInScope } from '../../../application/trajectories/list.ts';
import type { Scope } from '../../../domain/access/scope.ts';
import type { TrajectoryFilter } from '../../../store/trajectories/list.ts';

/** What is counted, in the order in which it is shown. */
export const counted = ['running', 'late', 'atRisk', 'silent', 'paused'] as const;
type Counted = (typeof counted)[number];

/** What of it a list of trajectories is asked for. */
const filters: { readonly [name in Counted]: TrajectoryFilter } = {
  running: { status: 'active' },
  late: { overdue: true },
  atRisk: { atRisk: true },
  silent: { silent: true },
  paused: { status: 'paused' },
};

/** The parameters of the page with the rows behind each number. */
export const rowsBehind: { readonly [name in Counted]: { readonly [parameter: string]: string } } = {
  running: { status: 'active' },
  late: { overdue: 'true' },
  atRisk: { risk: 'true' },
  silent: { silent: 'true' },
  paused: { status: 'paused' },
};

/** How many trajectories stand where. */
export type Standing = { readonly [name in Counted]: number };

/** Counts where the trajectories stand that somebody deals with. */
export async function readStanding(
  deps: Pick<Dependencies, 'store' | 'clock'>,
  scope: Scope,
): Promise<Standing> {
  const counts = await Promise.all(
    counted.map(async (name) => [name, await countInScope({ deps, scope, filter: filters[name] })] as const),
  );
  return Object.fromEntries(counts) as Standing;
}
