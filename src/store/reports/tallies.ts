import type { Dimension } from '../../domain/reports/facts/dimensions.ts';
import type { IndicatorTallies, IndicatorTally, TalliedChange } from '../../domain/reports/facts/tally.ts';
import { rowsOf, type Store } from '../database/db.ts';
import { inTransaction } from '../database/transaction.ts';
import { type CountedQuestion, countedRows } from './counted-rows.ts';

/** A row of the database with a column for each dimension that was asked for. */
type Along = { [dimension in Dimension]?: string | null };

type TallyRow = Along & {
  indicator: string;
  moment: 'before' | 'after' | null;
  is_target: boolean;
  count: number;
  sum: number;
  trajectories: number;
  people: number;
  schools: number;
};

type ChangeRow = Along & { indicator: string; trajectories: number; sum: number };

/** What counts for indicators, added up along dimensions. */
export async function tallied(
  store: Store,
  question: CountedQuestion,
  by: readonly Dimension[],
): Promise<IndicatorTallies> {
  const [tallies, changes] = await Promise.all([
    talliesAlong(store, question, by),
    changesAlong(store, question, by),
  ]);
  return { tallies, changes };
}

// First one row for each trajectory and school: different ones are then rows that are counted, and nothing has to be sorted.
// Several schools can take part in one project; of those there are few.
async function talliesAlong(
  store: Store,
  question: CountedQuestion,
  by: readonly Dimension[],
): Promise<readonly IndicatorTally[]> {
  const { text: counted, values } = countedRows(question, by);
  const keys = ['indicator', 'moment', 'is_target', ...by].join(', ');
  const rows = await countedAtEase<TallyRow>(store, {
    text: `WITH each AS MATERIALIZED (
        SELECT ${keys}, trajectory_id, school_number, bool_or(takes_part) AS takes_part, count(*) AS count,
          sum(value) AS sum, greatest(max(value), 0) AS highest
        FROM (${counted}) AS counted GROUP BY ${keys}, trajectory_id, school_number
      ),
      of_schools AS (
        SELECT ${keys}, count(*) AS schools FROM (
          SELECT DISTINCT ${keys}, school_number FROM each WHERE school_number IS NOT NULL
        ) AS different GROUP BY ${keys}
      ),
      of_projects AS (
        SELECT ${keys}, count(DISTINCT trajectory_id) AS projects, count(DISTINCT trajectory_id) AS people
        FROM each WHERE takes_part GROUP BY ${keys}
      ),
      of_trajectories AS (
        SELECT ${keys}, sum(count)::int AS count, sum(sum) AS sum, count(*) FILTER (WHERE NOT takes_part) AS trajectories,
          coalesce(sum(highest) FILTER (WHERE NOT takes_part), 0) AS people
        FROM each GROUP BY ${keys}
      )
      SELECT ${named('t', keys)}, t.count, t.sum, (t.trajectories + coalesce(p.projects, 0))::int AS trajectories,
        t.people + coalesce(p.people, 0) AS people, coalesce(s.schools, 0)::int AS schools
      FROM of_trajectories t
        LEFT JOIN of_schools s ON (${named('s', keys)}) IS NOT DISTINCT FROM (${named('t', keys)})
        LEFT JOIN of_projects p ON (${named('p', keys)}) IS NOT DISTINCT FROM (${named('t', keys)})`,
    values,
  });
  return rows.map((row) => ({
    ...{ indicator: row.indicator, isTarget: row.is_target, along: placeOf(row, by) },
    ...(row.moment === null ? {} : { moment: row.moment }),
    ...{ count: row.count, sum: row.sum, trajectories: row.trajectories },
    ...{ schools: row.schools, people: row.people },
  }));
}

async function changesAlong(
  store: Store,
  question: CountedQuestion,
  by: readonly Dimension[],
): Promise<readonly TalliedChange[]> {
  const { text: counted, values } = countedRows(question, by, { isTwice: true, isTarget: false });
  const keys = ['indicator', ...by].join(', ');
  const rows = await countedAtEase<ChangeRow>(store, {
    text: `WITH answered AS (
        SELECT ${keys},
          (array_agg(value ORDER BY version, number) FILTER (WHERE moment = 'before'))[1] AS first,
          (array_agg(value ORDER BY version DESC, number DESC) FILTER (WHERE moment = 'after'))[1] AS last
        FROM (${counted}) AS counted GROUP BY ${keys}, trajectory_id
      )
      SELECT ${keys}, count(*)::int AS trajectories, sum(last - first) AS sum
      FROM answered WHERE first IS NOT NULL AND last IS NOT NULL GROUP BY ${keys}`,
    values,
  });
  return rows.map(({ indicator, trajectories, sum, ...row }) => ({
    ...{ indicator, trajectories, sum, along: placeOf(row, by) },
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

function named(table: string, keys: string): string {
  return keys
    .split(', ')
    .map((key) => `${table}.${key}`)
    .join(', ');
}

function placeOf(row: Along, by: readonly Dimension[]) {
  return Object.fromEntries(by.map((dimension) => [dimension, row[dimension] ?? null]));
}
