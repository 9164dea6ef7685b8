import { z } from 'zod';
import { indicators } from '../../domain/indicators/catalogue.ts';
import { coverageDimensions } from '../../domain/reports/coverage.ts';
import { dimensions } from '../../domain/reports/facts/dimensions.ts';
import { nextCursor, pageQuery } from '../http/cursor.ts';
import { cohortId } from '../programmes/programmes.schemas.ts';
import { flag, localDate, name, schoolNumber, text, uuid } from '../schemas.ts';

/** A list in a query, separated by commas, without anything twice. */
function listOf<Value extends string>(values: readonly [Value, ...Value[]]) {
  return z
    .string()
    .max(200)
    .transform((given) => [...new Set(given.split(','))])
    .pipe(z.array(z.enum(values)))
    .optional()
    .meta({ type: 'string', description: `One or several of ${values.join(', ')}, separated by commas.` });
}

export const asOf = localDate
  .optional()
  .meta({ description: 'Counts until the end of this day; today if left out.' });

const format = z
  .enum(['json', 'csv', 'xlsx'])
  .optional()
  .meta({ description: 'Goes before the Accept header (`text/csv`, or that of a spreadsheet).' });

/** What every report takes. */
const reportQuery = { as_of: asOf, format };

const value = z.string().min(1).max(200);

/** What numbers can be narrowed to; an empty value is what is not known. */
const place = {
  school_year: z
    .string()
    .regex(/^\d{4}-\d{4}$/)
    .optional()
    .meta({ example: '2025-2026' }),
  province: value.optional(),
  network: value.optional(),
  level: value.optional(),
  programme: uuid.optional(),
  provider: uuid.optional(),
  template: name.optional(),
};

export const indicatorQuery = z.strictObject({ ...reportQuery, ...place, by: listOf(dimensions) });

export const drillDownParams = z.strictObject({
  indicator: z.enum(indicators.map(({ id }) => id) as [string, ...string[]]),
});

export const drillDownQuery = z.strictObject({
  as_of: asOf,
  ...place,
  without: listOf(dimensions).meta({
    description: 'Dimensions of which the value is not known, where the report has an empty cell.',
  }),
  moment: z.enum(['before', 'after', 'change']).optional().meta({
    description:
      'Of what is asked twice: the answers at the start, at the end, or those of who answered both.',
  }),
  ...pageQuery('report-trajectories'),
});

export const coverageQuery = z.strictObject({ ...reportQuery, by: listOf(coverageDimensions) });

export const coverageSchoolsQuery = z.strictObject({
  as_of: asOf,
  reached: flag.optional(),
  province: value.optional(),
  network: value.optional(),
  level: value.optional(),
  size: value.optional(),
  ...pageQuery('report-schools'),
});

export const planQuery = z.strictObject({ ...reportQuery, trajectory: uuid });
export const monthPlanQuery = z.strictObject({ ...reportQuery, trajectory: uuid, phase: name.optional() });

export const reportSchema = z
  .strictObject({
    report: z.string(),
    title: z.string(),
    as_of: localDate,
    columns: z.array(z.strictObject({ id: z.string(), title: z.string() })),
    rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))),
    notes: z.array(z.string()),
  })
  .meta({ id: 'Report', description: 'One table in the language of the reader, with how to read it.' });

export const reportPageSchema = reportSchema.extend({ next_cursor: nextCursor }).meta({
  id: 'ReportPage',
  description: 'Some rows of one table in the language of the reader, with how to read it.',
});

export const countedTrajectory = z
  .strictObject({
    id: uuid,
    reference: z.string(),
    template: name,
    school: schoolNumber.nullable(),
    school_name: z.string().nullable(),
    on: localDate,
    value: z.number(),
    moment: z.enum(['before', 'after']).nullable(),
  })
  .meta({ id: 'CountedTrajectory', description: 'What one trajectory counts for in a number.' });

export const coveredSchool = z
  .strictObject({
    number: schoolNumber,
    name: z.string(),
    province: z.string().nullable(),
    network: z.string().nullable(),
    level: z.string().nullable(),
    size: z.string().nullable(),
    reached: z.boolean(),
    groups: z.array(z.enum(['volger', 'first-mover', 'unknown'])),
  })
  .meta({ id: 'CoveredSchool' });

export const indicatorSchema = z
  .strictObject({
    id: z.string(),
    group: z.enum(['field', 'central', 'partner', 'equal-access']),
    title: text,
    definition: text,
    measure: z.string(),
    unit: z.string().nullable(),
    source: z.string().meta({ description: 'Counted from the trajectories, entered, or whose measurement.' }),
    direction: z.enum(['higher', 'lower']).meta({ description: 'Which way is better.' }),
    action: text.nullable(),
    part: z.enum(['input', 'output', 'result']).nullable(),
    before_after: z.boolean(),
  })
  .meta({ id: 'Indicator' });

export const partnerQuery = z.strictObject({
  ...reportQuery,
  provider: uuid.optional(),
  school_year: place.school_year,
});

export const ownPartnerQuery = z.strictObject({ ...reportQuery, school_year: place.school_year });

export const benchmarkQuery = z.strictObject({ ...reportQuery, school: schoolNumber });

export const candidatesQuery = z.strictObject({
  format,
  programme: uuid,
  cohort: cohortId.optional().meta({ description: 'The first call that is open if left out.' }),
  template: name.optional().meta({ description: 'The lot; the first if left out.' }),
  limit: z.coerce.number().int().min(1).max(1_000).optional(),
});

export const callLoadQuery = z.strictObject({
  format,
  programme: uuid,
  cohort: cohortId.optional().meta({ description: 'The last call if left out.' }),
  places: z.coerce.number().int().min(1).max(100_000).optional().meta({
    description:
      'How many trajectories the asker’s counsellors would begin in each lot; their share of the free places if left out.',
  }),
});

export const movedCallQuery = z.strictObject({
  format,
  programme: uuid,
  cohort: cohortId,
  start: localDate.optional(),
  end: localDate.optional(),
  money_until: localDate.optional(),
});

export const workloadQuery = z.strictObject({
  ...{ ...reportQuery, counsellor: uuid.optional() },
  ...pageQuery('report-workload'),
});

export const suggestionQuery = z.strictObject({ as_of: asOf, counsellor: uuid, date: localDate });

export const suggestionSchema = z
  .strictObject({
    week_of: localDate.meta({ description: 'The Monday of the week of the date.' }),
    total: z.int(),
    crowded: z.boolean(),
    lighter: z.array(z.strictObject({ week_of: localDate, total: z.int(), date: localDate })),
  })
  .meta({ id: 'WeekSuggestion' });
