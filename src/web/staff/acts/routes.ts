import type { Request, Response, Router } from 'express';
import { readerOf } from '../../../application/access/content.ts';
import { carryOutAct } from '../../../application/commands/carry-out.ts';
import { previewCommand } from '../../../application/commands/preview.ts';
import { undoAct } from '../../../application/commands/undo.ts';
import type { Dependencies, Parts } from '../../../application/dependencies.ts';
import { isId } from '../../../application/ids.ts';
import { sortError } from '../../../application/outage.ts';
import { makeCsrfToken, readCsrfToken } from '../../csrf-token.ts';
import { type Sent, sentText } from '../../form.ts';
import { isFromElsewhere, leadTo, named, readForm } from '../../http.ts';
import { asRejection, besideFields, refusedBeside } from '../../mistakes.ts';
import { textsOf } from '../../texts/texts.ts';
import type { Preview } from '../../ui/console/act-panel.tsx';
import { formSecret } from '../form-secret.ts';
import { sendRefused } from '../refused.ts';
import { type StaffVisit, sendStaffPage, visitOf } from '../request.ts';
import { actPage, type ShownAct } from './act-page.tsx';
import { addressAfter, dayAddress } from './back.ts';
import { doneSince } from './conflict.ts';
import { actForms } from './forms/all.ts';
import { previewInWords } from './preview-words.ts';
import { isAtHand, readActSetting } from './setting.ts';
import {
  type ActDraft,
  type ActForm,
  type ActName,
  type ActSetting,
  actNames,
  previewable,
  type ReadAct,
} from './types.ts';

const path = '/trajectories/:id/acts/:act';

/** Every act on a trajectory as a form: looked at, tried out, carried out, and taken back. */
export function setupActs(router: Router, parts: Parts): void {
  const route = named('/trajectories/{id}/acts/{act}');
  router.get(path, route, async (request, response, next) => {
    const asked = await askedIn(parts, request);
    if (asked === undefined) return next();
    const draft = { sent: {}, mistakes: [] };
    sendAct(
      response,
      asked,
      { ...shownAct(asked, draft), ...(await firstPreview(asked.visit.deps, asked)) },
      200,
    );
  });
  router.post(`${path}/preview`, route, async (request, response, next) => {
    const asked = await askedIn(parts, request);
    if (asked === undefined) return next();
    const form = await readForm(request, response);
    if (form.kind !== 'read') return sendRefused(response, asked.visit.language);
    const { sent } = form;
    const read = asked.form.read(asked.setting, sent, true);
    if ('mistakes' in read) {
      return sendAct(response, asked, shownAct(asked, { ...read, sent, mistakes: [] }, sent), 200);
    }
    const tried = await tryOut(asked.visit.deps, asked, read);
    sendAct(
      response,
      asked,
      { ...shownAct(asked, { mistakes: [], ...tried.draft, sent }, sent), ...tried.shown },
      200,
    );
  });
  router.post(path, route, async (request, response, next) => {
    const asked = await askedIn(parts, request);
    if (asked === undefined) return next();
    await carryOut(asked.visit.deps, asked, request, response);
  });
  router.post('/trajectories/:id/undo', named('/trajectories/{id}/undo'), (request, response, next) =>
    takeBack(parts, request, response, next),
  );
}

/** What an address asks for, by whom. */
type AskedAct = {
  readonly id: string;
  readonly name: ActName;
  readonly form: ActForm;
  readonly setting: ActSetting;
  readonly visit: StaffVisit;
  readonly secret: string;
};

async function askedIn(parts: Parts, request: Request): Promise<AskedAct | undefined> {
  const id = String(request.params.id).toLowerCase();
  const name = actNames.find((one) => one === request.params.act);
  if (!isId(id) || name === undefined) return undefined;
  const asked = { access: 'act-on-trajectory', id, path: `/trajectories/${id}/acts/${name}` } as const;
  const visit = await visitOf(parts, request, asked);
  const query = request.query as Sent;
  const aim = { step: sentText(query, 'step'), role: sentText(query, 'role') };
  const form = actForms[name];
  const setting = await readActSetting(visit.deps, {
    ...{ scope: visit.caller.scope, id, form, aim },
    reader: await readerOf(visit.deps, visit.caller, id),
    language: visit.language,
  });
  const isOfDay = sentText(query, 'from') === 'day';
  return (
    setting && {
      id,
      name,
      form,
      setting: { ...setting, isOfDay },
      visit,
      secret: formSecret(visit.deps, request),
    }
  );
}

/** @param sent of a form that comes back for the same act: it keeps its number, so that nothing is done twice */
function shownAct({ name, form, setting, secret }: AskedAct, draft: ActDraft, sent?: Sent): ShownAct {
  const number = sent === undefined ? undefined : readCsrfToken(secret, sent._form);
  return { name, form, setting, draft, csrfToken: makeCsrfToken(secret, number) };
}

function sendAct(response: Response, { visit }: AskedAct, shown: ShownAct, status: number): void {
  sendStaffPage(response, actPage(shown, visit.frame), status);
}

/** Where there is nothing to fill in, what it changes is shown at once. */
async function firstPreview(deps: Dependencies, asked: AskedAct): Promise<{ readonly preview?: Preview }> {
  if (asked.form.changesNothing || !isAtHand(asked.form, asked.setting)) return {};
  const read = asked.form.read(asked.setting, {}, false);
  return 'mistakes' in read ? {} : (await tryOut(deps, asked, read)).shown;
}

