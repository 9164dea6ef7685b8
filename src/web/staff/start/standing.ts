import type { Dependencies } from '../../../application/dependencies.ts';
import { countEachInScope } from '../../../application/trajectories/list.ts';
import type { Scope } from '../../../domain/access/scope.ts';
import type { TrajectoryFilter } from '../../../store/trajectories/filter.ts';
import { choiceOf, filterOf } from '../trajectories/choice.ts';

/** What is counted, in the order in which it is shown. */
export const counted = ['running', 'late', 'atRisk', 'silent', 'paused'] as const;
type Counted = (typeof counted)[number];

/** The parameters of the list that holds the rows behind each number; what is counted is what that list shows. */
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
  const { running, ...others } = Object.fromEntries(
    counted.map((name) => [name, filterOf(choiceOf(rowsBehind[name]), undefined)]),
  ) as { readonly [name in Counted]: TrajectoryFilter };
  // All that runs takes as long to count as the others together: side by side.
  const [whole, parts] = await Promise.all([
    countEachInScope({ deps, scope, name: 'running', filters: { running } }),
    countEachInScope({ deps, scope, name: 'standing', filters: others }),
  ]);
  return { ...whole, ...parts };
}
