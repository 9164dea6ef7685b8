import { contentReasonRoutes } from './access/content-reasons.routes.ts';
import { attachmentRoutes } from './attachments/attachments.routes.ts';
import { auditRoutes } from './audit/audit.routes.ts';
import { bulkRoutes } from './bulk/bulk.routes.ts';
import { calendarRoutes } from './calendar/calendar.routes.ts';
import { commandRoutes } from './commands/commands.routes.ts';
import { departureRoutes } from './departures/departures.routes.ts';
import { documentationRoutes } from './documentation/documentation.routes.ts';
import { figureRoutes } from './figures/figures.routes.ts';
import { gatheringRoutes } from './gatherings/gatherings.routes.ts';
import { handoverRoutes } from './handovers/handovers.routes.ts';
import { heldChangeRoutes } from './held-changes/held-changes.routes.ts';
import type { Metrics } from './http/metrics.ts';
import type { Route } from './http/route.ts';
import { letterRoutes } from './mails/letters.routes.ts';
import { mailRoutes } from './mails/mails.routes.ts';
import { namedContactRoutes } from './named-contacts/named-contacts.routes.ts';
import { operationsRoutes } from './operations/operations.routes.ts';
import { letterheadRoutes } from './organisations/letterhead.routes.ts';
import { organisationRoutes } from './organisations/organisations.routes.ts';
import { targetRoutes } from './organisations/targets.routes.ts';
import { participantRoutes } from './participants/participants.routes.ts';
import { peopleRoutes } from './people/people.routes.ts';
import { privacyRoutes } from './privacy/privacy.routes.ts';
import { programmeRoutes } from './programmes/programmes.routes.ts';
import { waitingRoutes } from './programmes/waiting.routes.ts';
import { questionRoutes } from './questions/questions.routes.ts';
import { reportRoutes } from './reports/reports.routes.ts';
import { schoolRoutes } from './schools/schools.routes.ts';
import { surveyRoutes } from './surveys/surveys.routes.ts';
import { draftRoutes } from './templates/drafts.routes.ts';
import { templateRoutes } from './templates/templates.routes.ts';
import { filedMailRoutes } from './trajectories/filed-mails.routes.ts';
import { trainingRoutes } from './trajectories/training.routes.ts';
import { trajectoryReadingRoutes } from './trajectories/trajectories.reading.routes.ts';
import { trajectoryRoutes } from './trajectories/trajectories.routes.ts';
import { webhookRoutes } from './webhooks/webhooks.routes.ts';

/** Every endpoint there is: the one table that drives the router, the checks and the documentation. */
export function allRoutes(metrics: Metrics): readonly Route[] {
  const routes: Route[] = [
    ...trajectoryRoutes,
    ...trajectoryReadingRoutes,
    ...filedMailRoutes,
    ...trainingRoutes,
    ...commandRoutes,
    ...participantRoutes,
    ...surveyRoutes,
    ...questionRoutes,
    ...bulkRoutes,
    ...gatheringRoutes,
    ...attachmentRoutes,
    ...contentReasonRoutes,
    // First: the list of drafts is not a template called "drafts".
    ...draftRoutes,
    ...templateRoutes,
    ...schoolRoutes,
    ...peopleRoutes,
    ...privacyRoutes,
    ...departureRoutes,
    ...handoverRoutes,
    ...heldChangeRoutes,
    ...namedContactRoutes,
    ...organisationRoutes,
    ...letterheadRoutes,
    ...targetRoutes,
    ...programmeRoutes,
    ...waitingRoutes,
    ...reportRoutes,
    ...figureRoutes,
    ...calendarRoutes,
    ...mailRoutes,
    ...letterRoutes,
    ...auditRoutes,
    ...webhookRoutes,
    ...documentationRoutes(() => routes),
    ...operationsRoutes(metrics),
  ];
  return routes;
}
