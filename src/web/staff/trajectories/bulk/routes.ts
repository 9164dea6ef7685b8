import type { Request, Response, Router } from 'express';
import { isApplicationError } from '../../../../application/application-error.ts';
import { workFor } from '../../../../application/bulk/acts.ts';
import { askOfMany } from '../../../../application/bulk/ask.ts';
import { readBulk } from '../../../../application/bulk/find.ts';
import { selectedBy } from '../../../../application/bulk/items.ts';
import { type BulkPreview, previewBulk } from '../../../../application/bulk/preview.ts';
import type { Dependencies, Parts } from '../../../../application/dependencies.ts';
import { offerMany } from '../../../../application/handovers/offer-many.ts';
import { isId } from '../../../../application/ids.ts';
import { todayOf } from '../../../../application/now.ts';
import { asStored } from '../../../../application/trajectories/table.ts';
import { makeCsrfToken, readCsrfToken } from '../../../csrf-token.ts';
import { type Sent, sentText } from '../../../form.ts';
import { isFromElsewhere, leadTo, named, readForm } from '../../../http.ts';
import { listTextsOf } from '../../../texts/texts.ts';
import { addressWith } from '../../addresses.ts';
import { formSecret } from '../../form-secret.ts';
import { sendRefused } from '../../refused.ts';
import { type StaffVisit, sendStaffPage, visitOf } from '../../request.ts';
import { choiceOf, filterOf } from '../choice.ts';
import { listOptions } from '../options.ts';
import { actAsked, actIn, returnIn, selectionOf, tickedIn } from './asked.ts';
import { bulkPage } from './bulk-page.tsx';
import { progressPage } from './progress-page.tsx';

/** More than this is not tried out beforehand: the first ones tell enough. */
const MOST_PREVIEWED = 200;

/** Something that is asked of many at once: its form, what it would change, and how far it is. */
export function setupBulk(router: Router, parts: Parts): void {
  const path = '/trajectories/bulk';
  router.get(path, named(path), async (request, response) => {
    const visit = await actingVisit(parts, request);
    await show(visit.deps, request, response, { visit, sent: request.query as Sent, status: 200 });
  });

  router.post(`${path}/preview`, named(`${path}/preview`), async (request, response) => {
    const asked = await sentBy(parts, request, response);
    if (asked === undefined) return;
    const { visit, sent } = asked;
    const { deps, caller, language } = visit;
    const wanted = actAsked(actIn(sent), sent);
    if ('missing' in wanted)
      return show(deps, request, response, { ...missing(visit, wanted.missing), sent });
    const ids = await selected(deps, visit, sent);
    const work = await workFor(deps, caller.scope, ids.slice(0, MOST_PREVIEWED), wanted);
    const preview = await previewBulk({ deps, person: caller.person, work, language });
    await show(deps, request, response, { visit, sent, status: 200, preview });
  });

  router.post(path, named(path), async (request, response) => {
    const asked = await sentBy(parts, request, response);
    if (asked === undefined) return;
    const { visit, sent, key } = asked;
    const { deps, caller, language } = visit;
    const wanted = actAsked(actIn(sent), sent);
    if ('missing' in wanted)
      return show(deps, request, response, { ...missing(visit, wanted.missing), sent });
    const back = returnIn(sent);
    if (back === 'wrong') return show(deps, request, response, { ...missing(visit, 'back'), sent });
    try {
      const ids = await selected(deps, visit, sent);
      if (back !== undefined && wanted.act === 'handover') {
        const { to, on } = wanted;
        await offerMany({ deps, caller, trajectories: ids, to, on, until: back, key });
        return leadTo(response, addressWith('/trajectories', { handover: 'offered' }, language));
      }
      const work = await workFor(deps, caller.scope, ids, wanted);
      const operation = await askOfMany({
        deps,
        caller,
        work,
        body: wanted,
        idempotencyKey: key,
      });
      leadTo(response, `${path}/${operation.id}?lang=${language}`);
    } catch (error) {
      const isTold = isApplicationError(error) && ['invalid', 'conflict'].includes(error.kind);
      if (!isTold) throw error;
      const mistake = { message: (error.detail ?? error.title)[language] };
      await show(deps, request, response, { visit, sent, status: 422, mistake });
    }
  });

  router.get(`${path}/:id`, named(`${path}/{id}`), async (request, response, next) => {
    const id = String(request.params.id).toLowerCase();
    if (!isId(id)) return next();
    const { deps, caller, frame } = await visitOf(parts, request, {
      access: 'act-on-many',
      path: `${path}/${id}`,
    });
    const { operation, items } = await readBulk({ deps, caller, id });
    sendStaffPage(response, progressPage(frame, operation, items));
  });
}

/** Whoever only looks has nothing asked of many. */
function actingVisit(parts: Parts, request: Request): Promise<StaffVisit> {
  return visitOf(parts, request, { access: 'act-on-many', path: '/trajectories/bulk' });
}

/** What was sent by a page of this reader; anything else is answered here. */
async function sentBy(parts: Parts, request: Request, response: Response) {
  const visit = await actingVisit(parts, request);
  const form = await readForm(request, response);
  const sent = form.kind === 'read' ? form.sent : {};
  const key = readCsrfToken(formSecret(parts, request), sent._form);
  if (key !== undefined && !isFromElsewhere(request.headers)) return { visit, sent, key };
  sendRefused(response, visit.language);
  return undefined;
}

function missing(visit: StaffVisit, field: string) {
  return { visit, status: 422, mistake: { field, message: listTextsOf(visit.language).bulk.mend } };
}

async function selected(deps: Dependencies, visit: StaffVisit, sent: Sent): Promise<readonly string[]> {
  const { caller } = visit;
  const ticked = tickedIn(sent);
  const own = caller.function === 'counsellor' ? caller.person : undefined;
  const filter = asStored(deps, filterOf(choiceOf(ticked.filters), own));
  return selectedBy({ deps, scope: caller.scope, selection: selectionOf(ticked, filter) });
}

async function show(
  deps: Dependencies,
  request: Request,
  response: Response,
  what: {
    readonly visit: StaffVisit;
    readonly sent: Sent;
    readonly status: number;
    readonly preview?: BulkPreview;
    readonly mistake?: { readonly field?: string; readonly message: string };
  },
): Promise<void> {
  const { visit, sent, status, preview, mistake } = what;
  const { caller, frame, language } = visit;
  const ticked = tickedIn(sent);
  const isAny = ticked.all || ticked.ids.length > 0;
  const [ids, options] = await Promise.all([
    isAny ? selected(deps, visit, sent) : [],
    listOptions(deps, caller, choiceOf({}), language),
  ]);
  const page = bulkPage({
    ...{ frame, act: actIn(sent), ticked, count: ids.length, sent, today: todayOf(deps) },
    colleagues: options.counsellors.filter(({ value }) => value !== caller.person),
    formKey: sentText(sent, '_form') ?? makeCsrfToken(formSecret(deps, request)),
    ...(preview === undefined ? {} : { preview }),
    ...(mistake === undefined ? {} : { mistake }),
  });
  sendStaffPage(response, page, status);
}
