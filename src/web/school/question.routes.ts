import type { Router } from 'express';
import type { Dependencies } from '../../application/dependencies.ts';
import { sortError } from '../../application/outage.ts';
import { askQuestion, mayAsk, questionsOfLink } from '../../application/questions/ask.ts';
import { type FormDraft, sentText } from '../form.ts';
import { leadTo, named, sendPage } from '../http.ts';
import { asRejection, besideFields } from '../mistakes.ts';
import { questionPage } from './pages/question-page.tsx';
import { serviceOf } from './view/service.ts';
import { formOf, type Visit, visitOf } from './visit.ts';

const [path, route] = ['/p/:token/question', '/p/{token}/question'];

/** Where a school asks a question and reads the answers, on a page of its own; whoever cannot is led back. */
export function setupQuestion(router: Router, deps: Dependencies): void {
  router.get(path, named(route), async (request, response) => {
    const visit = await visitOf(deps, request, response);
    if (visit === undefined) return;
    if (!mayAsk(visit.opened)) return leadTo(response, visit.addresses.home());
    await send(deps, visit);
  });
  router.post(path, named(route), async (request, response) => {
    const visit = await visitOf(deps, request, response);
    const form = visit && (await formOf(visit));
    if (visit === undefined || form === undefined) return;
    const { opened, language, addresses } = visit;
    if (!mayAsk(opened)) return leadTo(response, addresses.home());
    try {
      await askQuestion({ deps, opened, key: form.number }, sentText(form.sent, 'text') ?? '');
    } catch (error) {
      const sorted = sortError(error);
      if (sorted.sort !== 'refusal') throw error;
      const beside = besideFields(asRejection(sorted.error), (field) => field, language);
      return send(deps, visit, { sent: form.sent, ...beside });
    }
    leadTo(response, addresses.question({ asked: 'yes' }));
  });
}

async function send(deps: Dependencies, visit: Visit, draft?: FormDraft): Promise<void> {
  const { request, response, opened, language, addresses } = visit;
  const questions = await questionsOfLink(deps, opened);
  const page = questionPage(
    { questions, isDone: draft === undefined && request.query.asked !== undefined, draft },
    {
      ...{ language, home: addresses.home(), otherLanguage: addresses.otherLanguage() },
      ...{ service: serviceOf(opened, language), action: addresses.question(), token: opened.token },
    },
  );
  sendPage(response, draft === undefined ? 200 : 422, page);
}
