import { deleteOverride, findOverride } from '../../store/calendar/overrides.ts';
import type { Caller } from '../access/authorise.ts';
import { forbidden } from '../access/errors.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';
import { assertWithinReach } from '../schools/reach.ts';

/**
 * Takes an exception away again; what moved for it moves back.
 * @throws `not-found` when it does not exist, `forbidden` when somebody outside the direction changes the calendar of everybody, or of a
 *   school of another service
 */
export async function removeOverride(request: {
  deps: Dependencies;
  caller: Pick<Caller, 'scope'>;
  id: string;
}): Promise<void> {
  const { deps, caller, id } = request;
  const found = await findOverride(deps.store, id);
  if (found === undefined) throw notFound();
  if (found.school === undefined && caller.scope.kind !== 'all') throw forbidden();
  if (found.school !== undefined) await assertWithinReach(deps, caller.scope, found.school, 'id');
  await deleteOverride(deps.store, id);
}
