import type { Programme } from '../../domain/programmes/types.ts';
import { insertProgramme, type StoredProgramme } from '../../store/programmes/programmes.ts';
import type { Caller } from '../access/authorise.ts';
import type { Dependencies } from '../dependencies.ts';
import { newIdFor } from '../idempotency.ts';
import { nowOf } from '../now.ts';
import { checkProgramme, publishedIds } from './check-programme.ts';

/**
 * Adds a programme. With an Idempotency-Key, doing it again gives the same one.
 * @throws `invalid` naming what does not fit together, or a template that is not published
 */
export async function addProgramme(request: {
  deps: Dependencies;
  caller: Pick<Caller, 'person'>;
  programme: Programme;
  idempotencyKey?: string | undefined;
}): Promise<StoredProgramme> {
  const { deps, caller, programme, idempotencyKey } = request;
  checkProgramme(programme, await publishedIds(deps));
  const id = newIdFor({ key: idempotencyKey, principal: caller.person, purpose: 'programme' });
  return insertProgramme(deps.store, { id, programme, now: nowOf(deps) });
}
