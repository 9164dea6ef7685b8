import type { Router } from 'express';
import type { Dependencies } from '../../application/dependencies.ts';
import { askTeachersOfSchool, mayAskTeachers, surveysOfLink } from '../../application/links/ask-teachers.ts';
import { sortError } from '../../application/outage.ts';
import type { FormDraft } from '../form.ts';
import { leadTo, named, sendPage } from '../http.ts';
import { asRejection, besideFields } from '../mistakes.ts';
import { askedCount, askedIn } from '../surveys/asked.ts';
import { teachersPage } from './pages/teachers-page.tsx';
import { serviceOf } from './view/service.ts';
import { formOf, type Visit, visitOf } from './visit.ts';

const [path, route] = ['/p/:token/teachers', '/p/{token}/teachers'];

/** Where a school has its own teachers asked, on a page of its own; whoever cannot is led back. */
export function setupTeachers(router: Router, deps: Dependencies): void {
  router.get(path, named(route), async (request, response) => {
    const visit = await visitOf(deps, request, response);
    if (visit === undefined) return;
    if (!mayAskTeachers(visit.opened)) return leadTo(response, visit.addresses.home());
    await send(deps, visit);
  });
  router.post(path, named(route), async (request, response) => {
    const visit = await visitOf(deps, request, response);
    const form = visit && (await formOf(visit));
    if (visit === undefined || form === undefined) return;
    const { opened, language, addresses } = visit;
    if (!mayAskTeachers(opened)) return leadTo(response, addresses.home());
    const asking = askedIn(form.sent);
    try {
      await askTeachersOfSchool({ deps, opened, key: form.number }, asking);
    } catch (error) {
      const sorted = sortError(error);
      if (sorted.sort !== 'refusal') throw error;
      const beside = besideFields(asRejection(sorted.error), (field) => field, language);
      return send(deps, visit, { sent: form.sent, ...beside });
    }
    leadTo(response, addresses.teachers({ asked: String(asking.addresses.length) }));
  });
}

async function send(deps: Dependencies, visit: Visit, draft?: FormDraft): Promise<void> {
  const { request, response, opened, language, addresses } = visit;
  const frame = {
    ...{ language, home: addresses.home(), otherLanguage: addresses.otherLanguage() },
    ...{ service: serviceOf(opened, language), action: addresses.teachers(), token: opened.token },
  };
  const surveys = await surveysOfLink(deps, opened);
  const done = draft === undefined ? askedCount(request.query.asked) : undefined;
  sendPage(response, draft === undefined ? 200 : 422, teachersPage({ surveys, done, draft }, frame));
}
