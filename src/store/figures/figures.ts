import type { Instant, LocalDate } from '../../domain/calendar/types.ts';
import { endOfDay } from '../../domain/calendar/wall-clock.ts';
import type { Indicator } from '../../domain/indicators/indicator.ts';
import type { Aim, Assessment, Judgement } from '../../domain/reports/figures/aims.ts';
import type { Figure } from '../../domain/reports/figures/figures.ts';
import { rowsOf, type Store, type Unscoped } from '../database/db.ts';
import { mustReachAll, mustReachOrganisation } from '../database/reach.ts';
import { filled } from '../database/values.ts';

/** Which year and until when; everything when nothing is said. */
export interface FigureFilter {
  readonly schoolYear?: string | undefined;
  /** Local date until whose end it was said. */
  readonly until?: LocalDate | undefined;
  readonly partner?: string | undefined;
}

/** Who says it, and when. */
export interface Said {
  readonly by: string;
  readonly now: Instant;
}

/** A figure as it is stored, with who entered it. */
export interface StoredFigure extends Figure {
  readonly id: string;
  /** Person id. */
  readonly by: string;
}

const day = (instant: string) => `(${instant} AT TIME ZONE 'Europe/Brussels')::date::text`;

/** Every number that was entered, in the order in which it was. */
export async function figuresOf(store: Store, filter: FigureFilter): Promise<StoredFigure[]> {
  mustReachAll(store);
  const rows = await rowsOf<{
    id: string;
    indicator: string;
    school_year: string;
    quarter: Figure['quarter'] | null;
    organisation_id: string | null;
    school_number: string | null;
    value: number;
    respondents: number | null;
    source: Figure['source'];
    evidence: string;
    on: LocalDate;
    entered_by: string;
  }>(store, {
    text: `SELECT id::text, indicator, school_year, quarter, organisation_id, school_number, value, respondents, source, evidence,
        ${day('entered_at')} AS "on", entered_by
      FROM figure WHERE ($1::text IS NULL OR school_year = $1) AND ($2::timestamptz IS NULL OR entered_at < $2)
        AND ($3::uuid IS NULL OR organisation_id = $3) ORDER BY figure.id`,
    values: valuesOf(filter),
  });
  return rows.map(({ id, school_year, organisation_id, school_number, entered_by, ...same }) =>
    filled({
      ...{ ...same, id, schoolYear: school_year, by: entered_by },
      ...{ partner: organisation_id, school: school_number },
    }),
  );
}

/** Enters numbers, all or none. */
export async function addFigures(
  within: Store,
  figures: readonly Omit<Figure, 'on'>[],
  { by, now }: Said,
): Promise<void> {
  for (const { partner } of figures) mustReachOrganisation(within, partner);
  const rows = figures.map(({ schoolYear, partner, school, ...same }) => ({
    ...{ ...same, school_year: schoolYear },
    ...{ organisation_id: partner ?? null, school_number: school ?? null },
  }));
  await rowsOf(within, {
    text: `INSERT INTO figure (indicator, school_year, quarter, organisation_id, school_number, value, respondents, source, evidence,
        entered_at, entered_by)
      SELECT indicator, school_year, quarter, organisation_id, school_number, value, respondents, source, evidence, $2, $3
      FROM jsonb_to_recordset($1) AS given (indicator text, school_year text, quarter int, organisation_id uuid, school_number text,
        value float, respondents int, source text, evidence text)`,
    values: [JSON.stringify(rows), now, by],
  });
}

/** What the direction ever aimed at, in the order in which it said so. */
export async function aimsOf(store: Store, filter: Omit<FigureFilter, 'partner'>): Promise<Aim[]> {
  mustReachAll(store);
  const rows = await rowsOf<{
    indicator: string;
    school_year: string;
    agreement: string;
    target: number;
    reason: string | null;
    on: LocalDate;
  }>(store, {
    text: `SELECT indicator, school_year, agreement, target, reason, ${day('stated_at')} AS "on" FROM aim
      WHERE ($1::text IS NULL OR school_year = $1) AND ($2::timestamptz IS NULL OR stated_at < $2) AND $3::uuid IS NULL
      ORDER BY id`,
    values: valuesOf(filter),
  });
  return rows.map(({ school_year, ...same }) => filled({ ...same, schoolYear: school_year }));
}

/** Says what is aimed at. */
export async function addAim(within: Store, aim: Omit<Aim, 'on'>, { by, now }: Said): Promise<void> {
  mustReachAll(within);
  const { indicator, schoolYear, agreement, target, reason } = aim;
  await rowsOf(within, {
    text: `INSERT INTO aim (indicator, school_year, agreement, target, reason, stated_at, stated_by)
      VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    values: [indicator, schoolYear, agreement, target, reason ?? null, now, by],
  });
}

/** The last judgement of each target. */
export async function assessmentsOf(store: Store, filter: FigureFilter): Promise<Assessment[]> {
  mustReachAll(store);
  const rows = await rowsOf<{
    indicator: string;
    school_year: string;
    organisation_id: string | null;
    ambition: Judgement;
    relevance: Judgement;
    comment: string;
    on: LocalDate;
  }>(store, {
    text: `SELECT DISTINCT ON (school_year, indicator, organisation_id) indicator, school_year, organisation_id, ambition,
        relevance, comment, ${day('judged_at')} AS "on"
      FROM assessment WHERE ($1::text IS NULL OR school_year = $1) AND ($2::timestamptz IS NULL OR judged_at < $2)
        AND ($3::uuid IS NULL OR organisation_id = $3)
      ORDER BY school_year, indicator, organisation_id, id DESC`,
    values: valuesOf(filter),
  });
  return rows.map(({ school_year, organisation_id, ...same }) =>
    filled({ ...same, schoolYear: school_year, partner: organisation_id }),
  );
}

/** Judges a target. */
export async function addAssessment(
  within: Store,
  assessment: Omit<Assessment, 'on'>,
  { by, now }: Said,
): Promise<void> {
  mustReachAll(within);
  const { indicator, schoolYear, partner, ambition, relevance, comment } = assessment;
  await rowsOf(within, {
    text: `INSERT INTO assessment (indicator, school_year, organisation_id, ambition, relevance, comment, judged_at, judged_by)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [indicator, schoolYear, partner ?? null, ambition, relevance, comment, now, by],
  });
}

/** The indicators that the direction added, in the order in which it did; those that were retired are left out. */
export async function definedIndicators(store: Unscoped<'decided'>): Promise<Indicator[]> {
  const rows = await rowsOf<{ id: string; body: Omit<Indicator, 'id'> }>(store, {
    text: 'SELECT id, body FROM indicator_definition WHERE retired_at IS NULL ORDER BY defined_at, id',
  });
  return rows.map(({ id, body }) => ({ id, ...body }));
}

/** Adds an indicator, or says anew what it means. */
export async function keepIndicator(within: Store, indicator: Indicator, { by, now }: Said): Promise<void> {
  mustReachAll(within);
  const { id, ...body } = indicator;
  await rowsOf(within, {
    text: `INSERT INTO indicator_definition (id, body, defined_at, defined_by) VALUES ($1, $2, $3, $4)
      ON CONFLICT (id) DO UPDATE SET body = excluded.body, defined_by = excluded.defined_by, retired_at = NULL`,
    values: [id, JSON.stringify(body), now, by],
  });
}

function valuesOf({ schoolYear, until, partner }: FigureFilter): unknown[] {
  return [schoolYear ?? null, until === undefined ? null : endOfDay(until), partner ?? null];
}
