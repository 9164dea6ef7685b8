import { deleteOverride, findOverride } from '../../store/calendar/overrides.ts';
import type { Caller } from '../access/authorise.ts';
import { forbidden } from '../access/errors.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';

/**
 * Takes an exception away again; what moved for it moves back.
 * @throws `not-found` when it does not exist or is of a school of another service, `forbidden` when somebody outside the
 *   direction changes the calendar of everybody
 */
export async function removeOverride(request: {
  deps: Dependencies;
  caller: Pick<Caller, 'scope'>;
  id: string;
}): Promise<void> {
  const { deps, caller, id } = request;
  const found = await findOverride(deps.store, caller.scope, id);
  if (found === undefined) throw notFound();
  if (found.school === undefined && caller.scope.kind !== 'all') throw forbidden();
  await deleteOverride(deps.store, caller.scope, id);
}
