import type { Dependencies } from '../../../application/dependencies.ts';
import { findSeats } from '../../../application/gatherings/plan.ts';
import { readTable } from '../../../application/trajectories/table.ts';
import type { Scope } from '../../../domain/access/scope.ts';
import { MOST_SEATS } from '../../../domain/gatherings/gathering.ts';
import { subjectOf } from '../view/listed.ts';

/** A trajectory that can be invited to a gathering. */
export type Invitable = { readonly id: string; readonly name: string; readonly reference: string };

/** The trajectories of a model in which a step is open for which people meet. */
export async function invitable(
  deps: Dependencies,
  scope: Scope,
  template: string,
): Promise<readonly Invitable[]> {
  const order = { sort: 'school', descending: false, offset: 0, limit: MOST_SEATS } as const;
  const { rows } = await readTable({ deps, scope, filter: { template, status: 'active' }, order });
  const { seats } = await findSeats(deps, scope, { trajectories: rows.map(({ row }) => row.id) });
  const open = new Set(seats.map(({ trajectoryId }) => trajectoryId));
  return rows
    .filter(({ row }) => open.has(row.id))
    .map(({ row }) => ({ id: row.id, name: subjectOf(row), reference: row.reference }));
}
