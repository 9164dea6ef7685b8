import type { LetterNotGone } from '../../store/letters/not-gone.ts';
import { oweAgain } from '../../store/letters/owed.ts';
import type { LetterTools } from '../letters/writer.ts';
import { nowOf } from '../now.ts';
import { type LettersAsked, readLettersNotGone } from './not-gone.ts';
import { sendOwedLetters } from './send.ts';

/** What sending letters again comes to. */
export interface LettersAgain {
  /** Everything that was asked for, with why some of it does not go again. */
  readonly letters: readonly LetterNotGone[];
  /** How many are owed, or would be, anew. */
  readonly again: number;
}

/**
 * Owes letters anew that were given up, and sends them at once: each is written as things stand now, and is tried for three days more.
 * What nobody waits for any more does not go; asking twice sends once.
 * @param request.only ids of the letters that are meant; all of them without it
 * @param request.isDryRun looks only
 * @throws `forbidden` for a counsellor, and for letters of another service
 */
export async function sendLettersAgain(
  request: LettersAsked & {
    readonly deps: LetterTools;
    readonly only?: readonly string[] | undefined;
    readonly isDryRun?: boolean | undefined;
  },
): Promise<LettersAgain> {
  const { deps, only, isDryRun } = request;
  const all = await readLettersNotGone(request);
  const letters = only === undefined ? all : all.filter(({ id }) => only.includes(id));
  const going = letters.flatMap(({ id, notAgain }) => (notAgain === undefined ? [id] : []));
  if (isDryRun) return { letters, again: going.length };
  const owed = await oweAgain(deps.store, going, nowOf(deps));
  if (owed.length > 0) await sendOwedLetters(deps, owed);
  return { letters, again: owed.length };
}
