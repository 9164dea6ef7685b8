import { isWithin } from '../../domain/access/scope.ts';
import { notFound } from '../errors.ts';
import { readDossier } from '../trajectories/dossier.ts';
import type { ReportRequest } from './observed.ts';

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
  const view = await readDossier({ deps, id: trajectory, at: asOf, atField: 'as_of' });
  if (!isWithin(scope, view.head.organisationId)) throw notFound('trajectory');
  return view;
}