type Tried = { readonly draft?: Omit<ActDraft, 'sent'>; readonly shown: { readonly preview?: Preview } };

/** Looks what it would change; what would be refused is said beside the fields. */
async function tryOut(
  deps: Dependencies,
  { id, setting, visit }: AskedAct,
  { act, controlOf = () => undefined }: Extract<ReadAct, { act: unknown }>,
): Promise<Tried> {
  const command = previewable(act);
  if (command === undefined) return { shown: {} };
  const { caller, language } = visit;
  try {
    const { actor, scope } = caller;
    const outcome = await previewCommand({ deps, trajectoryId: id, actor, scope, command, language });
    if (outcome.ok) return { shown: { preview: previewInWords(outcome.preview, setting) } };
    return { draft: besideFields(outcome.rejection, controlOf, language), shown: {} };
  } catch (error) {
    return { draft: refusedBeside(error, language, controlOf), shown: {} };
  }
}

async function carryOut(
  deps: Dependencies,
  asked: AskedAct,
  request: Request,
  response: Response,
): Promise<void> {
  const { id, form, setting, visit, secret } = asked;
  const { language } = visit;
  const got = await readForm(request, response);
  const key = got.kind === 'read' ? readCsrfToken(secret, got.sent._form) : undefined;
  if (got.kind !== 'read' || key === undefined || isFromElsewhere(request.headers)) {
    return sendRefused(response, visit.language);
  }
  const { sent, file } = got;
  const again = (draft: Omit<ActDraft, 'sent'>, more: Partial<ShownAct> = {}) =>
    sendAct(response, asked, { ...shownAct(asked, { ...draft, sent }), ...more }, 422);
  const read = form.read(setting, sent, file !== undefined);
  if ('mistakes' in read) return again(read);
  const seen = Number(sentText(sent, '_version'));
  const expectedVersion = form.changesNothing || !(seen > 0) ? undefined : seen;
  const { controlOf = () => undefined } = read;
  try {
    const { caller } = visit;
    const outcome = await carryOutAct({
      ...{ deps, caller, trajectoryId: id, act: read.act, file, key },
      expectedVersion,
    });
    if (outcome.ok) return leadTo(response, addressAfter(setting, outcome.version));
    if (outcome.rejection.code === 'version-conflict') {
      return sendConflict(deps, asked, { response, sent, seen });
    }
    return again(besideFields(outcome.rejection, controlOf, language));
  } catch (error) {
    const sorted = sortError(error);
    if (sorted.sort === 'defect') throw error;
    if (sorted.sort === 'refusal') {
      return again(besideFields(asRejection(sorted.error), controlOf, language));
    }
    // With its number, so that what was done after all is not done again.
    const note = textsOf(language).errors.busy;
    sendAct(response, asked, shownAct(asked, { sent, mistakes: [], note }, sent), 503);
  }
}

/** Somebody else was quicker: what they did in a sentence, what it changes now, and everything that was typed. */
async function sendConflict(
  deps: Dependencies,
  asked: AskedAct,
  { response, sent, seen }: { readonly response: Response; readonly sent: Sent; readonly seen: number },
): Promise<void> {
  // What was read before the act was refused may be older than what it was refused for.
  const { form, visit } = asked;
  const aim = { step: asked.setting.view?.path, role: asked.setting.role?.id };
  const setting = await readActSetting(deps, {
    ...{ scope: visit.caller.scope, id: asked.id, form, aim },
    reader: await readerOf(deps, visit.caller, asked.id),
    language: visit.language,
  });
  const { isOfDay = false } = asked.setting;
  const now = { ...asked, setting: { ...(setting ?? asked.setting), isOfDay } };
  const read = form.read(now.setting, sent, true);
  const canTry = !('mistakes' in read) && isAtHand(form, now.setting);
  const tried: Tried = canTry ? await tryOut(deps, now, read) : { shown: {} };
  const draft = { mistakes: [], ...tried.draft, sent };
  const conflict = await doneSince(now.setting, seen);
  sendAct(response, now, { ...shownAct(now, draft), ...tried.shown, conflict }, 422);
}

async function takeBack(parts: Parts, request: Request, response: Response, next: () => void): Promise<void> {
  const id = String(request.params.id).toLowerCase();
  if (!isId(id)) return next();
  const asked = { access: 'act-on-trajectory', id, path: `/trajectories/${id}` } as const;
  const visit = await visitOf(parts, request, asked);
  const form = await readForm(request, response);
  const sent = form.kind === 'read' ? form.sent : {};
  const key = readCsrfToken(formSecret(visit.deps, request), sent._form);
  const version = Number(sentText(sent, 'did'));
  if (key === undefined || !(version > 0) || isFromElsewhere(request.headers)) {
    return sendRefused(response, visit.language);
  }
  const { caller, language } = visit;
  const outcome = await undoAct({ deps: visit.deps, caller, trajectoryId: id, version, key });
  const done = outcome.ok ? outcome.version : undefined;
  if (sentText(request.query as Sent, 'from') === 'day') {
    return leadTo(response, dayAddress(id, done, language));
  }
  const what = done === undefined ? 'undo=late' : `did=${done}`;
  leadTo(response, `/trajectories/${id}?lang=${language}&${what}#did`);
}
