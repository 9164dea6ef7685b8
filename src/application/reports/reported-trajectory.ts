import { notFound } from '../errors.ts';
import { findDossier } from '../trajectories/dossier.ts';
import type { ReportRequest } from './counted.ts';

/**
 * The trajectory that a report is about, as it stood at the end of the day.
 * @throws `not-found` for one that the caller may not see
 */
export async function trajectoryFor({
  deps,
  asOf,
  scope,
  trajectory,
}: ReportRequest & { trajectory: string }) {
  const view = await findDossier({ deps, scope, id: trajectory, at: asOf, atField: 'as_of' });
  if (view === undefined) throw notFound('trajectory');
  return view;
}
