import type { Request, Response, Router } from 'express';
import type { Dependencies } from '../../application/dependencies.ts';
import { answerPassedQuestion } from '../../application/questions/answer.ts';
import { openQuestion, type ReadQuestion } from '../../application/questions/read.ts';
import { makeCsrfToken } from '../csrf-token.ts';
import { type FormDraft, sentText } from '../form.ts';
import { chosenLanguage, guessedLanguage, leadTo, named, sendPage } from '../http.ts';
import type { PageLimits } from '../limits.ts';
import { limitMailedPages, mailedFrame, sentByMailedPage } from '../mailed-pages.ts';
import { refusedBeside } from '../mistakes.ts';
import type { MailedFrame } from '../ui/mailed-notice.tsx';
import { answerPage, questionNoticePage } from './page.tsx';

const path = '/v/:token';
const route = '/v/{token}';

type Visit = {
  readonly response: Response;
  readonly question: ReadQuestion;
  readonly token: string;
  readonly frame: MailedFrame;
};

/** The page behind the link of a question that was passed on: looking changes nothing, the button answers, once. */
export function setupQuestionPages(router: Router, deps: Dependencies, limits: Partial<PageLimits>): void {
  limitMailedPages(router, '/v', limits);
  router.get(path, named(route), async (request, response) => {
    const visit = await visitOf(deps, request, response);
    if (visit !== undefined) send(visit);
  });
  router.post(path, named(route), async (request, response) => {
    const visit = await visitOf(deps, request, response);
    if (visit === undefined) return;
    const { question, token, frame } = visit;
    const sent = await sentByMailedPage(request, response, token);
    // Whatever did not come from the page is shown the page.
    if (question.answered !== undefined || sent === undefined) return send(visit);
    try {
      await answerPassedQuestion(deps, question, sentText(sent, 'answer') ?? '');
    } catch (error) {
      return send(visit, { sent, ...refusedBeside(error, frame.language) });
    }
    leadTo(response, `/v/${token}?lang=${frame.language}`);
  });
}

async function visitOf(deps: Dependencies, request: Request, response: Response): Promise<Visit | undefined> {
  response.set({ 'Referrer-Policy': 'no-referrer', 'X-Robots-Tag': 'noindex, nofollow' });
  const token = String(request.params.token);
  const question = await openQuestion(deps, token);
  const frame = mailedFrame('/v', token, chosenLanguage(request) ?? guessedLanguage(request));
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
