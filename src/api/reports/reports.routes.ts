import { z } from 'zod';
import { catalogueOf } from '../../application/figures/catalogue.ts';
import { todayOf } from '../../application/now.ts';
import { pageAfter } from '../../application/page-after.ts';
import { coverageFor, schoolsOfCoverage } from '../../application/reports/coverage.ts';
import { countedFor, indicatorsFor } from '../../application/reports/indicators.ts';
import { milestonesFor } from '../../application/reports/milestones.ts';
import { monthPlanFor } from '../../application/reports/month-plan.ts';
import { isReached, placeOfSchool } from '../../domain/reports/coverage.ts';
import { answerPage, pageSchema } from '../http/cursor.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { answerReport, formatOf } from './answer-report.ts';
import { comparingRoutes } from './comparing.routes.ts';
import { placeFrom, toWireCounted, toWireCovered } from './drill-down.ts';
import { reportAnswers } from './report-answers.ts';
import {
  countedTrajectory,
  coverageQuery,
  coverageSchoolsQuery,
  coveredSchool,
  drillDownParams,
  drillDownQuery,
  indicatorQuery,
  indicatorSchema,
  monthPlanQuery,
  planQuery,
} from './reports.schemas.ts';
import { yearlyRoutes } from './yearly.routes.ts';

const catalogueRoute = defineRoute({
  method: 'get',
  path: '/reports/catalogue',
  operationId: 'listIndicators',
  tag: 'reports',
  summary: 'Every indicator with its definition',
  access: 'see-reports',
  answers: {
    200: { description: 'The indicators.', schema: z.strictObject({ items: z.array(indicatorSchema) }) },
  },
  handle: async ({ deps }) => ({
    status: 200,
    body: {
      items: (await catalogueOf(deps.store)).map((indicator) => {
        const { id, group, title, definition, measure, unit, action, part, beforeAfter } = indicator;
        return {
          ...{ id, group, title, definition, measure, unit: unit ?? null },
          ...{ source: indicator.source ?? 'trajectories', direction: indicator.direction ?? 'higher' },
          ...{ action: action ?? null, part: part ?? null, before_after: beforeAfter ?? false },
        };
      }),
    },
  }),
});

const indicatorsRoute = defineRoute({
  method: 'get',
  path: '/reports/indicators',
  operationId: 'reportIndicators',
  counts: true,
  tag: 'reports',
  summary: 'The three groups of indicators, each number with its definition',
  description: 'Split by the dimensions in `by`, narrowed to the other parameters, as of the end of a day.',
  access: 'see-reports',
  query: indicatorQuery,
  problems: [422],
  answers: reportAnswers,
  handle: async ({ deps, caller, query, language, accept }) => {
    const { as_of, format, by, ...place } = query;
    const report = await indicatorsFor({
      deps,
      scope: caller.scope,
      asOf: as_of ?? todayOf(deps),
      by: by ?? [],
      place: placeFrom(place),
    });
    return answerReport(report, formatOf(format, accept), language);
  },
});

const drillDownRoute = defineRoute({
  method: 'get',
  path: '/reports/indicators/{indicator}/trajectories',
  operationId: 'listCountedTrajectories',
  counts: true,
  tag: 'reports',
  summary: 'The trajectories behind a number',
  access: 'see-reports',
  params: drillDownParams,
  query: drillDownQuery,
  problems: [422],
  answers: { 200: { description: 'What counts, by reference.', schema: pageSchema(countedTrajectory) } },
  handle: async ({ deps, caller, params, query }) => {
    const { as_of, limit, cursor, without, moment, ...place } = query;
    const asked = {
      deps,
      scope: caller.scope,
      asOf: as_of ?? todayOf(deps),
      indicator: params.indicator,
      place: placeFrom(place, without),
      moment,
    };
    const page = await countedFor(asked, { limit, cursor });
    return answerPage(
      'report-trajectories',
      page,
      toWireCounted,
      { ...query, ...(without === undefined ? {} : { without: without.join(',') }) },
      { path: `/reports/indicators/${params.indicator}/trajectories` },
    );
  },
});

const coverageRoute = defineRoute({
  method: 'get',
  path: '/reports/coverage',
  operationId: 'reportCoverage',
  counts: true,
  tag: 'reports',
  summary: 'Who is reached and who is not, over the whole register',
  access: 'see-reports',
  query: coverageQuery,
  answers: reportAnswers,
  handle: async ({ deps, caller, query, language, accept }) => {
    const { as_of, format, by } = query;
    const asOf = as_of ?? todayOf(deps);
    const report = await coverageFor({ deps, scope: caller.scope, asOf, by: by ?? ['province'] });
    return answerReport(report, formatOf(format, accept), language);
  },
});

const coverageSchoolsRoute = defineRoute({
  method: 'get',
  path: '/reports/coverage/schools',
  operationId: 'listCoveredSchools',
  counts: true,
  tag: 'reports',
  summary: 'The schools behind the coverage, reached or not',
  access: 'see-reports',
  query: coverageSchoolsQuery,
  answers: { 200: { description: 'A page of schools, by number.', schema: pageSchema(coveredSchool) } },
  handle: async ({ deps, caller, query }) => {
    const { as_of, limit, cursor, reached, ...place } = query;
    const schools = await schoolsOfCoverage({ deps, asOf: as_of ?? todayOf(deps), scope: caller.scope });
    const chosen = schools.filter(
      (school) =>
        (reached === undefined || isReached(school) === reached) &&
        (['province', 'network', 'level', 'size'] as const).every(
          (dimension) =>
            place[dimension] === undefined || placeOfSchool(school, dimension) === place[dimension],
        ),
    );
    const page = pageAfter(chosen, { limit, cursor }, ({ number }) => [number.padStart(10, '0'), number]);
    return answerPage('report-schools', page, toWireCovered, query, { path: '/reports/coverage/schools' });
  },
});

const milestonesRoute = defineRoute({
  method: 'get',
  path: '/reports/milestones',
  operationId: 'reportMilestones',
  tag: 'reports',
  summary: 'Theme, objective, status and quarter of every milestone of a trajectory',
  access: 'see-reports',
  query: planQuery,
  problems: [404],
  answers: reportAnswers,
  handle: async ({ deps, caller, query, language, accept }) => {
    const { as_of, format, trajectory } = query;
    const asOf = as_of ?? todayOf(deps);
    const report = await milestonesFor({ deps, scope: caller.scope, asOf, trajectory });
    return answerReport(report, formatOf(format, accept), language);
  },
});

const monthPlanRoute = defineRoute({
  method: 'get',
  path: '/reports/month-plan',
  operationId: 'reportMonthPlan',
  tag: 'reports',
  summary: 'Twelve months of a trajectory by its domains',
  access: 'see-reports',
  query: monthPlanQuery,
  problems: [404],
  answers: reportAnswers,
  handle: async ({ deps, caller, query, language, accept }) => {
    const { as_of, format, trajectory, phase } = query;
    const asOf = as_of ?? todayOf(deps);
    const report = await monthPlanFor({ deps, scope: caller.scope, asOf, trajectory, phase });
    return answerReport(report, formatOf(format, accept), language);
  },
});

/** Reports: what the programme tells upward and back to the schools. */
export const reportRoutes: readonly Route[] = [
  catalogueRoute,
  indicatorsRoute,
  drillDownRoute,
  coverageRoute,
  coverageSchoolsRoute,
  milestonesRoute,
  monthPlanRoute,
  ...comparingRoutes,
  ...yearlyRoutes,
];
