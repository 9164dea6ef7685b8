import type { Dimension } from '../../domain/reports/facts/dimensions.ts';
import type { FoundInParts } from '../../domain/reports/facts/in-parts.ts';
import type { ChangeCell, TallyCell } from '../../domain/reports/facts/tally.ts';
import { rowsOf, type Store } from '../database/db.ts';
import { inTransaction } from '../database/transaction.ts';
import { partOf } from '../trajectories/counted-part.ts';
import { type CountedQuestion, countedRows } from './counted-rows.ts';

/** A row of the database with a column for each dimension that was asked for. */
type Along = { [dimension in Dimension]?: string | null };

type TallyRow = Along & {
  indicator: string;
  moment: 'before' | 'after' | null;
  is_target: boolean;
};

type InParts = { parts: [part: string, ...numbers: number[]][] };

/** What counts for indicators, added up along dimensions, part by part. */
export interface TalliedInParts {
  /**
   * How often, the sum, how many trajectories and schools, and the highest numbers of the trajectories together. Who takes part in a
   * project is counted as a school here, and not as a trajectory.
   */
  readonly tallies: readonly FoundInParts<TallyCell>[];
  /** Of those who answered at both moments, how many trajectories, and the sum of how far they moved. */
  readonly changes: readonly FoundInParts<ChangeCell>[];
  /** In how many projects schools take part: one project can have schools of several parts. */
  readonly projects: readonly { readonly cell: TallyCell; readonly projects: number }[];
}

/**
 * What counts for indicators, added up along dimensions.
 * @param parts tallies and changes of these parts only
 */
export async function talliedInParts(
  store: Store,
  question: CountedQuestion,
  by: readonly Dimension[],
  parts?: readonly string[],
): Promise<TalliedInParts> {
  const [tallies, changes, projects] = await Promise.all([
    talliesInParts(store, question, by, parts),
    changesInParts(store, question, by, parts),
    projectsAlong(store, question, by),
  ]);
  return { tallies, changes, projects };
}

async function talliesInParts(
  store: Store,
  question: CountedQuestion,
  by: readonly Dimension[],
  parts: readonly string[] | undefined,
): Promise<TalliedInParts['tallies']> {
  const { text: counted, values } = countedRows(question, by, { parts });
  const keys = ['indicator', 'moment', 'is_target', ...by].join(', ');
  // First one row for each trajectory, then one for each school: different ones are then rows that are counted, and nothing is sorted.
  const rows = await countedAtEase<TallyRow & InParts>(store, {
    text: `WITH each AS (
        SELECT ${keys}, trajectory_id, school_number, bool_or(takes_part) AS takes_part, count(*) AS count,
          sum(value) AS sum, greatest(max(value), 0) AS highest
        FROM (${counted}) AS counted GROUP BY ${keys}, trajectory_id, school_number
      ),
      of_schools AS (
        SELECT ${keys}, school_number, sum(count) AS count, sum(sum) AS sum,
          count(*) FILTER (WHERE NOT takes_part) AS trajectories,
          coalesce(sum(highest) FILTER (WHERE NOT takes_part), 0) AS people
        FROM each GROUP BY ${keys}, school_number
      ),
      of_parts AS (
        SELECT ${keys}, ${partOf('school_number')} AS part, sum(count)::int AS count, sum(sum) AS sum,
          sum(trajectories)::int AS trajectories, count(school_number)::int AS schools, sum(people) AS people
        FROM of_schools GROUP BY ${keys}, part
      )
      SELECT ${keys}, json_agg(json_build_array(part, count, sum, trajectories, schools, people)) AS parts
      FROM of_parts GROUP BY ${keys}`,
    values,
  });
  return rows.map((row) => ({ cell: tallyCell(row, by), parts: row.parts }));
}

async function projectsAlong(
  store: Store,
  question: CountedQuestion,
  by: readonly Dimension[],
): Promise<TalliedInParts['projects']> {
  const { text: counted, values } = countedRows(question, by, { source: 'participating' });
  const keys = ['indicator', 'moment', 'is_target', ...by].join(', ');
  const rows = await rowsOf<TallyRow & { projects: number }>(store, {
    text: `SELECT ${keys}, count(DISTINCT trajectory_id)::int AS projects FROM (${counted}) AS counted GROUP BY ${keys}`,
    values,
  });
  return rows.map((row) => ({ cell: tallyCell(row, by), projects: row.projects }));
}

async function changesInParts(
  store: Store,
  question: CountedQuestion,
  by: readonly Dimension[],
  parts: readonly string[] | undefined,
): Promise<TalliedInParts['changes']> {
  const { text: counted, values } = countedRows(question, by, { isTwice: true, isTarget: false, parts });
  const keys = ['indicator', ...by].join(', ');
  const rows = await countedAtEase<Along & { indicator: string } & InParts>(store, {
    text: `WITH answered AS (
        SELECT ${keys}, ${partOf('school_number')} AS part,
          (array_agg(value ORDER BY version, number) FILTER (WHERE moment = 'before'))[1] AS first,
          (array_agg(value ORDER BY version DESC, number DESC) FILTER (WHERE moment = 'after'))[1] AS last
        FROM (${counted}) AS counted GROUP BY ${keys}, trajectory_id, part
      ),
      of_parts AS (
        SELECT ${keys}, part, count(*)::int AS trajectories, sum(last - first) AS sum
        FROM answered WHERE first IS NOT NULL AND last IS NOT NULL GROUP BY ${keys}, part
      )
      SELECT ${keys}, json_agg(json_build_array(part, trajectories, sum)) AS parts FROM of_parts GROUP BY ${keys}`,
    values,
  });
  return rows.map(({ parts: found, ...row }) => ({
    ...{ cell: { indicator: row.indicator, along: placeOf(row, by) }, parts: found },
  }));
}

/** With so much memory that all there is can be added up in it. */
function countedAtEase<Row extends object>(
  store: Store,
  statement: { readonly text: string; readonly values: unknown[] },
): Promise<Row[]> {
  return inTransaction(store, async (within) => {
    await rowsOf(within, { text: `SET LOCAL work_mem = '256MB'` });
    return rowsOf<Row>(within, statement);
  });
}

function tallyCell(row: TallyRow, by: readonly Dimension[]): TallyCell {
  const moment = row.moment === null ? {} : { moment: row.moment };
  return { indicator: row.indicator, ...moment, isTarget: row.is_target, along: placeOf(row, by) };
}

function placeOf(row: Along, by: readonly Dimension[]) {
  return Object.fromEntries(by.map((dimension) => [dimension, row[dimension] ?? null]));
}
