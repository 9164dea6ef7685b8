import type { Instant, LocalDate } from '../../domain/calendar/types.ts';
import type { SurveyKind } from '../../domain/surveys/questions.ts';
import type { AnswerCount } from '../../domain/surveys/results.ts';
import type { Language } from '../../domain/text.ts';
import { rowsOf, type Store, type Unscoped } from '../database/db.ts';
import { mustReach } from '../database/reach.ts';
import { filled } from '../database/values.ts';
import { ofTrajectoryWithin, valuesOf } from '../database/within.ts';

/** A survey among teachers, as it is kept. */
export interface Survey {
  readonly id: string;
  readonly trajectoryId: string;
  readonly kind: SurveyKind;
  /** Organisation that gave the training. */
  readonly provider?: string;
  readonly askedAt: Instant;
  /** Person id. */
  readonly askedBy: string;
  /** Local dates. */
  readonly remindOn: LocalDate;
  readonly closesOn: LocalDate;
}

/** A survey with how many were asked and answered, and how often which answer was given. */
export interface CountedSurvey extends Survey {
  readonly asked: number;
  readonly answered: number;
  readonly counts: readonly AnswerCount[];
}

/** A survey with the school and template of its trajectory. */
export interface SurveyOfSchool extends CountedSurvey {
  readonly school?: string;
  readonly reference: string;
}

interface Row {
  id: string;
  trajectory_id: string;
  kind: SurveyKind;
  provider_id: string | null;
  asked_at: Date;
  asked_by: string;
  remind_on: LocalDate;
  closes_on: LocalDate;
  asked: number;
  answered: number;
  counts: AnswerCount[];
  school_number: string | null;
  reference: string;
}

const select = `SELECT s.id, s.trajectory_id, s.kind, s.provider_id, s.asked_at, s.asked_by, s.remind_on::text AS remind_on,
    s.closes_on::text AS closes_on, t.school_number, t.reference,
    (SELECT count(*)::int FROM survey_invitation i WHERE i.survey_id = s.id) AS asked,
    (SELECT count(*)::int FROM survey_invitation i WHERE i.survey_id = s.id AND i.used) AS answered,
    coalesce((SELECT jsonb_agg(jsonb_build_object('question', c.question, 'answer', c.answer, 'count', c.count)
      ORDER BY c.question, c.answer) FROM survey_count c WHERE c.survey_id = s.id), '[]') AS counts
  FROM survey s JOIN trajectory t ON t.id = s.trajectory_id`;

/** The surveys about a trajectory, in the order in which they were asked. */
export async function surveysOf(store: Store, trajectoryId: string): Promise<SurveyOfSchool[]> {
  const values = valuesOf();
  const own = values.add(trajectoryId);
  const rows = await rowsOf<Row>(store, {
    text: `${select} WHERE s.trajectory_id = ${own} AND ${ofTrajectoryWithin(store.scope, 's.trajectory_id', values)}
      ORDER BY s.asked_at, s.id`,
    values: values.all,
  });
  return rows.map(toSurvey);
}

/** The surveys that were closed by the end of a local date, of trajectories that somebody meant to begin. */
export async function surveysClosedBy(
  store: Unscoped<'decided'>,
  date: LocalDate,
): Promise<SurveyOfSchool[]> {
  const rows = await rowsOf<Row>(store, {
    text: `${select} WHERE s.closes_on < $1::date AND NOT t.mistake ORDER BY s.asked_at, s.id`,
    values: [date],
  });
  return rows.map(toSurvey);
}

/** Lets nobody else ask a survey about a trajectory until the transaction ends. */
export async function lockSurveys(within: Unscoped<'decided'>, trajectoryId: string): Promise<void> {
  await rowsOf(within, {
    text: 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))',
    values: [`surveys ${trajectoryId}`],
  });
}

/** Keeps a survey, and whom it is sent to. */
export async function insertSurvey(
  within: Store,
  survey: Survey,
  teachers: readonly { readonly id: string; readonly address: string; readonly language: Language }[],
): Promise<void> {
  await mustReach(within, 'trajectory', survey.trajectoryId);
  const { id, trajectoryId, kind, provider, askedAt, askedBy, remindOn, closesOn } = survey;
  const { length } = await rowsOf(within, {
    text: `INSERT INTO survey (id, trajectory_id, kind, provider_id, asked_at, asked_by, remind_on, closes_on)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING RETURNING id`,
    values: [id, trajectoryId, kind, provider ?? null, askedAt, askedBy, remindOn, closesOn],
  });
  if (length === 0) return;
  await rowsOf(within, {
    text: `INSERT INTO survey_invitation (id, survey_id, address, language, next_at)
      SELECT id, $2, address, language, $3
      FROM jsonb_to_recordset($1) AS given (id uuid, address text, language text)`,
    values: [JSON.stringify(teachers), id, askedAt],
  });
}

function toSurvey(row: Row): SurveyOfSchool {
  return {
    ...filled({ provider: row.provider_id, school: row.school_number }),
    ...{ id: row.id, trajectoryId: row.trajectory_id, kind: row.kind, reference: row.reference },
    ...{ askedAt: row.asked_at.toISOString(), askedBy: row.asked_by },
    ...{ remindOn: row.remind_on, closesOn: row.closes_on },
    ...{ asked: row.asked, answered: row.answered, counts: row.counts },
  };
}
