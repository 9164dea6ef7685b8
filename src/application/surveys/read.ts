import type { Scope } from '../../domain/access/scope.ts';
import { schoolYearOf } from '../../domain/calendar/school-year.ts';
import type { LocalDate } from '../../domain/calendar/types.ts';
import { localDateOf } from '../../domain/calendar/wall-clock.ts';
import type { Figure } from '../../domain/reports/figures/figures.ts';
import { type QuestionResult, surveyResults } from '../../domain/surveys/results.ts';
import { type Survey, type SurveyOfSchool, surveysClosedBy, surveysOf } from '../../store/surveys/surveys.ts';
import { findTrajectoryHead } from '../../store/trajectories/trajectories.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';
import { todayOf } from '../now.ts';

/** A survey as it is shown: how many answered, and once it is closed what came of it. */
export type ShownSurvey = Survey & {
  readonly asked: number;
  readonly answered: number;
  readonly isClosed: boolean;
  /** Absent while it is open, and when too few answered. */
  readonly results?: readonly QuestionResult[];
};

/**
 * The surveys among the teachers of a trajectory, in the order in which they were asked.
 * @throws `not-found` for a trajectory that the caller may not see
 */
export async function readSurveys(
  deps: Pick<Dependencies, 'store' | 'clock'>,
  scope: Scope,
  trajectory: string,
): Promise<readonly ShownSurvey[]> {
  if ((await findTrajectoryHead(deps.store, scope, trajectory)) === undefined) throw notFound();
  const today = todayOf(deps);
  return (await surveysOf(deps.store, trajectory)).map((survey) => shown(survey, today));
}

/** A survey as it may be shown on a local date. */
export function shown({ counts, ...survey }: SurveyOfSchool, today: LocalDate): ShownSurvey {
  const results = surveyResults(survey, counts, today);
  return { ...survey, isClosed: today > survey.closesOn, ...(results === undefined ? {} : { results }) };
}

/**
 * What teachers answered in a school year, as figures: of each survey that was closed by the end of a local date and that
 * enough answered. It counts in the school year in which it was asked.
 */
export async function surveyFigures(
  { store }: Pick<Dependencies, 'store'>,
  { schoolYear, until }: { readonly schoolYear: string; readonly until: LocalDate },
): Promise<readonly Figure[]> {
  const surveys = await surveysClosedBy(store, until);
  return surveys.flatMap((survey) => {
    const askedOn = localDateOf(survey.askedAt);
    if (schoolYearOf(askedOn) !== schoolYear) return [];
    const { school, provider, closesOn, reference } = survey;
    return (surveyResults(survey, survey.counts, until) ?? []).map(
      ({ indicator, mean, answers }): Figure => ({
        ...{ indicator, schoolYear, value: mean, respondents: answers, source: 'survey', on: closesOn },
        evidence: `${reference}, ${askedOn}`,
        ...(school === undefined ? {} : { school }),
        ...(provider === undefined || survey.kind !== 'training' ? {} : { partner: provider }),
      }),
    );
  });
}
