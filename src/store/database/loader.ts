import type { Store } from './db.ts';

/** What is asked of the database while an earlier statement of the same kind is under way. */
interface Group<Item, Result> {
  readonly items: Item[];
  readonly results: Promise<readonly Result[]>;
  readonly start: () => void;
}

/**
 * Makes of a statement for many a function for one, which asks together what is asked at the same time: a list of three
 * hundred schools then takes a few round trips instead of three hundred. Whoever comes alone waits for nobody; whoever comes
 * while such a statement is under way is in the next one, and never in one that began before.
 * @param work gives a result for every item, in the order of the items; when it fails, it fails for all of them
 */
export function together<Item, Result>(
  work: (store: Store, items: readonly Item[]) => Promise<readonly Result[]>,
): (store: Store, item: Item) => Promise<Result> {
  const next = new WeakMap<Store, Group<Item, Result>>();
  const underWay = new WeakSet<Store>();

  async function run(store: Store): Promise<void> {
    underWay.add(store);
    for (let group = next.get(store); group !== undefined; group = next.get(store)) {
      next.delete(store);
      group.start();
      await group.results.catch(() => undefined);
    }
    underWay.delete(store);
  }

  return async (store, item) => {
    const group = next.get(store) ?? groupOf((items) => work(store, items));
    next.set(store, group);
    const place = group.items.push(item) - 1;
    if (!underWay.has(store)) void run(store);
    return (await group.results)[place] as Result;
  };
}

function groupOf<Item, Result>(
  work: (items: readonly Item[]) => Promise<readonly Result[]>,
): Group<Item, Result> {
  const items: Item[] = [];
  let start = () => {};
  const results = new Promise<void>((resolve) => {
    start = resolve;
  }).then(() => work(items));
  return { items, results, start };
}
