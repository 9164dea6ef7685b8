import type { LocalDate } from '../../domain/calendar/types.ts';
import type { CountedTrajectory } from '../../domain/reports/facts/counted-trajectory.ts';
import { rowsOf, type Unscoped } from '../database/db.ts';
import { decodeCursor, filled, type Page, type PageRequest, pageOf } from '../database/values.ts';
import { partOf } from '../trajectories/counted-part.ts';
import { type CountedQuestion, countedRows } from './counted-rows.ts';

/** Of which indicator, and of what is asked twice, which answers: for how far they moved, all of who answered both. */
export interface CountedOf {
  readonly indicator: string;
  readonly moment?: 'before' | 'after' | 'change' | undefined;
}

interface Row {
  id: string;
  reference: string;
  template: string;
  school: string | null;
  school_name: string | null;
  on: LocalDate;
  value: number;
  moment: 'before' | 'after' | null;
  version: number;
  number: number;
}

/** The trajectories behind a number: by reference, then in the order in which it happened. */
export async function countedTrajectories(
  store: Unscoped<'own'>,
  question: CountedQuestion,
  counted: CountedOf,
  { limit, cursor }: PageRequest,
): Promise<Page<CountedTrajectory>> {
  const { text: ofThese, values } = rowsBehind(question, counted, 'observed');
  const { text: ofThose } = rowsBehind(question, counted, 'participating');
  const [reference, version, number, school] = decodeCursor(cursor, 4) ?? [];
  const after = [reference, version, number, school].map((value) => value ?? null);
  const first = values.length + 1;
  // Of each the first ones: the observations have an index in this order, and are not all looked at for a page.
  const firstOf = (text: string) => `SELECT * FROM (${text}) AS counted
    WHERE $${first}::text IS NULL OR reference >= $${first} AND
      (reference, version, number, coalesce(school_number, '')) > ($${first}, $${first + 1}::int, $${first + 2}::int, $${first + 3})
    ORDER BY reference, version, number, coalesce(school_number, '') LIMIT $${first + 4}`;
  const rows = await rowsOf<Row>(store, {
    text: `WITH page AS (
        SELECT * FROM ((${firstOf(ofThese)}) UNION ALL (${firstOf(ofThose)})) AS counted
        ORDER BY reference, version, number, coalesce(school_number, '') LIMIT $${first + 4}
      )
      SELECT trajectory_id AS id, reference, template, school_number AS school, s.name AS school_name, "on"::text AS on, value,
        moment, version, page.number
      FROM page LEFT JOIN school s ON s.number = page.school_number
      ORDER BY reference, version, page.number, coalesce(school_number, '')`,
    values: [...values, ...after, limit + 1],
  });
  const page = pageOf(rows, limit, (row) => [
    ...[row.reference, String(row.version), String(row.number), row.school ?? ''],
  ]);
  return { ...page, items: page.items.map(toCounted) };
}

/** How many lines {@link countedTrajectories} has in all. */
export async function howManyCounted(
  store: Unscoped<'own'>,
  question: CountedQuestion,
  counted: CountedOf,
): Promise<number> {
  const { text, values } = rowsBehind(question, counted);
  const rows = await rowsOf<{ count: number }>(store, {
    ...{ text: `SELECT count(*)::int AS count FROM (${text}) AS counted`, values },
  });
  return rows[0]?.count ?? 0;
}

function rowsBehind(
  question: CountedQuestion,
  { indicator, moment }: CountedOf,
  source: 'all' | 'observed' | 'participating' = 'all',
): { readonly text: string; readonly values: unknown[] } {
  const part = { indicator, isTarget: false, source } as const;
  if (moment !== 'change') return countedRows(question, [], { ...part, moment });
  const { text, values } = countedRows(question, [], { ...part, isTwice: true });
  // As they are added up: of one trajectory, within what is asked for.
  return {
    text: `SELECT * FROM (
        SELECT given.*, bool_or(moment = 'before') OVER same AND bool_or(moment = 'after') OVER same AS is_both
        FROM (${text}) AS given WINDOW same AS (PARTITION BY trajectory_id, ${partOf('school_number')})
      ) AS answered WHERE is_both`,
    values,
  };
}

function toCounted({ school_name: schoolName, version: _version, number: _number, ...row }: Row) {
  return filled({ ...row, schoolName });
}
