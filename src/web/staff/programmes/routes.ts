import type { Request, Response, Router } from 'express';
import type { Dependencies, Parts } from '../../../application/dependencies.ts';
import { isId } from '../../../application/ids.ts';
import { nowOf, todayOf } from '../../../application/now.ts';
import {
  type ProgrammeOverview,
  readProgrammeOverview,
  readProgrammesWithPlaces,
  templatesById,
} from '../../../application/programmes/overview.ts';
import { removeWaiting } from '../../../application/programmes/waiting-list.ts';
import { callLoadFor } from '../../../application/reports/call-load.ts';
import { readProgrammeProgress } from '../../../application/reports/programme-progress.ts';
import { extentOf } from '../../../domain/access/permissions.ts';
import type { Scope } from '../../../domain/access/scope.ts';
import { inEuros } from '../../../domain/programmes/euros.ts';
import type { Language } from '../../../domain/text.ts';
import { makeCsrfToken } from '../../csrf-token.ts';
import type { Sent } from '../../form.ts';
import { leadTo, named } from '../../http.ts';
import { programmesTextsOf } from '../../texts/texts.ts';
import { addressWith } from '../addresses.ts';
import { formSecret } from '../form-secret.ts';
import { sendTable } from '../listing/file.ts';
import { sentWord } from '../query.ts';
import { sendRefused } from '../refused.ts';
import { sendStaffPage, visitOf } from '../request.ts';
import { readSealed } from '../sealed.ts';
import { listRow } from '../trajectories/rows.ts';
import type { ActingOnProgramme } from './acting.ts';
import { programmeListPage, programmeTexts } from './list-page.tsx';
import { candidateTexts } from './parts/candidates.tsx';
import { paymentTexts } from './parts/payments.tsx';
import { waitingTexts } from './parts/waiting.tsx';
import type { WeeksOfCall } from './parts/weeks.tsx';
import { recordSent } from './payment.ts';
import { programmePage } from './programme-page.tsx';

const path = '/programmes';
const kinds = ['csv', 'xlsx'] as const;

/** The programmes: a list, a page for each, and what is done from it: somebody leaves the waiting list, a payment is recorded. */
export function setupProgrammes(router: Router, parts: Parts): void {
  router.get(path, named(path), async (request, response) => {
    const { deps, frame } = await visitOf(parts, request, { access: 'see-programmes', path });
    const [all, titles] = await Promise.all([readProgrammesWithPlaces(deps), templatesById(deps)]);
    sendStaffPage(response, programmeListPage(frame, all, titles));
  });
  for (const kind of kinds) {
    router.get(`${path}/export.${kind}`, named(`${path}/export.${kind}`), async (request, response) => {
      const { deps, language } = await visitOf(parts, request, { access: 'see-programmes', path });
      const table = programmeTexts(await readProgrammesWithPlaces(deps), language);
      await sendTable(response, kind, {
        table,
        name: 'programmas',
        sheet: programmesTextsOf(language).sheet,
      });
    });
  }
  router.get(`${path}/:id`, named(`${path}/{id}`), async (request, response, next) => {
    const id = idIn(request);
    if (id === undefined) return next();
    await sendProgramme(parts, request, response, id);
  });
  setupLists(router, parts);
  setupActs(router, parts);
}

/** The lists of a programme as files. */
function setupLists(router: Router, parts: Parts): void {
  const lists = {
    waiting: { access: 'see-waiting-list', tableOf: waitingTexts, name: 'wachtlijst' },
    candidates: { access: 'see-waiting-list', tableOf: candidateTexts, name: 'aan-te-spreken' },
    payments: { access: 'see-payments', tableOf: paymentTexts, name: 'betalingen' },
  } as const;
  for (const [list, { access, tableOf, name }] of Object.entries(lists)) {
    for (const kind of kinds) {
      const file = `${list}.${kind}`;
      router.get(`${path}/:id/${file}`, named(`${path}/{id}/${file}`), async (request, response, next) => {
        const id = idIn(request);
        if (id === undefined) return next();
        const { deps, caller, language } = await visitOf(parts, request, { access, id, path });
        const view = await readProgrammeOverview({ deps, caller, id });
        const { sheet } = programmesTextsOf(language);
        await sendTable(response, kind, { table: tableOf(view, language), name, sheet });
      });
    }
  }
}

