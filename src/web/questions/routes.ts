import type { Request, Response, Router } from 'express';
import type { Dependencies } from '../../application/dependencies.ts';
import { sortError } from '../../application/outage.ts';
import { answerPassedQuestion } from '../../application/questions/answer.ts';
import { openQuestion, type ReadQuestion } from '../../application/questions/read.ts';
import { limitRate } from '../../http/rate-limits.ts';
import { makeCsrfToken, readCsrfToken } from '../csrf-token.ts';
import { type FormDraft, sentText } from '../form.ts';
import {
  chosenLanguage,
  guessedLanguage,
  inOtherLanguage,
  isFromElsewhere,
  leadTo,
  named,
  readForm,
  sendPage,
} from '../http.ts';
import { defaultPageLimits, type PageLimits } from '../limits.ts';
import { asRejection, besideFields } from '../mistakes.ts';
import { answerPage, type QuestionFrame, questionNoticePage } from './page.tsx';

const path = '/v/:token';
const route = '/v/{token}';

type Visit = {
  readonly response: Response;
  readonly question: ReadQuestion;
  readonly token: string;
  readonly frame: QuestionFrame;
};

/** The page behind the link of a question that was passed on: looking changes nothing, the button answers, once. */
export function setupQuestionPages(router: Router, deps: Dependencies, limits: Partial<PageLimits>): void {
  const { all, failed } = { ...defaultPageLimits, ...limits };
  router.use('/v', named('/v'), limitRate(all), limitRate(failed, { skipSuccessfulRequests: true }));
  router.get(path, named(route), async (request, response) => {
    const visit = await visitOf(deps, request, response);
    if (visit !== undefined) send(visit);
  });
  router.post(path, named(route), async (request, response) => {
    const visit = await visitOf(deps, request, response);
    if (visit === undefined) return;
    const { question, token, frame } = visit;
    const form = await readForm(request, response);
    const sent = form.kind === 'read' ? form.sent : {};
    const isOurs = !isFromElsewhere(request.headers) && readCsrfToken(token, sent._form) !== undefined;
    // Whatever did not come from the page is shown the page.
    if (question.answered !== undefined || !isOurs) return send(visit);
    try {
      await answerPassedQuestion(deps, question, sentText(sent, 'answer') ?? '');
    } catch (error) {
      const sorted = sortError(error);
      if (sorted.sort !== 'refusal') throw error;
      const beside = besideFields(asRejection(sorted.error), (field) => field, frame.language);
      return send(visit, { sent, ...beside });
    }
    leadTo(response, `/v/${token}?lang=${frame.language}`);
  });
}

async function visitOf(deps: Dependencies, request: Request, response: Response): Promise<Visit | undefined> {
  response.set({ 'Referrer-Policy': 'no-referrer', 'X-Robots-Tag': 'noindex, nofollow' });
  const token = String(request.params.token);
  const question = await openQuestion(deps, token);
  const language = chosenLanguage(request) ?? guessedLanguage(request);
  const otherLanguage = inOtherLanguage(`/v/${encodeURIComponent(token)}`, {}, language);
  const frame = { language, otherLanguage };
  if (question !== undefined) return { response, question, token, frame };
  sendPage(response, 404, questionNoticePage(frame, 'unknown'));
  return undefined;
}

function send({ response, question, token, frame }: Visit, draft?: FormDraft): void {
  if (question.answered !== undefined) {
    sendPage(response, 200, questionNoticePage(frame, 'thanks'));
    return;
  }
  const action = `/v/${token}?lang=${frame.language}`;
  const page = answerPage({ frame, question, action, draft, csrfToken: makeCsrfToken(token) });
  sendPage(response, draft === undefined ? 200 : 422, page);
}
