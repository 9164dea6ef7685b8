import type { Request, Response, Router } from 'express';
import { isApplicationError } from '../../../application/application-error.ts';
import type { Dependencies, Parts } from '../../../application/dependencies.ts';
import { attend } from '../../../application/gatherings/attend.ts';
import { callOffGathering, moveGathering } from '../../../application/gatherings/change.ts';
import { planGathering } from '../../../application/gatherings/plan.ts';
import { readGathering, readGatherings } from '../../../application/gatherings/read.ts';
import { isId } from '../../../application/ids.ts';
import { nowOf, todayOf } from '../../../application/now.ts';
import { readTemplates } from '../../../application/templates/find.ts';
import { makeCsrfToken } from '../../csrf-token.ts';
import { type FormDraft, type Sent, sentText, sentValues } from '../../form.ts';
import { leadTo, named } from '../../http.ts';
import { asRejection, besideFields } from '../../mistakes.ts';
import { gatheringsTextsOf } from '../../texts/texts.ts';
import { addressWith } from '../addresses.ts';
import { formSecret } from '../form-secret.ts';
import { sentWord } from '../query.ts';
import { sendStaffPage, visitOf } from '../request.ts';
import { sealedForm } from '../sealed.ts';
import { gatheringPage } from './gathering-page.tsx';
import { invitable } from './invitable.ts';
import { gatheringListPage } from './list-page.tsx';
import { planPage } from './plan-page.tsx';
import { timeIn } from './time.ts';

const path = '/gatherings';
const access = 'act-on-many';

/** One date for many trajectories: the list, planning one, and its page with who comes and who was there. */
export function setupGatherings(router: Router, parts: Parts): void {
  router.get(path, named(path), async (request, response) => {
    const { deps, caller, frame } = await visitOf(parts, request, { access, path });
    const [all, templates] = await Promise.all([readGatherings(deps, caller.scope), readTemplates(deps)]);
    sendStaffPage(response, gatheringListPage(frame, all, templates, todayOf(deps)));
  });
  router.get(`${path}/new`, named(`${path}/new`), async (request, response) => {
    await sendPlan(parts, request, response);
  });
  router.post(`${path}/new`, named(`${path}/new`), async (request, response) => {
    await plan(parts, request, response);
  });
  router.get(`${path}/:id`, named(`${path}/{id}`), async (request, response, next) => {
    const id = idIn(request);
    if (id === undefined) return next();
    await sendGathering(parts, request, response, id);
  });
  setupChanges(router, parts);
}

function setupChanges(router: Router, parts: Parts): void {
  const acts = { move: moveSent, 'call-off': callOffSent, attendance: attendSent } as const;
  for (const [name, act] of Object.entries(acts)) {
    router.post(`${path}/:id/${name}`, named(`${path}/{id}/${name}`), async (request, response, next) => {
      const id = idIn(request);
      if (id === undefined) return next();
      const { deps, caller, language } = await visitOf(parts, request, { access, path: `${path}/${id}` });
      const form = await sealedForm(deps, request, response, language);
      if (form === undefined) return;
      try {
        await act({ deps, caller, id, sent: form.sent, idempotencyKey: form.key });
      } catch (error) {
        if (!isApplicationError(error) || error.kind === 'not-found') throw error;
        const { message, errors = [] } = asRejection(error);
        const note = errors[0]?.message[language] ?? message[language];
        return sendGathering(parts, request, response, id, note);
      }
      leadTo(response, addressWith(`${path}/${id}`, { did: name }, language));
    });
  }
}

type Sending = {
  readonly deps: Dependencies;
  readonly caller: Parameters<typeof attend>[0]['caller'];
  readonly id: string;
  readonly sent: Sent;
  readonly idempotencyKey: string;
};

async function moveSent({ sent, ...asked }: Sending): Promise<void> {
  const { gathering } = await readGathering(asked.deps, asked.caller.scope, asked.id);
  const time = timeIn(sent) ?? gathering;
  const place = sentText(sent, 'place')?.trim() || undefined;
  await moveGathering({ ...asked, start: time.start, end: time.end, place });
}

