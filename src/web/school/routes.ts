import type { Router } from 'express';
import { openAttachment } from '../../application/attachments/open.ts';
import { chooseDate } from '../../application/commands/choose-date.ts';
import { completeStep } from '../../application/commands/complete-step.ts';
import { keepDraft } from '../../application/commands/keep-draft.ts';
import { giveMoreTime, takeMoreTime } from '../../application/commands/more-time.ts';
import type { Dependencies } from '../../application/dependencies.ts';
import { startProposed } from '../../application/enrolment/start-proposed.ts';
import { notFound } from '../../application/errors.ts';
import { ownAnswer } from '../../application/links/own-answer.ts';
import { sendNewLink } from '../../application/links/send-new.ts';
import { handToColleague, nameSomebodyElse } from '../../application/named-contacts/hand-to-colleague.ts';
import { switchReminders } from '../../application/people/switch-reminders.ts';
import { headersOf, statusOf } from '../../http/problem-document.ts';
import { inOtherLanguage, leadTo, named, readForm, sendDocument, sendPage, wantsDocument } from '../http.ts';
import { setupOwnCalendar } from './calendar.routes.ts';
import { readDone } from './forms/done.ts';
import { linkGone, notFromPage } from './forms/errors.ts';
import type { SchoolForm } from './forms/form.ts';
import { outcomeOf } from './forms/outcome.ts';
import { readAppointments } from './forms/read-appointments.ts';
import { readColleague, readSomebodyElse } from './forms/read-colleague.ts';
import { readCompletion } from './forms/read-completion.ts';
import { readKept } from './forms/read-kept.ts';
import { readDue, readExtension } from './forms/read-more-time.ts';
import { readStart } from './forms/read-start.ts';
import { setupMeasured } from './measured.routes.ts';
import { setupOwnPage } from './own-page.ts';
import { copyPage } from './pages/copy-page.tsx';
import { linkPage } from './pages/link-page.tsx';
import { remindersPage } from './pages/reminders-page.tsx';
import { schoolPage } from './pages/school-page.tsx';
import { questionOfSchool } from './question.ts';
import { teachersOfSchool } from './teachers.ts';
import { confirmationOf } from './view/confirmation.ts';
import { copyOf } from './view/copy.ts';
import { visibleDocument } from './view/documents.ts';
import { type LinkView, viewLink } from './view/link.ts';
import { serviceOf } from './view/service.ts';
import { formOf, sendProblem, visitOf } from './visit.ts';

/** The pages under a personal link. Looking changes nothing; only buttons do. */
export function setupSchoolPages(router: Router, deps: Dependencies): void {
  setupLinkPage(router, deps);
  setupDocuments(router, deps);
  setupForm(router, deps, { name: 'complete', read: readCompletion, act: completeStep });
  setupForm(router, deps, { name: 'keep', within: 'complete', read: readKept, act: keepDraft });
  setupCopy(router, deps);
  setupForm(router, deps, { name: 'start', read: readStart, act: startProposed });
  setupForm(router, deps, { name: 'appointments', read: readAppointments, act: chooseDate });
  setupForm(router, deps, { name: 'extension', read: readExtension, act: takeMoreTime });
  setupForm(router, deps, { name: 'colleague', read: readColleague, act: handToColleague });
  setupForm(router, deps, { name: 'postpone', read: readDue, act: giveMoreTime });
  setupForm(router, deps, { name: 'reassign', read: readSomebodyElse, act: nameSomebodyElse });
  setupNewLink(router, deps);
  setupReminders(router, deps);
  setupOwnCalendar(router, deps);
  setupMeasured(router, deps);
  setupOwnPage(router, deps, teachersOfSchool);
  setupOwnPage(router, deps, questionOfSchool);
}

function setupLinkPage(router: Router, deps: Dependencies): void {
  router.get('/p/:token', named('/p/{token}'), async (request, response) => {
    const visit = await visitOf(deps, request, response);
    if (visit === undefined) return;
    const { opened, language, addresses } = visit;
    const { step, done, of } = request.query;
    const path = typeof step === 'string' ? step : undefined;
    const view = { language, addresses, path, done: readDone(done, of) };
    const { fate } = opened;
    const isGone = fate === 'expired' || fate === 'revoked';
    if (isGone && wantsDocument(request)) return sendDocument(request, response, linkGone(fate));
    sendPage(response, isGone ? 410 : 200, rendered(await viewLink(deps, opened, view)));
  });
}

