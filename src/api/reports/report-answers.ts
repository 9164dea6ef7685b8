import type { AnswerDefinition } from '../http/route.ts';
import { SPREADSHEET } from './answer-report.ts';
import { reportPageSchema, reportSchema } from './reports.schemas.ts';

/** Every report answers with one table; `format` or the `Accept` header makes a file of it. */
export const reportAnswers: { readonly [status: number]: AnswerDefinition } = {
  200: {
    description: 'The report; as CSV or XLSX a file.',
    schema: reportSchema,
    types: ['application/json', 'text/csv', SPREADSHEET],
  },
};

/** The same of a report that comes in pages as JSON. */
export const reportPageAnswers: typeof reportAnswers = {
  200: {
    description: 'A page of the report; as CSV or XLSX a file with all of it.',
    schema: reportPageSchema,
    types: ['application/json', 'text/csv', SPREADSHEET],
  },
};
