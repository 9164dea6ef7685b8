import type { LocalDate } from '../../domain/calendar/types.ts';
import { endOfDay } from '../../domain/calendar/wall-clock.ts';
import { type Dimension, type DimensionValues, dimensions } from '../../domain/reports/facts/dimensions.ts';
import { partOf } from '../trajectories/counted-part.ts';
import type { ReportScope } from './values.ts';

/** What is counted: until the end of which local date, whose, where. */
export interface CountedQuestion {
  readonly asOf: LocalDate;
  readonly scope: ReportScope;
  readonly place: DimensionValues;
}

/** Which rows of these only; all of them if left out. */
export interface CountedPart {
  readonly indicator?: string | undefined;
  readonly moment?: 'before' | 'after' | undefined;
  /** Of what is asked twice. */
  readonly isTwice?: true;
  readonly isTarget?: false;
  /** Of schools of these parts; see {@link partOf}. */
  readonly parts?: readonly string[] | undefined;
  /** Only what was observed, or only who takes part in a project. */
  readonly source?: keyof typeof sources;
}

/** Where a row lies along each dimension; `s` is the school that it concerns, `p` who gives the training. */
const along: { readonly [dimension in Dimension]: string } = {
  school_year: 'o.school_year',
  province: 's.province',
  network: 's.network',
  level: 's.level',
  programme: 'o.programme_id::text',
  provider: 'p.organisation_id::text',
  template: 'o.template',
};

/** What counts at the end of the day ($1), of the trajectories of one service ($2), or of everybody's when that is null. */
const observed = `SELECT trajectory_id, version, number, indicator, moment, is_target, value, "on", school_year,
    school_number, programme_id, template, reference, false AS takes_part
  FROM observation WHERE at < $1 AND (until IS NULL OR until >= $1) AND NOT mistake
    AND ($2::uuid IS NULL OR organisation_id = $2::uuid)`;

const schoolYear = `(SELECT first || '-' || first + 1
  FROM (SELECT (extract(year FROM t.since) - CASE WHEN extract(month FROM t.since) < 9 THEN 1 ELSE 0 END)::int AS first) AS year)`;

/** A school that takes part in a project is reached by it, from its own first day (until $3) and at its own place. */
const participating = `SELECT t.id, 1, 0::smallint, reached.indicator, NULL, false, 1, t.since, ${schoolYear}, t.school,
    t.programme_id, t.template, t.reference, true
  FROM (
    SELECT t.id, t."group", t.programme_id, t.template, t.reference, s.number AS school, min(part."from") AS since
    FROM participation part JOIN school s ON s.number = part.school_number JOIN trajectory t ON t.id = part.trajectory_id
      JOIN trajectory_event e ON e.trajectory_id = t.id AND e.version = 1 AND e.at < $1
    WHERE part."from" <= $3::date AND NOT t.mistake AND ($2::uuid IS NULL OR t.organisation_id = $2::uuid)
    GROUP BY t.id, s.number
  ) AS t CROSS JOIN LATERAL unnest(ARRAY['schools_in_trajectory', CASE t."group" WHEN 'volger' THEN 'reached_volgers'
    WHEN 'first-mover' THEN 'reached_first_movers' ELSE 'reached_group_unknown' END]) AS reached(indicator)`;

/**
 * Who gives the training in the end: the organisation of whoever has the first role of a provider that is filled.
 * @param parts the parameter with the parts whose rows are counted; of all trajectories if left out
 */
function providers(parts: string | undefined): string {
  const ofThese =
    parts === undefined
      ? ''
      : `AND h.trajectory_id IN (SELECT trajectory_id FROM observation WHERE ${partOf('school_number')} = ANY(${parts})
        UNION SELECT trajectory_id FROM participation WHERE ${partOf('school_number')} = ANY(${parts}))`;
  return `SELECT DISTINCT ON (h.trajectory_id) h.trajectory_id, person.organisation_id
    FROM provider_holder h JOIN person ON person.id = h.person_id
      JOIN organisation ON organisation.id = person.organisation_id AND organisation.kind NOT IN ('pbd', 'central')
    WHERE h.at < $1 AND (h.until IS NULL OR h.until >= $1) ${ofThese} ORDER BY h.trajectory_id, h.rank`;
}

// The names of the columns are those of what is observed, which comes first wherever it is.
const sources = {
  observed,
  participating: `${observed} AND false UNION ALL ${participating}`,
  all: `${observed} UNION ALL ${participating}`,
};

/**
 * A statement of the rows that count, each with its place along some dimensions, for others to add up. It has the columns
 * `trajectory_id`, `version`, `number`, `indicator`, `moment`, `is_target`, `value`, `on`, `school_number`, `reference`,
 * `template`, `takes_part` (of a school that takes part in a project), and one for each of the dimensions.
 */
export function countedRows(
  { asOf, scope, place }: CountedQuestion,
  by: readonly Dimension[],
  part: CountedPart = {},
): { readonly text: string; readonly values: unknown[] } {
  const values: unknown[] = [endOfDay(asOf), scope.organisation ?? null, asOf];
  const given = (value: unknown) => `$${values.push(value)}`;
  const parts = part.parts === undefined ? undefined : `${given(part.parts)}::text[]`;
  const asked = dimensions.filter((dimension) => place[dimension] !== undefined);
  const where = [
    'true',
    ...(part.indicator === undefined ? [] : [`o.indicator = ${given(part.indicator)}`]),
    ...(part.moment === undefined ? [] : [`o.moment = ${given(part.moment)}`]),
    ...(part.isTwice ? ['o.moment IS NOT NULL'] : []),
    ...(part.isTarget === false ? ['NOT o.is_target'] : []),
    ...(parts === undefined ? [] : [`${partOf('o.school_number')} = ANY(${parts})`]),
    ...asked.map((one) => `${along[one]} IS NOT DISTINCT FROM ${given(place[one])}::text`),
  ];
  const used = new Set([...by, ...asked]);
  const needsSchool = used.has('province') || used.has('network') || used.has('level');
  const columns = [
    'o.trajectory_id, o.version, o.number, o.indicator, o.moment, o.is_target, o.value, o."on", o.school_number, o.reference, o.takes_part',
    ...(by.includes('template') ? [] : ['o.template']),
    ...by.map((dimension) => `${along[dimension]} AS ${dimension}`),
  ];
  return {
    text: `SELECT ${columns.join(', ')} FROM (${sources[part.source ?? 'all']}) AS o
      ${needsSchool ? 'LEFT JOIN school s ON s.number = o.school_number' : ''}
      ${used.has('provider') ? `LEFT JOIN (${providers(parts)}) AS p ON p.trajectory_id = o.trajectory_id` : ''}
      WHERE ${where.join(' AND ')}`,
    values,
  };
}
