import { randomUUID } from 'node:crypto';
import type { Scope } from '../../domain/access/scope.ts';
import { gatheringErrors } from '../../domain/gatherings/gathering.ts';
import type { BulkWork } from '../bulk/items.ts';
import { definedOf } from '../defined.ts';
import type { Dependencies } from '../dependencies.ts';
import { nowOf } from '../now.ts';
import { gatheringRejected } from './errors.ts';
import { findSeats, type WantedGathering, workOf } from './plan.ts';

/**
 * What a gathering would ask of each trajectory, for a preview: nothing is kept.
 * @throws as planning it would
 */
export async function previewGathering(
  deps: Pick<Dependencies, 'store' | 'clock'>,
  scope: Scope,
  wanted: WantedGathering,
): Promise<readonly BulkWork[]> {
  const { title, start, end, place, seats: most } = wanted;
  const { seats } = await findSeats(deps, scope, wanted);
  const gathering = definedOf({
    ...{ id: randomUUID(), title, start, end, place, seats: most, organiser: '', sequence: 0 },
  });
  const errors = gatheringErrors(gathering, nowOf(deps), seats.length);
  if (errors.length > 0) throw gatheringRejected(errors);
  return workOf(gathering, seats);
}
