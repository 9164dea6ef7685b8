import type { FieldError } from '../../domain/rejection.ts';
import { isSurveyAnswer, surveyQuestions } from '../../domain/surveys/questions.ts';
import type { Text } from '../../domain/text.ts';
import { hashOfToken, isToken } from '../../platform/token.ts';
import { inTransaction } from '../../store/database/transaction.ts';
import { type OpenedSurvey, surveyOfToken, takeAnswers } from '../../store/surveys/invitations.ts';
import { templateOf } from '../../store/templates/templates.ts';
import type { Dependencies } from '../dependencies.ts';
import { todayOf } from '../now.ts';
import { surveyAnswered, surveyClosed, surveyRejected } from './errors.ts';

/** A survey as a teacher sees it, behind the link in a mail. */
export type SurveyToAnswer = OpenedSurvey & {
  readonly isClosed: boolean;
  /** Title of the model trajectory. */
  readonly title: Text;
};

/** What a link leads to; nothing for one that we never gave. */
export async function openSurvey(
  deps: Pick<Dependencies, 'store' | 'clock'>,
  token: string,
): Promise<SurveyToAnswer | undefined> {
  if (!isToken(token)) return undefined;
  const opened = await surveyOfToken(deps.store, hashOfToken(token));
  if (opened === undefined) return undefined;
  const template = await templateOf(deps.store, opened.template, opened.templateVersion);
  return { ...opened, isClosed: todayOf(deps) > opened.closesOn, title: template.title };
}

/**
 * Takes what a teacher answers, once; which link gave which answer is kept nowhere.
 * @throws `gone` when the link was used or the survey is closed; `invalid` naming the question that has no answer
 */
export async function answerSurvey(
  deps: Pick<Dependencies, 'store' | 'clock'>,
  opened: OpenedSurvey,
  given: { readonly [question: string]: number | undefined },
): Promise<void> {
  if (todayOf(deps) > opened.closesOn) throw surveyClosed();
  if (opened.used) throw surveyAnswered();
  const questions = surveyQuestions[opened.kind];
  const errors = questions.flatMap(({ id }): FieldError[] => {
    const value = given[id];
    return value !== undefined && isSurveyAnswer(value) ? [] : [{ path: id, ...unanswered }];
  });
  if (errors.length > 0) throw surveyRejected(errors);
  const answers = Object.fromEntries(questions.map(({ id }) => [id, given[id] ?? 0]));
  const taken = await inTransaction(deps.store, (within) => takeAnswers(within, opened, answers));
  if (!taken) throw surveyAnswered();
}

const unanswered = {
  code: 'answer-missing',
  message: { nl: 'Kies een antwoord.', en: 'Choose an answer.' },
};
