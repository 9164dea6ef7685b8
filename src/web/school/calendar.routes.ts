import type { Router } from 'express';
import { endFeed, feedSince, makeFeed } from '../../application/calendar/feeds.ts';
import type { Dependencies } from '../../application/dependencies.ts';
import type { OpenedLink } from '../../application/links/open.ts';
import { localDateOf } from '../../domain/calendar/wall-clock.ts';
import { longDate } from '../../texts/dates.ts';
import { feedAddress } from '../calendar/feed.routes.ts';
import { makeCsrfToken } from '../csrf-token.ts';
import { leadTo, named, sendPage } from '../http.ts';
import { schoolCalendarPage } from './pages/calendar-page.tsx';
import { serviceOf } from './view/service.ts';
import { formOf, type Visit, visitOf } from './visit.ts';

/** An address for the calendar program of whoever has the link, with the appointments and dates of this trajectory. */
export function setupOwnCalendar(router: Router, deps: Dependencies): void {
  const pattern = '/p/{token}/calendar';
  const show = async (visit: Visit, outcome: { address?: string; ended?: true }) => {
    const { opened, language, addresses, response } = visit;
    const since = await feedSince(deps, whoseOf(opened));
    const choice = {
      ...{ language, action: addresses.action('calendar'), form: makeCsrfToken(opened.token), ...outcome },
      ...(since === undefined ? {} : { since: longDate(localDateOf(since), language) }),
    };
    const frame = {
      home: addresses.home(),
      otherLanguage: addresses.otherLanguage(),
      service: serviceOf(opened, language),
    };
    sendPage(response, 200, schoolCalendarPage(choice, frame));
  };
  router.get('/p/:token/calendar', named(pattern), async (request, response) => {
    const visit = await visitOf(deps, request, response);
    if (visit === undefined) return;
    if (!visit.opened.usable) return leadTo(response, visit.addresses.home());
    await show(visit, {});
  });
  router.post('/p/:token/calendar', named(pattern), async (request, response) => {
    const visit = await visitOf(deps, request, response);
    const form = visit && (await formOf(visit));
    if (visit === undefined || form === undefined) return;
    if (!visit.opened.usable) return leadTo(response, visit.addresses.home());
    const whose = whoseOf(visit.opened);
    if (form.sent._act === 'end') {
      await endFeed(deps, whose);
      return show(visit, { ended: true });
    }
    await show(visit, { address: feedAddress(deps, await makeFeed(deps, whose)) });
  });
}

function whoseOf({ person, link }: OpenedLink) {
  return { person: person.id, trajectory: link.trajectoryId };
}
