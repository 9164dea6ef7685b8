import type { Database, Store } from '../../store/database/db.ts';

/** How much of something has been counted. */
export interface Progress {
  done: number;
  readonly total: number;
}

/** Something that is counted for all who ask for it. */
export interface SharedWork {
  readonly progress: Progress;
  readonly ended: Promise<void>;
  askedAt: number;
}

/** When nobody has asked for so long, in milliseconds, it is for nobody that it is done. */
const NOBODY_ASKS = 60_000;

/**
 * Waits for what is under way of some work in this process, or begins it. It is done in steps, and ends before its time when
 * nobody asks any more: what was done is kept, and whoever asks later goes on from there.
 * @param total how many there are to do, for whoever wants to see how far it is
 * @param step does some, adds them to the progress, and says whether there may be more
 */
export function sharedWork(
  underWay: WeakMap<Database, SharedWork>,
  store: Store,
  total: number,
  step: (progress: Progress) => Promise<boolean>,
): Promise<void> {
  const known = underWay.get(store.database);
  if (known !== undefined) {
    known.askedAt = performance.now();
    return known.ended;
  }
  const asked = { progress: { done: 0, total }, askedAt: performance.now() };
  const work = Object.assign(asked, {
    ended: workOff(asked, step).finally(() => underWay.delete(store.database)),
  });
  underWay.set(store.database, work);
  return work.ended;
}

async function workOff(
  asked: Omit<SharedWork, 'ended'>,
  step: (progress: Progress) => Promise<boolean>,
): Promise<void> {
  while (performance.now() - asked.askedAt < NOBODY_ASKS) {
    if (!(await step(asked.progress))) return;
  }
}
