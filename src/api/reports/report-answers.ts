import type { AnswerDefinition } from '../http/route.ts';
import { SPREADSHEET } from './answer-report.ts';
import { reportSchema } from './reports.schemas.ts';

/** Every report answers with one table; `format` or the `Accept` header makes a file of it. */
export const reportAnswers: { readonly [status: number]: AnswerDefinition } = {
  200: {
    description: 'The report; as CSV or XLSX a file.',
    schema: reportSchema,
    types: ['application/json', 'text/csv', SPREADSHEET],
  },
};
