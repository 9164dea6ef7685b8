import { openCalls } from '../../domain/programmes/dates.ts';
import type { Text } from '../../domain/text.ts';
import type { Dependencies } from '../dependencies.ts';
import { todayOf } from '../now.ts';
import { placesOf, readProgrammes } from '../programmes/find.ts';
import { readyRows } from './enrol.ts';
import type { ListRow } from './read-lists.ts';

/** How many places a list wants in a programme, and how many there are. */
export type WantedPlaces = {
  readonly name: Text;
  readonly wanted: number;
  /** In the calls that are meant and open; absent where there is no limit. */
  readonly free?: number;
};

/** A programme with a call that is open, by the name that a list gives it. */
export type OpenProgramme = {
  readonly id: string;
  readonly name: Text;
  readonly calls: readonly { readonly id: string; readonly title?: Text }[];
};

/** The programmes in which one can be enrolled now. */
export async function readOpenProgrammes(deps: Dependencies): Promise<readonly OpenProgramme[]> {
  const today = todayOf(deps);
  return (await readProgrammes(deps))
    .map(({ id, programme }) => ({ id, name: programme.name, calls: openCalls(programme, today) }))
    .filter(({ calls }) => calls.length > 0);
}

/** The places that what is ready in a list wants: each row by itself may have one, and all together not. */
export async function placesWantedBy(
  deps: Dependencies,
  rows: readonly ListRow[],
): Promise<readonly WantedPlaces[]> {
  const named = readyRows(rows).filter(({ cells }) => cells.programme);
  if (named.length === 0) return [];
  const wanted: WantedPlaces[] = [];
  for (const stored of await readProgrammes(deps)) {
    const { name } = stored.programme;
    const names = [stored.id, name.nl.toLowerCase(), name.en.toLowerCase()];
    const theirs = named.filter(({ cells }) => names.includes((cells.programme ?? '').toLowerCase()));
    if (theirs.length === 0) continue;
    const calls = new Set(theirs.map(({ cells }) => cells.cohort));
    const meant = openCalls(stored.programme, todayOf(deps)).filter(
      ({ id }) => calls.has(id) || calls.has(undefined),
    );
    const report = await placesOf(deps, stored);
    const free = meant.map(({ id }) => report.calls.find(({ cohort }) => cohort === id)?.free);
    const isBounded = free.every((one) => one !== undefined);
    wanted.push({
      ...{ name, wanted: theirs.length },
      ...(isBounded ? { free: free.reduce((total, one) => total + (one ?? 0), 0) } : {}),
    });
  }
  return wanted;
}
