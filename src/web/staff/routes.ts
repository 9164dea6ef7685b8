import type { Router } from 'express';
import type { Dependencies } from '../../application/dependencies.ts';
import { setupAdministration } from './admin/routes.ts';
import { setupCalendar } from './calendar/routes.ts';
import { setupEnrolling } from './enrol/routes.ts';
import { setupEvents } from './events.routes.ts';
import { setupFigures } from './figures/routes.ts';
import { setupGatherings } from './gatherings/routes.ts';
import { setupGuide } from './guide/routes.ts';
import { setupHeldChanges } from './held-changes/routes.ts';
import { setupNamedContacts } from './named-contacts/routes.ts';
import { notesAnswers } from './noted.ts';
import { setupPeople } from './people/routes.ts';
import { setupProgrammes } from './programmes/routes.ts';
import { setupPartnerPages } from './reports/partner.routes.ts';
import { setupReports } from './reports/routes.ts';
import { setupSchools } from './schools/routes.ts';
import { setupSearch } from './search/routes.ts';
import { setupStartPage } from './start/routes.ts';
import { setupTemplates } from './templates/routes.ts';
import { setupDayActs } from './today/routes.ts';
import { setupTrainings } from './trainings/routes.ts';
import { setupTrajectoryList } from './trajectories/routes.ts';
import { setupTrajectoryPages } from './trajectory.routes.ts';

/**
 * The console: somebody's day, search, the trajectories and a page for each of them.
 */
export function setupStaffPages(router: Router, deps: Dependencies): void {
  router.use(notesAnswers(deps));
  setupStartPage(router, deps);
  setupDayActs(router, deps);
  setupSearch(router, deps);
  setupTrajectoryList(router, deps);
  setupTrajectoryPages(router, deps);
  setupTrainings(router, deps);
  setupGatherings(router, deps);
  setupEnrolling(router, deps);
  setupHeldChanges(router, deps);
  setupNamedContacts(router, deps);
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