function setupActs(router: Router, parts: Parts): void {
  router.post(
    `${path}/:id/waiting/:entry/remove`,
    named(`${path}/{id}/waiting/{entry}/remove`),
    async (request, response, next) => {
      const id = idIn(request);
      const entry = String(request.params.entry).toLowerCase();
      if (id === undefined || !isId(entry)) return next();
      const asked = { access: 'change-waiting-list', id, path } as const;
      const { deps, caller, language } = await visitOf(parts, request, asked);
      if ((await readSealed(deps, request, response)) === undefined) return sendRefused(response, language);
      await removeWaiting({ deps, scope: caller.scope, id, entry });
      leadTo(response, addressWith(`${path}/${id}`, { did: 'removed' }, language));
    },
  );
  router.post(`${path}/:id/payments`, named(`${path}/{id}/payments`), async (request, response, next) => {
    const id = idIn(request);
    if (id === undefined) return next();
    const asked = { access: 'record-payments', id, path } as const;
    const { deps, caller, language } = await visitOf(parts, request, asked);
    const form = await readSealed(deps, request, response);
    if (form === undefined) return sendRefused(response, language);
    const done = await recordSent({ deps, caller, id, form, language });
    if ('amount' in done) {
      return leadTo(response, addressWith(`${path}/${id}`, { paid: String(done.amount) }, language));
    }
    await sendProgramme(parts, request, response, id, { sent: form.sent, ...done });
  });
}

async function sendProgramme(
  parts: Parts,
  request: Request,
  response: Response,
  id: string,
  draft?: ActingOnProgramme['draft'],
): Promise<void> {
  const asked = { access: 'see-programmes', id, path: `${path}/${id}` } as const;
  const { deps, caller, language, frame } = await visitOf(parts, request, asked);
  const seen = await visitOf(parts, request, { ...asked, access: 'see-waiting-list' });
  const view = await readProgrammeOverview({ deps, caller: seen.caller, id });
  const progress = await readProgrammeProgress({ deps, caller: seen.caller, id, cohort: view.cohort.rows });
  const secret = formSecret(deps, request);
  const may = (action: Parameters<typeof extentOf>[1]) => extentOf(caller.function, action) !== undefined;
  const acting: ActingOnProgramme = {
    mayRemoveWaiting: may('change-waiting-list'),
    mayRecord: may('record-payments'),
    newKey: () => makeCsrfToken(secret),
    did: draft === undefined ? didOf(request.query as Sent, language) : undefined,
    draft,
  };
  const rows = view.cohort.rows.map((row) => listRow(row, nowOf(deps), language));
  const weeks = await weeksIn({ deps, scope: seen.caller.scope, view, query: request.query as Sent });
  const page = programmePage({ view, progress, rows, today: todayOf(deps), weeks }, frame, acting);
  sendStaffPage(response, page, draft === undefined ? 200 : 422);
}

/** What the call that the address names would ask; nothing of one that is not there. */
async function weeksIn(asked: {
  readonly deps: Dependencies;
  readonly scope: Scope;
  readonly view: ProgrammeOverview;
  readonly query: Sent;
}): Promise<WeeksOfCall | undefined> {
  const { deps, scope, view, query } = asked;
  const cohort = sentWord(query, 'weeks');
  const { id, programme } = view.stored;
  if (cohort === undefined || !programme.calls.some((call) => call.id === cohort)) return undefined;
  return { cohort, report: await callLoadFor({ deps, scope, programme: id, cohort }) };
}

/** What the address says was just done. */
function didOf(query: Sent, language: Language): string | undefined {
  const texts = programmesTextsOf(language);
  if (sentWord(query, 'did') === 'removed') return texts.waiting.removed;
  const paid = sentWord(query, 'paid');
  if (paid === undefined || !/^-?\d{1,12}$/.test(paid)) return undefined;
  return texts.payments.done(inEuros(Number(paid))[language]);
}

function idIn(request: Request): string | undefined {
  const id = String(request.params.id).toLowerCase();
  return isId(id) ? id : undefined;
}
