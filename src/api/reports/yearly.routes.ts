import { z } from 'zod';
import { deliverYearly, readDelivered, readDeliveries, yearlyFor } from '../../application/figures/yearly.ts';
import { todayOf } from '../../application/now.ts';
import type { Report } from '../../domain/reports/report.ts';
import type { Language } from '../../domain/text.ts';
import type { Answer } from '../../http/answer.ts';
import {
  deliveryParams,
  deliverySchema,
  newDelivery,
  schoolYear,
  toWireDelivery,
} from '../figures/figures.schemas.ts';
import type { AnswerDefinition } from '../http/route.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { SPREADSHEET, toWireReport, toWorkbook } from './answer-report.ts';
import { asOf, reportSchema } from './reports.schemas.ts';

const answers: { readonly [status: number]: AnswerDefinition } = {
  200: {
    description: 'The tables of the report; as XLSX a workbook with a sheet for each.',
    schema: z.strictObject({ tables: z.array(reportSchema) }),
    types: ['application/json', SPREADSHEET],
  },
};

const bookFormat = z.enum(['json', 'xlsx']).optional();

const yearRoute = defineRoute({
  method: 'get',
  path: '/reports/year',
  operationId: 'reportYear',
  counts: true,
  tag: 'reports',
  summary:
    'The report of one school year: figures with targets and definitions, by province, partners, coverage',
  access: 'see-figures',
  query: z.strictObject({ as_of: asOf, format: bookFormat, school_year: schoolYear }),
  problems: [422],
  answers,
  handle: async ({ deps, caller, query, language }) => {
    const day = query.as_of ?? todayOf(deps);
    const tables = await yearlyFor({
      ...{ deps, asOf: day, scope: caller.scope, schoolYear: query.school_year },
    });
    return answerTables(tables, query.format, `year-${query.school_year}`, language);
  },
});

const deliverRoute = defineRoute({
  method: 'post',
  path: '/reports/deliveries',
  operationId: 'deliverReport',
  tag: 'reports',
  summary: 'Deliver the report of a school year: what it says today it says for good',
  access: 'change-figures',
  body: { schema: newDelivery },
  problems: [422],
  answers: { 201: { description: 'Delivered.', schema: deliverySchema } },
  handle: async ({ deps, caller, body, idempotencyKey }) => {
    const { school_year: year, title } = body;
    const delivered = await deliverYearly({ deps, caller, schoolYear: year, title, idempotencyKey });
    return { status: 201, body: toWireDelivery(delivered) };
  },
});

const deliveriesRoute = defineRoute({
  method: 'get',
  path: '/reports/deliveries',
  operationId: 'listDeliveries',
  tag: 'reports',
  summary: 'The reports that were delivered, the last first',
  access: 'see-figures',
  answers: {
    200: { description: 'The reports.', schema: z.strictObject({ items: z.array(deliverySchema) }) },
  },
  handle: async ({ deps }) => ({
    status: 200,
    body: { items: (await readDeliveries(deps)).map(toWireDelivery) },
  }),
});

const deliveryRoute = defineRoute({
  method: 'get',
  path: '/reports/deliveries/{delivery}',
  operationId: 'getDelivery',
  tag: 'reports',
  summary: 'A report as it was delivered',
  access: 'see-figures',
  params: deliveryParams,
  query: z.strictObject({ format: bookFormat }),
  problems: [404],
  answers,
  handle: async ({ deps, params, query, language }) => {
    const { content, title } = await readDelivered(deps, params.delivery);
    return answerTables(content, query.format, title, language);
  },
});

async function answerTables(
  tables: readonly Report[],
  wanted: 'json' | 'xlsx' | undefined,
  title: string,
  language: Language,
): Promise<Answer> {
  const headers = { 'Content-Language': language, Vary: 'Accept-Language' };
  if (wanted !== 'xlsx') {
    return { status: 200, headers, body: { tables: tables.map((one) => toWireReport(one, language)) } };
  }
  const name = `${title.replaceAll(/[^\w.-]+/g, '-')}.xlsx`;
  return {
    status: 200,
    headers: { ...headers, 'Content-Disposition': `attachment; filename="${name}"` },
    content: { type: SPREADSHEET, bytes: await toWorkbook(tables, language) },
  };
}

/** The report of a year, as it stands and as it was delivered. */
export const yearlyRoutes: readonly Route[] = [yearRoute, deliverRoute, deliveriesRoute, deliveryRoute];
