import type { Request, Response, Router } from 'express';
import { endFeed, feedSince, makeFeed } from '../../../application/calendar/feeds.ts';
import type { Dependencies, Parts } from '../../../application/dependencies.ts';
import { chooseOverview, readOwnChoice } from '../../../application/own-choices/choose.ts';
import { localDateOf } from '../../../domain/calendar/wall-clock.ts';
import { longDate } from '../../../texts/dates.ts';
import { feedAddress } from '../../calendar/feed.routes.ts';
import { makeCsrfToken } from '../../csrf-token.ts';
import { named } from '../../http.ts';
import { formSecret } from '../form-secret.ts';
import { type StaffVisit, sendStaffPage, visitOf } from '../request.ts';
import { sealedForm } from '../sealed.ts';
import { calendarPage } from './page.tsx';

const PATH = '/my-calendar';

/** The address of somebody's own calendar: their appointments, and the days by which something has to be done. */
export function setupCalendar(router: Router, parts: Parts): void {
  router.get(PATH, named(PATH), async (request, response) => {
    const visit = await visitOf(parts, request, { access: 'see-console', path: PATH });
    await show(visit.deps, request, response, visit, {});
  });
  router.post(PATH, named(PATH), async (request, response) => {
    const visit = await visitOf(parts, request, { access: 'see-console', path: PATH });
    const form = await sealedForm(visit.deps, request, response, visit.language);
    if (form === undefined) return;
    const whose = { person: visit.caller.person };
    const { _act: act } = form.sent;
    if (act === 'overview-on' || act === 'overview-off') {
      await chooseOverview(visit.deps, visit.caller, act === 'overview-on');
      return show(visit.deps, request, response, visit, { overview: true });
    }
    if (act === 'end') {
      await endFeed(visit.deps, whose);
      return show(visit.deps, request, response, visit, { ended: true });
    }
    const address = feedAddress(visit.deps, await makeFeed(visit.deps, whose));
    await show(visit.deps, request, response, visit, { address });
  });
}

async function show(
  deps: Dependencies,
  request: Request,
  response: Response,
  { caller, language, frame }: StaffVisit,
  {
    overview: isNew = false,
    ...outcome
  }: { readonly address?: string; readonly ended?: true; readonly overview?: boolean },
): Promise<void> {
  const since = await feedSince(deps, { person: caller.person });
  const { wantsOverview } = await readOwnChoice(deps, caller);
  const choice = {
    ...{ language, action: `${PATH}?lang=${language}`, form: makeCsrfToken(formSecret(deps, request)) },
    ...(since === undefined ? {} : { since: longDate(localDateOf(since), language) }),
    ...outcome,
  };
  sendStaffPage(response, calendarPage(frame, choice, { isWanted: wantsOverview, isNew }));
}
