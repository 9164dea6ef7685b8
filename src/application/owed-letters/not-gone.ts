import type { Instant } from '../../domain/calendar/types.ts';
import { type LetterNotGone, lettersNotGone } from '../../store/letters/not-gone.ts';
import type { Caller } from '../access/authorise.ts';
import type { Dependencies } from '../dependencies.ts';
import { serviceOf } from '../mail/service.ts';

/** Whose letters are meant. */
export interface LettersAsked {
  readonly caller: Pick<Caller, 'function' | 'scope'>;
  /** Those that are owed, and those that were given up at this instant or later. */
  readonly since: Instant;
  /** Only those of this guidance service; of a coordinator's own without it. */
  readonly organisation?: string | undefined;
}

/**
 * Letters beside the mails of trajectories that are owed, and those that were given up since an instant, with why.
 * @throws `forbidden` for a counsellor, and for letters of another service
 */
export function readLettersNotGone(
  request: LettersAsked & { readonly deps: Pick<Dependencies, 'store'> },
): Promise<readonly LetterNotGone[]> {
  const { deps, caller, since, organisation } = request;
  return lettersNotGone(deps.store, since, serviceOf(caller, organisation));
}
