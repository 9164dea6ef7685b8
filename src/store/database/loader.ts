import DataLoader from 'dataloader';
import type { Scope } from '../../domain/access/scope.ts';
import type { Store } from './db.ts';

/**
 * Makes of a statement for many a function for one, which asks together what is asked at the same time: a list of three
 * hundred schools then takes a few round trips instead of three hundred. Whoever comes while such a statement is under way
 * is in the next one, and never in one that began before. Nothing is remembered.
 * @param loadMany gives a result for every item, in the order of the items, or an error for whom it failed alone; when it fails,
 *   it fails for all of them
 * @param options.pause milliseconds between two statements, for what nobody waits for: each then does more of it
 */
export function createLoader<Item, Result, Given extends Store = Store>(
  loadMany: (store: Given, items: readonly Item[]) => Promise<readonly (Result | Error)[]>,
  { pause = 0 }: { readonly pause?: number } = {},
): (store: Given, item: Item) => Promise<Result> {
  const loaders = new WeakMap<Given, DataLoader<Item, Result>>();
  return (store, item) => {
    const loader =
      loaders.get(store) ?? oneAfterAnother<Item, Result>((items) => loadMany(store, items), pause);
    loaders.set(store, loader);
    return loader.load(item);
  };
}

/**
 * The same for what lies within somebody's reach: what is asked at the same time for the same reach is asked together.
 * @param loadMany as for {@link createLoader}, all of it for one reach
 */
export function createScopedLoader<Item, Result>(
  loadMany: (store: Store, scope: Scope, items: readonly Item[]) => Promise<readonly Result[]>,
): (store: Store, scope: Scope, item: Item) => Promise<Result> {
  type Asked = { readonly scope: Scope; readonly item: Item };
  const load = createLoader<Asked, Result>(async (store, asked) => {
    const places = new Map<string, number[]>();
    for (const [place, { scope }] of asked.entries()) {
      const reach = JSON.stringify(scope);
      places.set(reach, [...(places.get(reach) ?? []), place]);
    }
    const results = new Map<number, Result>();
    for (const [reach, of] of places) {
      const items = of.map((place) => (asked[place] as Asked).item);
      const loaded = await loadMany(store, JSON.parse(reach) as Scope, items);
      for (const [index, place] of of.entries()) results.set(place, loaded[index] as Result);
    }
    return asked.map((_, place) => results.get(place) as Result);
  });
  return (store, scope, item) => load(store, { scope, item });
}

/** A loader that waits with each statement until the one before has ended, and so many milliseconds more. */
function oneAfterAnother<Item, Result>(
  loadMany: (items: readonly Item[]) => Promise<readonly (Result | Error)[]>,
  pause: number,
): DataLoader<Item, Result> {
  let underWay: Promise<unknown> = Promise.resolve();
  const load = (items: readonly Item[]) => {
    const results = loadMany(items);
    const ended = results.catch(() => undefined);
    underWay =
      pause === 0
        ? ended
        : ended.then(() => new Promise((resolve) => void setTimeout(resolve, pause).unref()));
    return results;
  };
  return new DataLoader(load, { cache: false, batchScheduleFn: (begin) => void underWay.then(begin) });
}
