import type { Request, Router } from 'express';
import { mayActOn } from '../../application/access/authorise.ts';
import { type Dependencies, dependenciesWithin, type Parts } from '../../application/dependencies.ts';
import { isId } from '../../application/ids.ts';
import { openOwnTask } from '../../application/links/open-own-task.ts';
import { todayOf } from '../../application/now.ts';
import { existedOn } from '../../application/trajectories/as-of.ts';
import type { Scope } from '../../domain/access/scope.ts';
import { isMeantDate } from '../../domain/calendar/day-number.ts';
import type { LocalDate } from '../../domain/calendar/types.ts';
import { addressesOf } from '../addresses.ts';
import { makeCsrfToken, readCsrfToken } from '../csrf-token.ts';
import type { Sent } from '../form.ts';
import { chosenLanguage, guessedLanguage, isFromElsewhere, leadTo, named, readForm } from '../http.ts';
import { setupActs } from './acts/routes.ts';
import { setupContentReasons } from './content/routes.ts';
import { formSecret } from './form-secret.ts';
import { trajectoryPage } from './pages/trajectory-page.tsx';
import { sentWord } from './query.ts';
import { setupQuestions } from './questions/routes.ts';
import { sendRefused } from './refused.ts';
import { callerFor, languageOf, sendStaffPage, visitOf } from './request.ts';
import { setupTeacherSurveys } from './surveys/routes.ts';
import { setupFiledMails } from './trajectory/filed.routes.ts';
import { setupLivePages } from './trajectory/live.routes.ts';
import { setupMailPages } from './trajectory/mail.routes.ts';
import { setupSchoolPreview } from './trajectory/school.routes.ts';
import { type TimelinePart, timelineParts } from './view/timeline/types.ts';
import { readTrajectoryPage } from './view/trajectory.ts';

/** The page of one trajectory, and what is opened from it. */
export function setupTrajectoryPages(router: Router, parts: Parts): void {
  setupTrajectoryPage(router, parts);
  setupOpenTask(router, parts);
  setupMailPages(router, parts);
  setupSchoolPreview(router, parts);
  setupLivePages(router, parts);
  setupTeacherSurveys(router, parts);
  setupQuestions(router, parts);
  setupFiledMails(router, parts);
  setupActs(router, parts);
  setupContentReasons(router, parts);
}

function setupTrajectoryPage(router: Router, parts: Parts): void {
  router.get('/trajectories/:id', named('/trajectories/{id}'), async (request, response, next) => {
    const id = idIn(request);
    if (id === undefined) return next();
    const asked = { access: 'see-trajectory', id, path: `/trajectories/${id}` } as const;
    const { deps, caller, language, frame } = await visitOf(parts, request, asked);
    const { did: version, undo } = request.query;
    const at = await dayIn(deps, caller.scope, id, request);
    if (at === 'out-of-range') return leadTo(response, `/trajectories/${id}?lang=${language}`);
    const seen = typeof version === 'string' && /^[1-9]\d{0,8}$/.test(version) ? Number(version) : undefined;
    const [view, mayAct] = await Promise.all([
      readTrajectoryPage(deps, { id, language, reader: caller, did: seen, at }),
      mayActOn(deps, caller, id),
    ]);
    const did = undo === 'late' ? ('too-late' as const) : view.did;
    const acting = {
      mayAct,
      csrfToken: makeCsrfToken(formSecret(deps, request)),
      ...(did === undefined ? {} : { did }),
      ...partIn(request),
      isAdministrator: caller.function === 'administrator',
    };
    sendStaffPage(response, trajectoryPage(view, frame, acting));
  });
}

/** Opens a step of one's own: the page behind a link that is made now, for this person and this step alone. */
function setupOpenTask(router: Router, parts: Parts): void {
  router.post('/trajectories/:id/open', named('/trajectories/{id}/open'), async (request, response, next) => {
    const id = idIn(request);
    if (id === undefined) return next();
    const form = await readForm(request, response);
    const sent = form.kind === 'read' ? form.sent : {};
    const { step } = sent;
    const isSealed = readCsrfToken(formSecret(parts, request), sent._form) !== undefined;
    if (typeof step !== 'string' || !isSealed || isFromElsewhere(request.headers)) {
      return sendRefused(response, guessedLanguage(request));
    }
    const caller = await callerFor(parts, request, 'see-trajectory', id);
    const deps = dependenciesWithin(parts, caller.scope);
    const token = await openOwnTask(deps, caller, id, step);
    // It was done or given to somebody else since the page was shown: the trajectory tells how it stands.
    if (token === undefined)
      return leadTo(response, `/trajectories/${id}?lang=${languageOf(request, caller)}`);
    leadTo(response, addressesOf(token, caller.language, chosenLanguage(request)).home());
  });
}

/** The day that an address asks to look back to; nothing for now, and for a day that has not gone by. */
async function dayIn(
  deps: Dependencies,
  scope: Scope,
  id: string,
  request: Request,
): Promise<LocalDate | 'out-of-range' | undefined> {
  const at = sentWord(request.query as Sent, 'at');
  if (at === undefined || at >= todayOf(deps)) return undefined;
  return isMeantDate(at) && (await existedOn(deps, scope, id, at)) ? at : 'out-of-range';
}

/** What of the timeline an address asks for. */
function partIn(request: Request): { readonly part?: TimelinePart } {
  const word = sentWord(request.query as Sent, 'show');
  const part = timelineParts.find((one) => one === word);
  return part === undefined ? {} : { part };
}

/** The id in an address, if it can be one. */
function idIn(request: Request): string | undefined {
  const id = String(request.params.id).toLowerCase();
  return isId(id) ? id : undefined;
}