async function callOffSent({ sent: _sent, ...asked }: Sending): Promise<void> {
  await callOffGathering(asked);
}

async function attendSent({ sent, ...asked }: Sending): Promise<void> {
  const { seats } = await readGathering(asked.deps, asked.caller.scope, asked.id);
  const there = new Set(sentValues(sent, 'present'));
  const attendance = seats
    .filter(({ isDone }) => !isDone)
    .map(({ trajectoryId }) => ({ trajectory: trajectoryId, present: there.has(trajectoryId) }));
  await attend({ ...asked, attendance });
}

async function sendGathering(
  parts: Parts,
  request: Request,
  response: Response,
  id: string,
  note?: string,
): Promise<void> {
  const { deps, caller, language, frame } = await visitOf(parts, request, { access, path: `${path}/${id}` });
  const found = await readGathering(deps, caller.scope, id);
  const texts = gatheringsTextsOf(language);
  const done: { readonly [act: string]: string } = {
    ...{ planned: texts.plan.done, move: texts.move.done },
    ...{ 'call-off': texts.move.offDone, attendance: texts.attend.done },
  };
  const did = note === undefined ? done[sentWord(request.query as Sent, 'did') ?? ''] : undefined;
  const page = gatheringPage(frame, {
    ...{ ...found, did, note, hasBegun: found.gathering.start <= nowOf(deps) },
    newKey: () => makeCsrfToken(formSecret(deps, request)),
  });
  sendStaffPage(response, page, note === undefined ? 200 : 422);
}

async function sendPlan(
  parts: Parts,
  request: Request,
  response: Response,
  draft?: FormDraft,
): Promise<void> {
  const { deps, caller, frame } = await visitOf(parts, request, { access, path: `${path}/new` });
  const template = sentWord(request.query as Sent, 'template');
  const templates = await readTemplates(deps);
  const chosen = templates.find(({ id }) => id === template);
  if (chosen === undefined) {
    const all = await readGatherings(deps, caller.scope);
    return sendStaffPage(response, gatheringListPage(frame, all, templates, todayOf(deps)));
  }
  const page = planPage(frame, {
    ...{ template: chosen, draft, trajectories: await invitable(deps, caller.scope, chosen.id) },
    csrfToken: makeCsrfToken(formSecret(deps, request)),
  });
  sendStaffPage(response, page, draft === undefined ? 200 : 422);
}

async function plan(parts: Parts, request: Request, response: Response): Promise<void> {
  const { deps, caller, language } = await visitOf(parts, request, { access, path: `${path}/new` });
  const form = await sealedForm(deps, request, response, language);
  if (form === undefined) return;
  const { sent, key } = form;
  const time = timeIn(sent);
  const texts = gatheringsTextsOf(language).plan;
  if (time === undefined) {
    return sendPlan(parts, request, response, { sent, mistakes: [{ field: 'on', message: texts.noTime }] });
  }
  const seats = Number.parseInt(sentText(sent, 'seats') ?? '', 10);
  try {
    const { gathering } = await planGathering({
      ...{ deps, caller, idempotencyKey: key },
      wanted: {
        ...{ ...time, trajectories: sentValues(sent, 'trajectory').filter(isId) },
        title: sentText(sent, 'title')?.trim().slice(0, 200) || texts.title,
        place: sentText(sent, 'place')?.trim().slice(0, 200) || undefined,
        seats: seats > 0 ? seats : undefined,
      },
    });
    leadTo(response, addressWith(`${path}/${gathering.id}`, { did: 'planned' }, language));
  } catch (error) {
    if (!isApplicationError(error) || error.kind !== 'invalid') throw error;
    const controls: { readonly [at: string]: string } = { start: 'on', end: 'until', seats: 'seats' };
    const beside = besideFields(asRejection(error), (at) => controls[at] ?? 'on', language);
    await sendPlan(parts, request, response, { sent, ...beside });
  }
}

function idIn(request: Request): string | undefined {
  const id = String(request.params.id).toLowerCase();
  return isId(id) ? id : undefined;
}
