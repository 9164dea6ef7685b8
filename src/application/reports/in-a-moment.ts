import { inTime } from '../../platform/waiting.ts';
import type { Store } from '../../store/database/db.ts';
import { aboutHowMany } from '../../store/reports/recount.ts';
import { countedSoFar } from './counted.ts';
import { foreseenSoFar } from './foresee.ts';
import type { Progress } from './shared-work.ts';

/** How far a count is; of one that the database does in one go it is not known. */
export type Counting = Partial<Readonly<Progress>>;

/** Longest that somebody waits for a count that takes long, in milliseconds. */
const MOMENT = 1_000;

/** With fewer trajectories to count, or in all, nothing takes long, unless the machine is slow: then that is waited for. */
const MANY_TO_COUNT = 2_500;
const MANY = 20_000;

/**
 * The answer, or, of a count that takes longer than a moment because there is much to count, how far that is. It goes on, once
 * for all who ask the same, and whoever asks again gets the answer when it is there; when nobody does, it ends.
 */
export async function inAMoment<Answer>(
  store: Store,
  answer: Promise<Answer>,
): Promise<{ readonly answer: Answer } | { readonly counting: Counting }> {
  const given = answer.then((answer) => ({ answer }));
  // Whoever asks again hears what went wrong when nobody waits for it here any more.
  const first = await inTime(given, MOMENT, () => undefined);
  if (first !== undefined) return first;
  const counting = await countingOf(store);
  return counting === undefined ? given : { counting };
}

async function countingOf(store: Store): Promise<Counting | undefined> {
  const progress = foreseenSoFar(store) ?? countedSoFar(store);
  if (progress !== undefined && progress.total >= MANY_TO_COUNT) return { ...progress };
  return (await aboutHowMany(store)) >= MANY ? {} : undefined;
}
