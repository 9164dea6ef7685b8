import type { Request, Response, Router } from 'express';
import { mayActOn } from '../../../application/access/authorise.ts';
import type { Parts } from '../../../application/dependencies.ts';
import { isId } from '../../../application/ids.ts';
import { askTeachers } from '../../../application/surveys/ask.ts';
import { readSurveys } from '../../../application/surveys/read.ts';
import { makeCsrfToken } from '../../csrf-token.ts';
import type { FormDraft } from '../../form.ts';
import { leadTo, named } from '../../http.ts';
import { refusedBeside } from '../../mistakes.ts';
import { askedCount, askedIn } from '../../surveys/asked.ts';
import { surveysTextsOf } from '../../texts/texts.ts';
import { addressWith } from '../addresses.ts';
import { formSecret } from '../form-secret.ts';
import { sendStaffPage, visitOf } from '../request.ts';
import { sealedForm } from '../sealed.ts';
import { teacherSurveysPage } from './page.tsx';

const path = '/trajectories/:id/surveys';
const route = '/trajectories/{id}/surveys';

/** What teachers are asked about a trajectory: the surveys there were, and a form for one more. */
export function setupTeacherSurveys(router: Router, parts: Parts): void {
  router.get(path, named(route), async (request, response, next) => {
    const id = idIn(request);
    if (id === undefined) return next();
    await send(parts, request, response, id);
  });
  router.post(path, named(route), async (request, response, next) => {
    const id = idIn(request);
    if (id === undefined) return next();
    const asked = { access: 'act-on-trajectory', id, path: `/trajectories/${id}/surveys` } as const;
    const { deps, caller, language } = await visitOf(parts, request, asked);
    const form = await sealedForm(deps, request, response, language);
    if (form === undefined) return;
    const { sent, key } = form;
    const asking = askedIn(sent);
    try {
      await askTeachers({
        ...{ deps, scope: caller.scope, by: caller.person, trajectory: id, ...asking },
        idempotencyKey: key,
      });
    } catch (error) {
      return send(parts, request, response, id, { sent, ...refusedBeside(error, language) });
    }
    const parameters = { asked: String(asking.addresses.length) };
    leadTo(response, addressWith(`/trajectories/${id}/surveys`, parameters, language));
  });
}

async function send(
  parts: Parts,
  request: Request,
  response: Response,
  id: string,
  draft?: FormDraft,
): Promise<void> {
  const asked = { access: 'see-trajectory', id, path: `/trajectories/${id}/surveys` } as const;
  const { deps, caller, language, frame } = await visitOf(parts, request, asked);
  const [surveys, mayAsk] = await Promise.all([
    readSurveys(deps, caller.scope, id),
    mayActOn(deps, caller, id),
  ]);
  const count = askedCount(request.query.asked);
  const page = teacherSurveysPage(frame, {
    ...{ trajectory: id, surveys, mayAsk, draft, csrfToken: makeCsrfToken(formSecret(deps, request)) },
    did: draft === undefined && count !== undefined ? surveysTextsOf(language).staff.done(count) : undefined,
  });
  sendStaffPage(response, page, draft === undefined ? 200 : 422);
}

function idIn(request: Request): string | undefined {
  const id = String(request.params.id).toLowerCase();
  return isId(id) ? id : undefined;
}
