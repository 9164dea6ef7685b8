import { todayOf } from '../../application/now.ts';
import { seesNotes } from '../../application/organisations/targets/notes.ts';
import { candidatesFor } from '../../application/programmes/candidates.ts';
import { movedCallFor } from '../../application/programmes/moved-call.ts';
import { benchmarkFor } from '../../application/reports/benchmark.ts';
import { callLoadFor } from '../../application/reports/call-load.ts';
import { partnerFor, partnersFor } from '../../application/reports/partners.ts';
import { suggestionFor } from '../../application/reports/suggestion.ts';
import { workloadFor, workloadPageFor } from '../../application/reports/workload.ts';
import { EVERYTHING } from '../../domain/access/scope.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { organisationParams } from '../organisations/organisations.schemas.ts';
import { answerReport, answerReportPage, formatOf } from './answer-report.ts';
import { reportAnswers, reportPageAnswers } from './report-answers.ts';
import {
  benchmarkQuery,
  callLoadQuery,
  candidatesQuery,
  movedCallQuery,
  ownPartnerQuery,
  partnerQuery,
  suggestionQuery,
  suggestionSchema,
  workloadQuery,
} from './reports.schemas.ts';

const partnersRoute = defineRoute({
  method: 'get',
  path: '/reports/partners',
  operationId: 'reportPartners',
  counts: true,
  tag: 'reports',
  summary: 'Per partner and school year the results beside its own targets',
  access: 'see-reports',
  query: partnerQuery,
  problems: [422],
  answers: reportAnswers,
  handle: async ({ deps, caller, query, language, accept }) => {
    const { as_of, format, provider, school_year: schoolYear } = query;
    const asOf = as_of ?? todayOf(deps);
    const withNotes = await seesNotes(deps, caller, provider);
    const asked = { deps, scope: caller.scope, asOf, provider, schoolYear, withNotes };
    const report = await partnersFor(asked);
    return answerReport(report, formatOf(format, accept), language);
  },
});

const ownPartnerRoute = defineRoute({
  method: 'get',
  path: '/reports/partners/{id}',
  operationId: 'reportPartner',
  counts: true,
  tag: 'reports',
  summary: 'The same for one partner, which may read its own',
  access: 'see-partner',
  params: organisationParams,
  query: ownPartnerQuery,
  problems: [422],
  answers: reportAnswers,
  handle: async ({ deps, caller, params, query, language, accept }) => {
    const { as_of, format, school_year: schoolYear } = query;
    // Its own people see all of its results, whichever service follows the school.
    const isOwn = caller.function === 'partner' || caller.function === 'provider';
    const scope = isOwn ? EVERYTHING : caller.scope;
    const asOf = as_of ?? todayOf(deps);
    const withNotes = await seesNotes(deps, caller, params.id);
    const report = await partnerFor({ deps, scope, asOf, provider: params.id, schoolYear, withNotes });
    return answerReport(report, formatOf(format, accept), language);
  },
});

const benchmarkRoute = defineRoute({
  method: 'get',
  path: '/reports/benchmark',
  operationId: 'reportBenchmark',
  counts: true,
  tag: 'reports',
  summary: 'A school beside the rest, never beside fewer than five',
  access: 'see-reports',
  query: benchmarkQuery,
  problems: [404],
  answers: reportAnswers,
  handle: async ({ deps, caller, query, language, accept }) => {
    const { as_of, format, school } = query;
    const asOf = as_of ?? todayOf(deps);
    const report = await benchmarkFor({ deps, scope: caller.scope, asOf, school });
    return answerReport(report, formatOf(format, accept), language);
  },
});

