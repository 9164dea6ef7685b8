import type { Request, Response, Router } from 'express';
import type { Dependencies } from '../../application/dependencies.ts';
import { sortError } from '../../application/outage.ts';
import { answerSurvey, openSurvey, type SurveyToAnswer } from '../../application/surveys/answer.ts';
import { surveyQuestions } from '../../domain/surveys/questions.ts';
import type { Language } from '../../domain/text.ts';
import { makeCsrfToken } from '../csrf-token.ts';
import { type Sent, sentText } from '../form.ts';
import { chosenLanguage, guessedLanguage, leadTo, named, sendPage } from '../http.ts';
import type { PageLimits } from '../limits.ts';
import { limitMailedPages, mailedFrame, sentByMailedPage } from '../mailed-pages.ts';
import { asRejection, besideFields } from '../mistakes.ts';
import type { MailedFrame } from '../ui/mailed-notice.tsx';
import { surveyNoticePage, surveyPage } from './page.tsx';

const path = '/q/:token';
const route = '/q/{token}';

type Visit = {
  readonly response: Response;
  readonly opened: SurveyToAnswer;
  readonly token: string;
  readonly frame: MailedFrame;
};

/** The page behind the link of a survey: looking changes nothing, the button answers, once. */
export function setupSurveyPages(router: Router, deps: Dependencies, limits: Partial<PageLimits>): void {
  limitMailedPages(router, '/q', limits);
  router.get(path, named(route), async (request, response) => {
    const visit = await visitOf(deps, request, response);
    if (visit !== undefined) sendSurvey(visit);
  });
  router.post(path, named(route), async (request, response) => {
    const visit = await visitOf(deps, request, response);
    if (visit === undefined) return;
    const { opened, token, frame } = visit;
    const sent = await sentByMailedPage(request, response, token);
    // Whatever did not come from the page is shown the page.
    if (opened.used || opened.isClosed || sent === undefined) return sendSurvey(visit);
    try {
      await answerSurvey(deps, opened, answersIn(sent, opened));
    } catch (error) {
      const sorted = sortError(error);
      if (sorted.sort !== 'refusal' || sorted.error.kind === 'gone') throw error;
      const beside = besideFields(asRejection(sorted.error), (field) => field, frame.language);
      return sendSurvey(visit, { sent, mistakes: beside.mistakes });
    }
    leadTo(response, `/q/${token}?lang=${frame.language}`);
  });
}

async function visitOf(deps: Dependencies, request: Request, response: Response): Promise<Visit | undefined> {
  response.set({ 'Referrer-Policy': 'no-referrer' });
  const token = String(request.params.token);
  const opened = await openSurvey(deps, token);
  const frameIn = (language: Language) => mailedFrame('/q', token, language);
  if (opened === undefined) {
    sendPage(response, 404, surveyNoticePage(frameIn(guessedLanguage(request)), 'unknown'));
    return undefined;
  }
  return { response, opened, token, frame: frameIn(chosenLanguage(request) ?? opened.language) };
}

function sendSurvey(
  { response, opened, token, frame }: Visit,
  draft?: Parameters<typeof surveyPage>[0]['draft'],
): void {
  if (opened.used || opened.isClosed) {
    const what = opened.used ? 'thanks' : 'closed';
    sendPage(response, opened.used ? 200 : 410, surveyNoticePage(frame, what));
    return;
  }
  const page = surveyPage({
    ...{ frame, opened, draft, csrfToken: makeCsrfToken(token) },
    action: `/q/${token}?lang=${frame.language}`,
  });
  sendPage(response, draft === undefined ? 200 : 422, page);
}

function answersIn(
  sent: Sent,
  { kind }: SurveyToAnswer,
): { readonly [question: string]: number | undefined } {
  return Object.fromEntries(
    surveyQuestions[kind].map(({ id }) => {
      const value = sentText(sent, id);
      return [id, value === undefined ? undefined : Number(value)];
    }),
  );
}
