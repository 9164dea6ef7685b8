import type { Database, Store } from '../../store/database/db.ts';
import { ALL_PARTS, changedSince, countedSnapshot } from '../../store/reports/counted-changes.ts';

/** What was counted, and what was visible just before. */
interface Remembered {
  readonly snapshot: string;
  readonly answer: Promise<unknown>;
  readonly at: number;
  /** How many numbers it keeps. */
  size: number;
}

/** What was counted before, and the parts of it in which something has changed since. */
export interface CountedBefore<Answer> {
  readonly answer: Answer;
  readonly changed: readonly string[];
}

const memory = new WeakMap<Database, Map<string, Remembered>>();

/** So many answers are kept in memory, with so many numbers in all, and so long, in milliseconds. */
const MOST = 100;
const MOST_NUMBERS = 4_000_000;
const LONGEST = 12 * 3_600_000;

/** When so many parts have changed, going through everything takes no longer. */
const MOST_PARTS = 25;

/**
 * Counts once for all who ask the same, and not again until something changed of what is counted. Whoever asks while it is
 * being counted waits for that; when something changed after it was begun, only that is counted anew where it can be.
 * @param question in words that are the same for the same question
 * @param count gets what was counted before, unless everything is to be counted anew
 * @param sizeOf how many numbers an answer keeps
 */
export async function remembered<Answer>(
  store: Store,
  question: string,
  count: (before?: CountedBefore<Answer>) => Promise<Answer>,
  sizeOf: (answer: Answer) => number = () => 1,
): Promise<Answer> {
  const known = memory.get(store.database) ?? new Map<string, Remembered>();
  memory.set(store.database, known);
  const before = known.get(question);
  const isRecent = before !== undefined && performance.now() - before.at < LONGEST;
  const now = isRecent
    ? await changedSince(store, before.snapshot)
    : { snapshot: await countedSnapshot(store), parts: [ALL_PARTS] };
  if (isRecent && now.parts.length === 0) return before.answer as Promise<Answer>;
  // Somebody else may have begun while this one asked.
  const since = known.get(question);
  if (since !== undefined && since !== before) return remembered(store, question, count, sizeOf);
  const answer = (async () => {
    if (before === undefined || now.parts.includes(ALL_PARTS) || now.parts.length > MOST_PARTS)
      return count();
    const earlier = (await before.answer.catch(() => undefined)) as Answer | undefined;
    return earlier === undefined ? count() : count({ answer: earlier, changed: now.parts });
  })();
  const kept = { snapshot: now.snapshot, answer, at: performance.now(), size: 1 };
  known.delete(question);
  known.set(question, kept);
  answer.then(
    (given) => {
      kept.size = sizeOf(given);
      forgetOldest(known);
    },
    () => known.get(question) === kept && known.delete(question),
  );
  forgetOldest(known);
  return answer;
}

/** The last that was counted stays, however much it keeps. */
function forgetOldest(known: Map<string, Remembered>): void {
  let numbers = 0;
  for (const { size } of known.values()) numbers += size;
  for (const [oldest, { size }] of known) {
    if (known.size <= 1 || (known.size <= MOST && numbers <= MOST_NUMBERS)) return;
    known.delete(oldest);
    numbers -= size;
  }
}
