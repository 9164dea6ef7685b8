import { z } from 'zod';
import { definedOf } from '../../application/defined.ts';
import type { YearAims } from '../../application/figures/aims.ts';
import type { EnteredFigure } from '../../application/figures/enter.ts';
import { formatWithOffset } from '../../domain/calendar/wall-clock.ts';
import { type Indicator, indicatorSources } from '../../domain/indicators/indicator.ts';
import { judgements } from '../../domain/reports/figures/aims.ts';
import type { DeliveredReport } from '../../store/figures/delivered.ts';
import type { StoredFigure } from '../../store/figures/figures.ts';
import { instant, line, localDate, schoolNumber, sentence, uuid } from '../schemas.ts';

export const schoolYear = z
  .string()
  .regex(/^\d{4}-\d{4}$/)
  .meta({ example: '2026-2027' });
const indicatorId = z.string().regex(/^[a-z][a-z0-9_]{1,79}$/);
const takenOver = z.enum(indicatorSources).exclude(['trajectories', 'survey']);
const text = (longest: number) => z.strictObject({ nl: line(longest), en: line(longest) });

export const definitionBody = z
  .strictObject({
    group: z.enum(['field', 'central', 'partner']),
    measure: z.enum(['sum', 'average']).meta({ description: 'Added up, or averaged by who answered.' }),
    unit: z.enum(['euro', 'hours-per-week', 'scale-1-4', 'percent', 'fte']).optional(),
    direction: z.enum(['higher', 'lower']).optional().meta({ description: 'Which way is better.' }),
    by_quarter: z
      .literal(true)
      .optional()
      .meta({ description: 'It can be entered by quarter: only of what is added up.' }),
    source: takenOver,
    action: text(200).optional(),
    part: z.enum(['input', 'output', 'result']).optional(),
    title: text(200),
    definition: text(2_000),
  })
  .meta({ id: 'IndicatorDefinition' });

export const definitionParams = z.object({ indicator: indicatorId });

export const definitionSchema = z
  .strictObject({ id: indicatorId, ...definitionBody.shape })
  .meta({ id: 'DefinedIndicator' });

/** An indicator as it came over the wire. */
export function toIndicator(id: string, body: z.output<typeof definitionBody>): Indicator {
  const { by_quarter: byQuarter, ...same } = body;
  return definedOf({ id, ...same, byQuarter }) as Indicator;
}

const value = z.number().min(0).max(1e12);
const quarter = z
  .union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
  .optional()
  .meta({ description: 'Of the school year, from September on; of all of it if left out.' });
const evidence = sentence(500).meta({ description: 'Where it can be checked.' });
const respondents = z.int().min(1).max(10_000_000).optional().meta({
  description: 'How many answered, for an average.',
});

const figure = z.strictObject({
  indicator: indicatorId,
  school_year: schoolYear,
  quarter,
  partner: uuid.optional(),
  school: schoolNumber.optional(),
  value,
  respondents,
  source: takenOver.default('entered').meta({ default: 'entered' }),
  evidence,
});

export const newFigures = z
  .strictObject({ figures: z.array(figure).min(1).max(500) })
  .meta({ id: 'NewFigures' });

const ownFigure = z.strictObject({
  ...{ indicator: indicatorId, school_year: schoolYear, quarter, value, respondents, evidence },
});

export const ownFigures = z
  .strictObject({ figures: z.array(ownFigure).min(1).max(100) })
  .meta({ id: 'OwnFigures', description: 'What a partner tells of its own task.' });

export const figureImport = z
  .strictObject({
    source: takenOver,
    evidence,
    content: z.string().min(1).max(2_000_000).meta({
      description: 'A table: indicator, school_year, value; respondents and school if you like.',
    }),
  })
  .meta({ id: 'FigureImport' });

export const figureQuery = z.strictObject({ school_year: schoolYear });