const workloadRoute = defineRoute({
  method: 'get',
  path: '/reports/workload',
  operationId: 'reportWorkload',
  counts: true,
  tag: 'reports',
  summary: 'Per counsellor and week what the agendas predict for the next twelve months',
  description:
    'As JSON it comes in pages of `limit` rows, by counsellor and week. A file (CSV, XLSX) has all of it, whatever `limit` and `cursor` say.',
  access: 'see-reports',
  query: workloadQuery,
  answers: reportPageAnswers,
  handle: async ({ deps, caller, query, language, accept }) => {
    const { as_of, format, counsellor, limit, cursor } = query;
    const asked = { deps, scope: caller.scope, asOf: as_of ?? todayOf(deps), counsellor };
    const wanted = formatOf(format, accept);
    if (wanted !== 'json') return answerReport(await workloadFor(asked), wanted, language);
    const page = await workloadPageFor(asked, { limit, cursor });
    return answerReportPage('workload', page, query, language);
  },
});

const suggestionRoute = defineRoute({
  method: 'get',
  path: '/reports/workload/suggestion',
  operationId: 'suggestWeek',
  counts: true,
  tag: 'reports',
  summary: 'Whether a date falls into a crowded week, and which weeks near it are lighter',
  access: 'see-reports',
  query: suggestionQuery,
  problems: [404, 422],
  answers: { 200: { description: 'The week, and lighter ones.', schema: suggestionSchema } },
  handle: async ({ deps, caller, query }) => {
    const { as_of, counsellor, date } = query;
    const asOf = as_of ?? todayOf(deps);
    const found = await suggestionFor({ deps, scope: caller.scope, asOf, counsellor, date });
    return {
      status: 200,
      body: {
        week_of: found.monday,
        total: found.total,
        crowded: found.crowded,
        lighter: found.lighter.map(({ monday, ...week }) => ({ week_of: monday, ...week })),
      },
    };
  },
});

const callLoadRoute = defineRoute({
  method: 'get',
  path: '/reports/call-load',
  operationId: 'reportCallLoad',
  slow: true,
  tag: 'reports',
  summary: 'What a call would ask of a counsellor’s weeks, beside what they hold already',
  description: 'The models of the call are rehearsed from its start, and its places divided evenly.',
  access: 'see-waiting-list',
  query: callLoadQuery,
  problems: [404, 422],
  answers: reportAnswers,
  handle: async ({ deps, caller, query, language, accept }) => {
    const { format, programme, cohort, places } = query;
    const report = await callLoadFor({ deps, scope: caller.scope, programme, cohort, places });
    return answerReport(report, formatOf(format, accept), language);
  },
});

const movedCallRoute = defineRoute({
  method: 'get',
  path: '/reports/moved-call',
  operationId: 'reportMovedCall',
  slow: true,
  tag: 'reports',
  summary: 'What other dates of a call would move, trajectory by trajectory; nothing is stored',
  description: 'Dates that are left out stay as they are. Changing the programme moves them.',
  access: 'see-waiting-list',
  query: movedCallQuery,
  problems: [404, 422],
  answers: reportAnswers,
  handle: async ({ deps, caller, query, language, accept }) => {
    const { format, programme, cohort, start, end, money_until } = query;
    const report = await movedCallFor({
      ...{ deps, caller, programme, cohort, language },
      dates: { start, end, money_until },
    });
    return answerReport(report, formatOf(format, accept), language);
  },
});

const candidatesRoute = defineRoute({
  method: 'get',
  path: '/reports/candidates',
  operationId: 'reportCandidates',
  tag: 'reports',
  summary: 'Schools to approach for a place in a programme, by need, each with the reason',
  access: 'see-waiting-list',
  query: candidatesQuery,
  problems: [404, 409, 422],
  answers: reportAnswers,
  handle: async ({ deps, caller, query, language, accept }) => {
    const { format, programme, cohort, template: lot, limit: most } = query;
    const report = await candidatesFor({ deps, scope: caller.scope, programme, cohort, lot, most });
    return answerReport(report, formatOf(format, accept), language);
  },
});

/** Reports that compare: partners with their targets, schools with the rest, weeks with each other. */
export const comparingRoutes: readonly Route[] = [
  candidatesRoute,
  callLoadRoute,
  movedCallRoute,
  partnersRoute,
  ownPartnerRoute,
  benchmarkRoute,
  workloadRoute,
  suggestionRoute,
];
