import type { LocalDate } from '../calendar/types.ts';
import { type SurveyKind, surveyQuestions, surveyScale } from './questions.ts';

/** With fewer answers than this nothing of a survey is shown, to anybody; so fewer teachers than this are not asked. */
export const LEAST_ANSWERS = 5;

/** How often an answer was given to a question of a survey: all that is kept of what teachers say. */
export interface AnswerCount {
  readonly question: string;
  /** From 1 to 4. */
  readonly answer: number;
  readonly count: number;
}

/** What came of one question. */
export interface QuestionResult {
  readonly question: string;
  readonly indicator: string;
  /** Between 1 and 4, to two decimals; never quite 1 or 4, which would tell what everybody answered. */
  readonly mean: number;
  readonly answers: number;
}

/**
 * What came of a survey, once it is closed and enough teachers answered; nothing before: two looks at a survey that is still
 * open would tell what was answered between them.
 * @param closesOn its last local date
 * @param today local date on which somebody looks
 */
export function surveyResults(
  survey: { readonly kind: SurveyKind; readonly closesOn: LocalDate },
  counts: readonly AnswerCount[],
  today: LocalDate,
): readonly QuestionResult[] | undefined {
  if (today <= survey.closesOn) return undefined;
  const results = surveyQuestions[survey.kind].map(({ id, indicator }) => {
    const own = counts.filter(({ question }) => question === id);
    const answers = own.reduce((all, { count }) => all + count, 0);
    const sum = own.reduce((all, { answer, count }) => all + answer * count, 0);
    return { question: id, indicator, answers, mean: meanOf(sum, answers) };
  });
  return results.every(({ answers }) => answers >= LEAST_ANSWERS) ? results : undefined;
}

function meanOf(sum: number, answers: number): number {
  const [least, most] = [answers, answers * surveyScale.length];
  const shown = sum === most ? sum - 1 : sum === least ? sum + 1 : sum;
  return Math.round((shown / Math.max(1, answers)) * 100) / 100;
}
