import type { Database, Store } from '../../store/database/db.ts';
import { countedSnapshot, isAsInSnapshot } from '../../store/reports/counted-changes.ts';

/** What was counted, and what was visible just before. */
interface Remembered {
  readonly snapshot: Promise<string>;
  readonly answer: Promise<unknown>;
  readonly at: number;
}

const memory = new WeakMap<Database, Map<string, Remembered>>();

/** So many answers are kept in memory, and so long, in milliseconds. */
const MOST = 100;
const LONGEST = 12 * 3_600_000;

/**
 * Counts once for all who ask the same, and not again until something changed of what is counted. Whoever asks while it is
 * being counted waits for that, unless something changed after it was begun.
 * @param question in words that are the same for the same question
 */
export async function remembered<Answer>(
  store: Store,
  question: string,
  count: () => Promise<Answer>,
): Promise<Answer> {
  const known = memory.get(store.database) ?? new Map<string, Remembered>();
  memory.set(store.database, known);
  const before = known.get(question);
  if (before !== undefined && (await stillHolds(store, before))) return before.answer as Promise<Answer>;
  // Somebody else may have begun while this one asked.
  const since = known.get(question);
  if (since !== undefined && since !== before) return remembered(store, question, count);
  const snapshot = countedSnapshot(store);
  const answer = snapshot.then(count);
  keep(known, question, { snapshot, answer, at: performance.now() });
  answer.catch(() => known.delete(question));
  return answer;
}

async function stillHolds(store: Store, { snapshot, at }: Remembered): Promise<boolean> {
  return performance.now() - at < LONGEST && isAsInSnapshot(store, await snapshot);
}

function keep(known: Map<string, Remembered>, question: string, answer: Remembered): void {
  known.delete(question);
  known.set(question, answer);
  for (const oldest of known.keys()) {
    if (known.size <= MOST) return;
    known.delete(oldest);
  }
}
