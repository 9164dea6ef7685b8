import type { Router } from 'express';
import { authorise, type Caller } from '../../application/access/authorise.ts';
import { isApplicationError } from '../../application/application-error.ts';
import type { Dependencies } from '../../application/dependencies.ts';
import { organisationWith } from '../../application/organisations/find.ts';
import { isStaff } from '../../domain/access/scope.ts';
import { partnerKinds } from '../../domain/reports/comparing/target-rules.ts';
import { identityOf } from '../../http/caller.ts';
import type { Person } from '../../store/people/people.ts';
import type { Sent } from '../form.ts';
import { inOtherLanguage, leadTo, named } from '../http.ts';
import { addressWith } from './addresses.ts';
import { setupAdministration } from './admin/routes.ts';
import { setupCalendar } from './calendar/routes.ts';
import { setupEnrolling } from './enrol/routes.ts';
import { setupEvents } from './events.routes.ts';
import { setupFigures } from './figures/routes.ts';
import { setupGatherings } from './gatherings/routes.ts';
import { guideFor } from './guide/guide-for.ts';
import { setupGuide } from './guide/routes.ts';
import { setupHeldChanges } from './held-changes/routes.ts';
import { inboxAddress } from './inbox.ts';
import { startPage } from './pages/start-page.tsx';
import { setupPeople } from './people/routes.ts';
import { setupProgrammes } from './programmes/routes.ts';
import { setupPartnerPages } from './reports/partner.routes.ts';
import { setupReports } from './reports/routes.ts';
import { languageOf, sendStaffPage } from './request.ts';
import { setupSchools } from './schools/routes.ts';
import { setupSearch } from './search/routes.ts';
import { setupTemplates } from './templates/routes.ts';
import { setupDayActs } from './today/routes.ts';
import { sendDay } from './today/send-day.ts';
import { setupTrainings } from './trainings/routes.ts';
import { setupTrajectoryList } from './trajectories/routes.ts';
import { setupTrajectoryPages } from './trajectory.routes.ts';
import { type OverviewQuery, readOverview, readReader } from './view/start.ts';

/**
 * The console: somebody's day, search, the trajectories and a page for each of them.
 */
export function setupStaffPages(router: Router, deps: Dependencies): void {
  setupStartPage(router, deps);
  setupDayActs(router, deps);
  setupSearch(router, deps);
  setupTrajectoryList(router, deps);
  setupTrajectoryPages(router, deps);
  setupTrainings(router, deps);
  setupGatherings(router, deps);
  setupEnrolling(router, deps);
  setupHeldChanges(router, deps);
  setupTemplates(router, deps);
  setupAdministration(router, deps);
  setupSchools(router, deps);
  setupPeople(router, deps);
  setupProgrammes(router, deps);
  setupReports(router, deps);
  setupFigures(router, deps);
  setupPartnerPages(router, deps);
  setupCalendar(router, deps);
  setupEvents(router, deps);
  setupGuide(router, deps);
}

/** The start: somebody's day for those of a guidance service, else where every trajectory stands. */
function setupStartPage(router: Router, deps: Dependencies): void {
  router.get('/', named('/'), async (request, response) => {
    const { person } = await identityOf(deps, request);
    const partner = await partnerOf(deps, person);
    if (partner !== undefined) {
      const language = languageOf(request, person);
      return leadTo(response, addressWith(`/reports/partners/${partner}`, {}, language));
    }
    const caller = await readerOf(deps, person);
    if (caller !== undefined && hasDay(caller)) return sendDay(deps, request, response);
    const language = languageOf(request, person);
    const query = overviewQuery(request.query as Sent);
    const overview = caller === undefined ? undefined : await readOverview(deps, caller, query, language);
    const reader = caller === undefined ? undefined : await readReader(deps, caller);
    const inbox = inboxAddress(deps);
    const guide = caller === undefined ? undefined : await guideFor(deps, request, caller);
    const view = startPage({
      language,
      otherLanguage: inOtherLanguage('/', request.query as Sent, language),
      ...(reader === undefined ? {} : { reader }),
      choice: query,
      ...(guide === undefined ? {} : { guide }),
      ...(inbox === undefined ? {} : { inbox }),
      ...(overview === undefined ? {} : { overview }),
    });
    sendStaffPage(response, view);
  });
}

/** Those of a guidance service have a day; the others look at everybody's work. */
function hasDay({ function: role }: Caller): boolean {
  return role === 'counsellor' || role === 'coordinator';
}

/** The partner that somebody works for: its page is where they begin. */
async function partnerOf(deps: Dependencies, person: Person): Promise<string | undefined> {
  const { organisationId: id } = person;
  if (id === undefined || isStaff(person.function)) return undefined;
  try {
    const { function: role } = await authorise({ deps, person, access: 'see-partner', id });
    if (role !== 'partner' && role !== 'provider') return undefined;
    const kind = (await organisationWith(deps, id))?.kind;
    return partnerKinds.some((one) => one === kind) ? id : undefined;
  } catch (error) {
    if (isApplicationError(error) && error.kind === 'forbidden') return undefined;
    throw error;
  }
}

/** What somebody who is signed in may look at; nothing for whoever has no lists, such as a partner. */
async function readerOf(deps: Dependencies, person: Person): Promise<Caller | undefined> {
  try {
    return await authorise({ deps, person, access: 'see-console' });
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
