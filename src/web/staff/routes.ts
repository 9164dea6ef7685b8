import type { Router } from 'express';
import { authorise, type Caller } from '../../application/access/authorise.ts';
import { isApplicationError } from '../../application/application-error.ts';
import type { Dependencies } from '../../application/dependencies.ts';
import { identityOf } from '../../http/caller.ts';
import type { Person } from '../../store/people/people.ts';
import type { Sent } from '../form.ts';
import { inOtherLanguage, named } from '../http.ts';
import { startPage } from './pages/start-page.tsx';
import { trajectoriesPage } from './pages/trajectories-page.tsx';
import { languageOf, sendStaffPage, visitOf } from './request.ts';
import { setupSearch } from './search/routes.ts';
import { setupTrajectoryPages } from './trajectory.routes.ts';
import { readMyDay } from './view/day.ts';
import { type OverviewQuery, readOverview, readReader } from './view/start.ts';

/**
 * The start page with its overview, and a page for each trajectory: to look at, until there is a console, and to open
 * from there what is one's own to do.
 */
export function setupStaffPages(router: Router, deps: Dependencies): void {
  setupStartPage(router, deps);
  setupSearch(router, deps);
  setupTrajectoriesPage(router, deps);
  setupTrajectoryPages(router, deps);
}

function setupStartPage(router: Router, deps: Dependencies): void {
  router.get('/', named('/'), async (request, response) => {
    const { person } = await identityOf(deps, request);
    const caller = await readerOf(deps, person);
    const language = languageOf(request, person);
    const query = overviewQuery(request.query as Sent);
    const [overview, day] =
      caller === undefined
        ? []
        : await Promise.all([
            readOverview(deps, caller, query, language),
            hasDay(caller) ? readMyDay(deps, caller, language) : undefined,
          ]);
    const reader = caller === undefined ? undefined : await readReader(deps, caller);
    const inbox = inboxAddress(deps);
    const view = startPage({
      language,
      otherLanguage: inOtherLanguage('/', request.query as Sent, language),
      ...(reader === undefined ? {} : { reader }),
      choice: query,
      ...(inbox === undefined ? {} : { inbox }),
      ...(overview === undefined ? {} : { overview }),
      ...(day === undefined ? {} : { day }),
    });
    sendStaffPage(response, view);
  });
}

/** The list of all trajectories that the reader may see. */
function setupTrajectoriesPage(router: Router, deps: Dependencies): void {
  router.get('/trajectories', named('/trajectories'), async (request, response) => {
    const { caller, language, frame } = await visitOf(deps, request, {
      access: 'staff',
      path: '/trajectories',
    });
    const query = overviewQuery(request.query as Sent);
    const overview = await readOverview(deps, caller, query, language);
    sendStaffPage(response, trajectoriesPage(frame, overview, query));
  });
}

/** Those of a guidance service have a day; the others look at everybody's work. */
function hasDay({ function: role }: Caller): boolean {
  return role === 'counsellor' || role === 'coordinator';
}

/** Where the inbox is that came along; nowhere when mail goes to a real mail server. */
function inboxAddress({ configuration: { mail, ports } }: Dependencies): string | undefined {
  if (mail.smtpUrl === undefined) return undefined;
  const { hostname, port } = new URL(mail.smtpUrl);
  const isOwn = hostname === '127.0.0.1' && port === String(ports.smtp);
  return isOwn ? `http://127.0.0.1:${ports.inbox}` : undefined;
}

/** What somebody who is signed in may look at; nothing for whoever has no lists, such as a partner. */
async function readerOf(deps: Dependencies, person: Person): Promise<Caller | undefined> {
  try {
    return await authorise({ deps, person, access: 'staff' });
  } catch (error) {
    if (isApplicationError(error) && error.kind === 'forbidden') return undefined;
    throw error;
  }
}

const statuses = ['active', 'paused', 'completed', 'stopped'];

function overviewQuery(query: Sent): OverviewQuery {
  const text = (name: string) => {
    const value = query[name];
    const clean = typeof value === 'string' ? value.replaceAll('\u0000', '').trim().slice(0, 200) : '';
    return clean === '' ? undefined : clean;
  };
  const status = text('status');
  return {
    q: text('q'),
    status: status !== undefined && statuses.includes(status) ? status : undefined,
    overdue: text('overdue') === 'true' ? true : undefined,
    everything: text('whose') === 'all' ? true : undefined,
    pages: pagesIn(query.pages),
  };
}

/** More pages than anybody turns to one by one; whoever comes this far searches. */
const MOST_PAGES = 60;

/** Where the pages began that were turned to, one by one: a list itself goes only forwards. */
function pagesIn(value: Sent[string]): readonly string[] {
  const pages = typeof value === 'string' ? value.split('.') : [];
  const areCursors = pages.every((page) => /^[\w-]{1,300}$/.test(page));
  return areCursors && pages.length <= MOST_PAGES ? pages : [];
}
