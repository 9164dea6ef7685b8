import type { Request, Response, Router } from 'express';
import { mayActOn } from '../../../application/access/authorise.ts';
import type { Parts } from '../../../application/dependencies.ts';
import { isId } from '../../../application/ids.ts';
import { sortError } from '../../../application/outage.ts';
import { answerQuestion, type QuestionAct } from '../../../application/questions/answer.ts';
import { passQuestionOn } from '../../../application/questions/pass-on.ts';
import { readQuestions } from '../../../application/questions/read.ts';
import { makeCsrfToken } from '../../csrf-token.ts';
import { type FormDraft, type Sent, sentText } from '../../form.ts';
import { leadTo, named } from '../../http.ts';
import { asRejection, besideFields } from '../../mistakes.ts';
import { addressWith } from '../addresses.ts';
import { formSecret } from '../form-secret.ts';
import { sentWord } from '../query.ts';
import { sendStaffPage, visitOf } from '../request.ts';
import { sealedForm } from '../sealed.ts';
import { fieldOf, questionsPage } from './page.tsx';

const acts = {
  answer: {
    did: 'answered',
    act: (asked: QuestionAct, sent: Sent) =>
      answerQuestion({ ...asked, answer: sentText(sent, fieldOf('answer', asked.id)) ?? '' }),
  },
  'pass-on': {
    did: 'passed',
    act: (asked: QuestionAct, sent: Sent) =>
      passQuestionOn({ ...asked, to: sentText(sent, fieldOf('to', asked.id)) ?? '' }),
  },
} as const;

/** The questions of the school in a trajectory, and the forms that answer them or pass them on. */
export function setupQuestions(router: Router, parts: Parts): void {
  router.get(
    '/trajectories/:id/questions',
    named('/trajectories/{id}/questions'),
    async (request, response, next) => {
      const id = idIn(request.params.id);
      if (id === undefined) return next();
      await send(parts, request, response, id);
    },
  );
  for (const verb of ['answer', 'pass-on'] as const) setupAct(router, parts, verb);
}

function setupAct(router: Router, parts: Parts, verb: keyof typeof acts): void {
  const path = `/trajectories/:id/questions/:question/${verb}`;
  const pattern = `/trajectories/{id}/questions/{question}/${verb}`;
  router.post(path, named(pattern), async (request, response, next) => {
    const [trajectory, id] = [idIn(request.params.id), idIn(request.params.question)];
    if (trajectory === undefined || id === undefined) return next();
    const page = `/trajectories/${trajectory}/questions`;
    const asked = { access: 'act-on-trajectory', id: trajectory, path: page } as const;
    const { deps, caller, language } = await visitOf(parts, request, asked);
    const form = await sealedForm(deps, request, response, language);
    if (form === undefined) return;
    const { did, act } = acts[verb];
    try {
      await act({ deps, caller, trajectory, id }, form.sent);
    } catch (error) {
      const sorted = sortError(error);
      if (sorted.sort === 'defect' || sorted.error.kind === 'not-found') throw error;
      const field = (name: string) => (name === 'answer' || name === 'to' ? fieldOf(name, id) : undefined);
      const beside = besideFields(asRejection(sorted.error), field, language);
      return send(parts, request, response, trajectory, { question: id, sent: form.sent, ...beside });
    }
    leadTo(response, addressWith(page, { did }, language));
  });
}

async function send(
  parts: Parts,
  request: Request,
  response: Response,
  id: string,
  draft?: FormDraft & { readonly question: string },
): Promise<void> {
  const asked = { access: 'see-content', id, path: `/trajectories/${id}/questions` } as const;
  const { deps, caller, frame } = await visitOf(parts, request, asked);
  const [questions, mayAct] = await Promise.all([
    readQuestions(deps, caller.scope, id),
    mayActOn(deps, caller, id),
  ]);
  const said = sentWord(request.query as Sent, 'did');
  const secret = formSecret(deps, request);
  const page = questionsPage(frame, {
    ...{ trajectory: id, questions, mayAct, draft, newKey: () => makeCsrfToken(secret) },
    did: draft === undefined && (said === 'answered' || said === 'passed') ? said : undefined,
  });
  sendStaffPage(response, page, draft === undefined ? 200 : 422);
}

function idIn(given: unknown): string | undefined {
  const id = String(given).toLowerCase();
  return isId(id) ? id : undefined;
}
