import type { LocalDate } from '../../domain/calendar/types.ts';
import type { QuestionBatch } from '../../domain/reports/comparing/benchmark.ts';
import type { SchoolAnswer } from '../../domain/reports/comparing/benchmark-batches.ts';
import { rowsOf, type Store } from '../database/db.ts';
import { filled } from '../database/values.ts';

interface BatchRow {
  indicator: string;
  moment: 'before' | 'after';
  level: string | null;
  network: string | null;
  province: string | null;
  answers: SchoolAnswer[];
}

/** Every batch of the benchmark that was ever made. */
export async function formedBatches(store: Store): Promise<readonly QuestionBatch[]> {
  const rows = await rowsOf<BatchRow>(store, {
    text: `SELECT indicator, moment, level, network, province,
        jsonb_agg(jsonb_build_object('school', school_number, 'on', answered_on, 'value', value)) AS answers
      FROM benchmark_answer GROUP BY batch, indicator, moment, level, network, province`,
  });
  return rows.map(({ indicator, moment, answers, ...place }) => ({
    ...{ indicator, moment, answers },
    ...filled(place),
  }));
}

/** Until the end of the transaction nobody else makes batches; they can be read. */
export async function lockBatches(within: Store): Promise<void> {
  await rowsOf(within, { text: 'LOCK TABLE benchmark_answer IN SHARE ROW EXCLUSIVE MODE' });
}

/** Keeps new batches for good. A school that is in one already for the same question is refused by the database. */
export async function keepBatches(within: Store, batches: readonly QuestionBatch[]): Promise<void> {
  const rows = batches.flatMap(({ answers, ...batch }, number) =>
    answers.map(({ school, on, value }: { school: string; on: LocalDate; value: number }) => ({
      ...{ ...batch, number, school_number: school, answered_on: on, value },
    })),
  );
  await rowsOf(within, {
    text: `WITH given AS (
        SELECT * FROM jsonb_to_recordset($1) AS given (number int, indicator text, moment text, level text,
          network text, province text, school_number text, answered_on date, value double precision)
      ), named AS MATERIALIZED (
        SELECT number, gen_random_uuid() AS batch FROM (SELECT DISTINCT number FROM given) AS numbers
      )
      INSERT INTO benchmark_answer (indicator, moment, school_number, batch, level, network, province, answered_on, value)
      SELECT indicator, moment, school_number, batch, level, network, province, answered_on, value
      FROM given JOIN named USING (number)`,
    values: [JSON.stringify(rows)],
  });
}