function setupDocuments(router: Router, deps: Dependencies): void {
  const pattern = '/p/{token}/documents/{id}';
  router.get('/p/:token/documents/:id', named(pattern), async (request, response) => {
    const visit = await visitOf(deps, request, response);
    if (visit === undefined) return;
    const document = await visibleDocument(visit.opened, String(request.params.id));
    if (document === undefined) {
      return sendProblem(visit, notFound('id'), 'notFound', visit.addresses.home());
    }
    const { id, trajectoryId } = document;
    const { content } = await openAttachment({ deps, scope: deps.store.scope, trajectoryId, id });
    response
      .set({
        'Content-Type': document.mediaType,
        'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(document.name)}`,
        'Cache-Control': 'no-store',
        'X-Content-Type-Options': 'nosniff',
        'X-Robots-Tag': 'noindex, nofollow',
      })
      .end(content);
  });
}

/** What the reader answered, on a page of its own that can be printed, or saved as it is. */
function setupCopy(router: Router, deps: Dependencies): void {
  const pattern = '/p/{token}/copy';
  router.get('/p/:token/copy', named(pattern), async (request, response) => {
    const visit = await visitOf(deps, request, response);
    if (visit === undefined) return;
    const { opened, language, addresses } = visit;
    const path = typeof request.query.step === 'string' ? request.query.step : opened.link.path;
    const answer = await ownAnswer(opened, path);
    if (answer === undefined) return sendProblem(visit, notFound('step'), 'notFound', addresses.home());
    const view = copyOf(opened, answer, { path, language, addresses });
    if (request.query.save !== undefined) response.attachment(view.fileName);
    sendPage(response, 200, copyPage(view));
  });
}

function setupForm<Asked>(router: Router, deps: Dependencies, school: SchoolForm<Asked>): void {
  const { name } = school;
  router.post(`/p/:token/${name}`, named(`/p/{token}/${name}`), async (request, response) => {
    const visit = await visitOf(deps, request, response);
    const form = visit && (await formOf(visit));
    if (visit === undefined || form === undefined) return;
    const { opened, language, addresses } = visit;
    const outcome = await outcomeOf(school, { deps, opened, language, ...form });
    if (outcome.kind === 'done') {
      const { kind, path: of } = outcome.done;
      return leadTo(response, addresses.home({ done: kind, of }));
    }
    const { draft, problem } = outcome;
    if (wantsDocument(request)) return sendDocument(request, response, problem);
    const page = await viewLink(deps, opened, { language, addresses, path: form.path, draft });
    response.set(headersOf(problem));
    sendPage(response, statusOf(problem), rendered(page));
  });
}

function rendered(view: LinkView): string {
  return view.kind === 'asks' ? schoolPage(view.page) : linkPage(view.page);
}

function setupNewLink(router: Router, deps: Dependencies): void {
  router.post('/p/:token/link', named('/p/{token}/link'), async (request, response) => {
    const visit = await visitOf(deps, request, response);
    if (visit === undefined || (await formOf(visit)) === undefined) return;
    await sendNewLink(deps, visit.opened);
    leadTo(response, visit.addresses.home({ done: 'link' }));
  });
}

/**
 * Turning reminders off works with one click from a mail program (RFC 8058), without the page, and from links that do
 * nothing else any more.
 */
function setupReminders(router: Router, deps: Dependencies): void {
  const pattern = '/p/{token}/reminders';
  router.get('/p/:token/reminders', named(pattern), async (request, response) => {
    const visit = await visitOf(deps, request, response);
    if (visit === undefined) return;
    const { opened, language, addresses } = visit;
    const done = readDone(request.query.done, undefined);
    const page = remindersPage({
      language,
      off: opened.person.remindersOff,
      confirmed: done && confirmationOf(done, opened, language),
      action: addresses.action('reminders'),
      otherLanguage: inOtherLanguage(request.path, {}, language),
      service: serviceOf(opened, language),
    });
    sendPage(response, 200, page);
  });
  router.post('/p/:token/reminders', named(pattern), async (request, response) => {
    const visit = await visitOf(deps, request, response);
    if (visit === undefined) return;
    const form = await readForm(request, response);
    const sent = form.kind === 'read' ? form.sent : {};
    const wanted = sent._reminders;
    if (wanted !== undefined && wanted !== 'on' && wanted !== 'off') {
      return sendProblem(visit, notFromPage(), 'forbidden', visit.addresses.home());
    }
    await switchReminders(deps, visit.opened.person.id, wanted === 'on' ? 'on' : 'off');
    if (wanted === undefined) {
      // Mail programs follow no redirects and show nothing.
      response.status(200).set({ 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
      response.end('OK\n');
      return;
    }
    const parameters = { done: wanted === 'on' ? 'reminders-on' : 'reminders-off' };
    const { home, reminders } = visit.addresses;
    leadTo(response, sent._back === 'task' ? home(parameters) : reminders(parameters));
  });
}
