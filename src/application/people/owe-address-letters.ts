import type { Instant } from '../../domain/calendar/types.ts';
import type { Store } from '../../store/database/db.ts';
import { type LetterToOwe, oweLetters } from '../../store/letters/owed.ts';
import { followersOf } from '../../store/people/roles.ts';

/** Somebody who has another address. */
type Moved = {
  readonly person: string;
  /** Id of their former address, to which they are written; absent for one that was refused for good. */
  readonly former?: string | undefined;
  /** Id of whoever changed it, who knows. */
  readonly by?: string | undefined;
};

/**
 * Owes a letter to somebody's former address, and to whoever follows their trajectories, in the transaction in which they get another.
 * @returns the ids of the letters
 */
export async function oweAddressLetters(
  within: Store,
  { person, former, by }: Moved,
  now: Instant,
): Promise<readonly string[]> {
  const own: LetterToOwe[] = former === undefined ? [] : [{ kind: 'old-address', subject: former, person }];
  const following = (await followersOf(within, person)).filter(({ id }) => id !== by);
  const others = following.map(
    ({ id }): LetterToOwe => ({ kind: 'new-address', subject: person, person: id }),
  );
  return oweLetters(within, [...own, ...others], now);
}
