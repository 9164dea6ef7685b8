import type { LocalDate } from '../../domain/calendar/types.ts';
import { endOfDay } from '../../domain/calendar/wall-clock.ts';
import type { FirstAnswer, QuestionBatch } from '../../domain/reports/comparing/benchmark.ts';
import type { SchoolAnswer } from '../../domain/reports/comparing/benchmark-batches.ts';
import { rowsOf, type Store, type Unscoped } from '../database/db.ts';
import { filled } from '../database/values.ts';
import { partOf } from '../trajectories/counted-part.ts';
import type { ReportScope } from './values.ts';

interface BatchRow {
  indicator: string;
  moment: 'before' | 'after';
  level: string | null;
  network: string | null;
  province: string | null;
  answers: SchoolAnswer[];
}

/** Every batch of the benchmark that was ever made. */
export async function formedBatches(store: Unscoped<'decided'>): Promise<readonly QuestionBatch[]> {
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

/** How many answers are in a batch: as many as before when none was made since. */
export async function howManyInBatches(store: Unscoped<'decided'>): Promise<number> {
  const rows = await rowsOf<{ count: number }>(store, {
    name: 'how-many-in-batches',
    text: 'SELECT count(*)::int AS count FROM benchmark_answer',
  });
  return rows[0]?.count ?? 0;
}

/** Until the end of the transaction nobody else makes batches; they can be read. */
export async function lockBatches(within: Unscoped<'decided'>): Promise<void> {
  await rowsOf(within, { text: 'LOCK TABLE benchmark_answer IN SHARE ROW EXCLUSIVE MODE' });
}

/** Keeps new batches for good. A school that is in one already for the same question is refused by the database. */
export async function keepBatches(
  within: Unscoped<'decided'>,
  batches: readonly QuestionBatch[],
): Promise<void> {
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

interface AnswerRow {
  indicator: string;
  moment: 'before' | 'after';
  school: string;
  on: LocalDate;
  value: number;
  level: string | null;
  network: string | null;
  province: string | null;
}

/**
 * The first answer of each school to each question, until the end of a local date, with where the register has it now.
 * @param parts of schools of these parts only
 */
export async function firstAnswers(
  store: Unscoped<'decided'>,
  until: LocalDate,
  indicators: readonly string[],
  parts?: readonly string[],
): Promise<readonly FirstAnswer[]> {
  const rows = await rowsOf<AnswerRow>(store, {
    text: `SELECT DISTINCT ON (o.indicator, o.moment, o.school_number) o.indicator, o.moment, o.school_number AS school,
        o."on"::text AS on, o.value, s.level, s.network, s.province
      FROM observation o LEFT JOIN school s ON s.number = o.school_number
      WHERE o.indicator = ANY($2) AND o.moment IS NOT NULL AND NOT o.is_target AND o.is_first AND NOT o.mistake
        AND o.school_number IS NOT NULL AND o.at < $1
        ${parts === undefined ? '' : `AND ${partOf('o.school_number')} = ANY($3::text[])`}
      ORDER BY o.indicator, o.moment, o.school_number, o."on", o.trajectory_id, o.version, o.number`,
    values: [endOfDay(until), indicators, ...(parts === undefined ? [] : [parts])],
  });
  return rows.map((row) => filled(row));
}

/**
 * By school, the services that follow it, in trajectories that began by the end of a local date.
 * @param parts of schools of these parts only
 */
export async function servicesBySchool(
  store: Unscoped<'decided'>,
  until: LocalDate,
  parts?: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await rowsOf<{ school: string; services: string[] }>(store, {
    text: `SELECT school_number AS school, array_agg(DISTINCT organisation_id::text) AS services FROM observation
      WHERE indicator = 'schools_in_trajectory' AND NOT mistake AND at < $1 AND organisation_id IS NOT NULL
        ${parts === undefined ? '' : `AND ${partOf('school_number')} = ANY($2::text[])`}
      GROUP BY school_number`,
    values: [endOfDay(until), ...(parts === undefined ? [] : [parts])],
  });
  return new Map(rows.map(({ school, services }) => [school, services]));
}

/** Whether a school was in a trajectory of a service, or of any when none is named, by the end of a local date. */
export async function wasReachedBy(
  store: Store,
  school: string,
  { asOf, scope }: { readonly asOf: LocalDate; readonly scope: ReportScope },
): Promise<boolean> {
  const rows = await rowsOf<{ found: boolean }>(store, {
    text: `SELECT EXISTS (SELECT FROM observation WHERE indicator = 'schools_in_trajectory' AND school_number = $1
      AND NOT mistake AND at < $2 AND ($3::uuid IS NULL OR organisation_id = $3::uuid)) AS found`,
    values: [school, endOfDay(asOf), scope.organisation ?? null],
  });
  return rows[0]?.found ?? false;
}