export const figureSchema = z
  .strictObject({
    id: z.string(),
    indicator: z.string(),
    school_year: schoolYear,
    quarter: z.int().nullable(),
    partner: uuid.nullable(),
    school: schoolNumber.nullable(),
    value: z.number(),
    respondents: z.int().nullable(),
    source: z.string(),
    evidence: z.string(),
    on: localDate,
    by: uuid,
  })
  .meta({ id: 'Figure' });

type Given = Omit<z.output<typeof figure>, 'source' | 'partner' | 'school'> &
  Partial<Pick<z.output<typeof figure>, 'source' | 'partner' | 'school'>>;

/** A figure as it came over the wire. */
export function toFigure({ school_year, ...same }: Given): EnteredFigure {
  return definedOf({ source: 'entered', ...same, schoolYear: school_year }) as EnteredFigure;
}

/** A figure as it goes over the wire. */
export function toWireFigure(one: StoredFigure): z.input<typeof figureSchema> {
  const { schoolYear: year, quarter: of, partner, school, respondents: answered, ...same } = one;
  return {
    ...{ ...same, school_year: year, quarter: of ?? null, partner: partner ?? null, school: school ?? null },
    respondents: answered ?? null,
  };
}

export const newAim = z
  .strictObject({
    indicator: indicatorId,
    school_year: schoolYear,
    agreement: line(200).meta({ description: 'The agreement (convenant) that it stands in.' }),
    target: z.number().max(1e12),
    reason: sentence(1_000).optional().meta({ description: 'Asked when it becomes another number.' }),
  })
  .meta({ id: 'NewAim' });

export const newAssessment = z
  .strictObject({
    indicator: indicatorId,
    school_year: schoolYear,
    partner: uuid.optional().meta({ description: 'Whose target it is; the direction’s if left out.' }),
    ambition: z.enum(judgements),
    relevance: z.enum(judgements),
    comment: sentence(2_000),
  })
  .meta({ id: 'NewAssessment' });

export const aimsSchema = z
  .strictObject({
    aims: z.array(
      z.strictObject({
        ...{ indicator: z.string(), agreement: z.string(), target: z.number() },
        ...{ at_first: z.number().nullable(), reason: z.string().nullable(), on: localDate },
      }),
    ),
    assessments: z.array(
      z.strictObject({
        ...{ indicator: z.string(), partner: uuid.nullable(), comment: z.string(), on: localDate },
        ...{ ambition: z.enum(judgements), relevance: z.enum(judgements) },
      }),
    ),
  })
  .meta({ id: 'Aims', description: 'What is aimed at in a year, and how targets are judged.' });

/** What is aimed at, as it goes over the wire. */
export function toWireAims({ aims, assessments }: YearAims): z.input<typeof aimsSchema> {
  return {
    aims: aims.map(({ indicator, agreement, target, atFirst, reason, on }) => ({
      ...{ indicator, agreement, target, on },
      ...{ at_first: atFirst ?? null, reason: reason ?? null },
    })),
    assessments: assessments.map(({ schoolYear: _year, partner, ...same }) => ({
      ...{ ...same, partner: partner ?? null },
    })),
  };
}

export const newDelivery = z
  .strictObject({ school_year: schoolYear, title: line(200) })
  .meta({ id: 'NewDelivery' });

export const deliveryParams = z.object({ delivery: uuid });

export const deliverySchema = z
  .strictObject({
    id: uuid,
    school_year: schoolYear,
    title: z.string(),
    as_of: localDate,
    checksum: z.string(),
    delivered_at: instant,
    delivered_by: uuid,
  })
  .meta({ id: 'Delivery', description: 'A report of a year as it was delivered.' });

/** A delivered report as it goes over the wire. */
export function toWireDelivery(one: DeliveredReport): z.input<typeof deliverySchema> {
  const { id, title, checksum, schoolYear: year, asOf, deliveredAt, by } = one;
  return {
    ...{ id, title, checksum, school_year: year, as_of: asOf },
    ...{ delivered_at: formatWithOffset(deliveredAt), delivered_by: by },
  };
}
