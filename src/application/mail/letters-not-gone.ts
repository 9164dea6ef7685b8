import type { Instant } from '../../domain/calendar/types.ts';
import { type LetterNotGone, lettersNotGone } from '../../store/letters/not-gone.ts';
import type { Caller } from '../access/authorise.ts';
import type { Dependencies } from '../dependencies.ts';
import { serviceOf } from './service.ts';

/**
 * Letters beside the mails of trajectories that are owed, and those that were given up since an instant, with why.
 * @throws `forbidden` for a counsellor
 */
export function readLettersNotGone(request: {
  deps: Pick<Dependencies, 'store'>;
  caller: Pick<Caller, 'function' | 'scope'>;
  since: Instant;
}): Promise<readonly LetterNotGone[]> {
  const { deps, caller, since } = request;
  return lettersNotGone(deps.store, since, serviceOf(caller, undefined));
}
