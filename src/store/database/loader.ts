import DataLoader from 'dataloader';
import type { Store } from './db.ts';

/**
 * Makes of a statement for many a function for one, which asks together what is asked at the same time: a list of three
 * hundred schools then takes a few round trips instead of three hundred. Whoever comes while such a statement is under way
 * is in the next one, and never in one that began before. Nothing is remembered.
 * @param loadMany gives a result for every item, in the order of the items; when it fails, it fails for all of them
 */
export function createLoader<Item, Result>(
  loadMany: (store: Store, items: readonly Item[]) => Promise<readonly Result[]>,
): (store: Store, item: Item) => Promise<Result> {
  const loaders = new WeakMap<Store, DataLoader<Item, Result>>();
  return (store, item) => {
    const loader = loaders.get(store) ?? oneAfterAnother<Item, Result>((items) => loadMany(store, items));
    loaders.set(store, loader);
    return loader.load(item);
  };
}

/** A loader that waits with each statement until the one before has ended. */
function oneAfterAnother<Item, Result>(
  loadMany: (items: readonly Item[]) => Promise<readonly Result[]>,
): DataLoader<Item, Result> {
  let underWay: Promise<unknown> = Promise.resolve();
  const load = (items: readonly Item[]) => {
    const results = loadMany(items);
    underWay = results.catch(() => undefined);
    return results;
  };
  return new DataLoader(load, { cache: false, batchScheduleFn: (begin) => void underWay.then(begin) });
}
