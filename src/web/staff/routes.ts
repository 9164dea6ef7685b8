import type { Router } from 'express';
import type { Parts } from '../../application/dependencies.ts';
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
import { setupScheme } from './scheme.routes.ts';
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
export function setupStaffPages(router: Router, parts: Parts): void {
  router.use(notesAnswers(parts));
  setupStartPage(router, parts);
  setupDayActs(router, parts);
  setupSearch(router, parts);
  setupTrajectoryList(router, parts);
  setupTrajectoryPages(router, parts);
  setupTrainings(router, parts);
  setupGatherings(router, parts);
  setupEnrolling(router, parts);
  setupHeldChanges(router, parts);
  setupNamedContacts(router, parts);
  setupTemplates(router, parts);
  setupAdministration(router, parts);
  setupSchools(router, parts);
  setupPeople(router, parts);
  setupProgrammes(router, parts);
  setupReports(router, parts);
  setupFigures(router, parts);
  setupPartnerPages(router, parts);
  setupCalendar(router, parts);
  setupEvents(router, parts);
  setupGuide(router, parts);
  setupScheme(router, parts);
}
