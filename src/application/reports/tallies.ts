import type { Dimension } from '../../domain/reports/facts/dimensions.ts';
import { addedUp, countedInParts, type InParts, sizeOf } from '../../domain/reports/facts/in-parts.ts';
import type { ChangeCell, IndicatorTallies, TallyCell } from '../../domain/reports/facts/tally.ts';
import type { Store } from '../../store/database/db.ts';
import type { CountedQuestion } from '../../store/reports/counted-rows.ts';
import { talliedInParts } from '../../store/reports/tallies.ts';
import { type CountedBefore, remembered } from './remembered.ts';

/** What was counted, all of it together, and part by part so that a part of it can be counted anew. */
interface Kept {
  readonly all: IndicatorTallies;
  /** Absent where that would be too much to keep. */
  readonly inParts?: { readonly tallies: InParts<TallyCell>; readonly changes: InParts<ChangeCell> };
}

/** How many numbers each cell has: of a tally how often, the sum, trajectories, schools and people, of a change trajectories and the sum. */
const width = { tallies: 5, changes: 2 };

/** So many numbers are kept of one question. */
const MOST_KEPT = 1_000_000;

/** What counts for indicators, added up along dimensions: of what was counted before, only the schools where something changed. */
export async function tallied(
  store: Store,
  question: CountedQuestion,
  by: readonly Dimension[],
): Promise<IndicatorTallies> {
  const words = JSON.stringify(['tallies', question, by]);
  const count = (before?: CountedBefore<Kept>) => countedAnew(store, question, by, before);
  return (await remembered(store, words, count, keptNumbers)).all;
}

async function countedAnew(
  store: Store,
  question: CountedQuestion,
  by: readonly Dimension[],
  before: CountedBefore<Kept> | undefined,
): Promise<Kept> {
  const earlier = before?.answer.inParts;
  const counted = earlier === undefined ? undefined : before?.changed;
  const found = await talliedInParts(store, question, by, counted);
  const inParts = {
    tallies: countedInParts(earlier?.tallies, found.tallies, { width: width.tallies, counted }),
    changes: countedInParts(earlier?.changes, found.changes, { width: width.changes, counted }),
  };
  const ofProjects = new Map(found.projects.map(({ cell, projects: some }) => [JSON.stringify(cell), some]));
  const all: IndicatorTallies = {
    tallies: addedUp(inParts.tallies, width.tallies).map(({ cell, numbers }) => {
      const [count = 0, sum = 0, trajectories = 0, schools = 0, people = 0] = numbers;
      const more = ofProjects.get(JSON.stringify(cell)) ?? 0;
      return { ...cell, count, sum, schools, trajectories: trajectories + more, people: people + more };
    }),
    changes: addedUp(inParts.changes, width.changes).map(({ cell, numbers: [trajectories = 0, sum = 0] }) => {
      return { ...cell, trajectories, sum };
    }),
  };
  return keptNumbers({ all, inParts }) > MOST_KEPT ? { all } : { all, inParts };
}

function keptNumbers({ inParts }: Kept): number {
  return inParts === undefined ? 1 : sizeOf(inParts.tallies) + sizeOf(inParts.changes);
}
