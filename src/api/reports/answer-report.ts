import { type PlainCell, plain, type Report, toCsv } from '../../domain/reports/report.ts';
import type { Language } from '../../domain/text.ts';
import type { Answer } from '../../http/answer.ts';
import { nextPage } from '../http/cursor.ts';

export type ReportFormat = 'json' | 'csv' | 'xlsx';

/** The media type of a workbook. */
export const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The form in which a report is wanted: the parameter, else the `Accept` header, else JSON. */
export function formatOf(parameter: ReportFormat | undefined, accept: string): ReportFormat {
  if (parameter !== undefined) return parameter;
  if (/\bapplication\/json\b/.test(accept)) return 'json';
  if (accept.includes(SPREADSHEET)) return 'xlsx';
  return /\btext\/csv\b/.test(accept) ? 'csv' : 'json';
}

/** A report as an answer, as JSON or as a file. */
export async function answerReport(
  report: Report,
  format: ReportFormat,
  language: Language,
): Promise<Answer> {
  const headers = { 'Content-Language': language, Vary: 'Accept, Accept-Language' };
  if (format === 'json') return { status: 200, headers, body: toWireReport(report, language) };
  const name = `${report.name}-${report.asOf}.${format}`;
  const file = { ...headers, 'Content-Disposition': `attachment; filename="${name}"` };
  if (format === 'csv') {
    const content = { type: 'text/csv; charset=utf-8', bytes: toCsv(report, language) };
    return { status: 200, headers: file, content };
  }
  return {
    status: 200,
    headers: file,
    content: { type: SPREADSHEET, bytes: await toXlsx(report, language) },
  };
}

/**
 * A page of a report as JSON, with where the next one begins.
 * @param query what was asked, as it goes into the address of the next page
 */
export function answerReportPage(
  name: string,
  { report, next }: { readonly report: Report; readonly next?: string },
  query: { readonly [name: string]: unknown },
  language: Language,
): Answer {
  const { cursor, headers } = nextPage(`report-${name}`, next === undefined ? {} : { next }, query, {
    path: `/reports/${name}`,
  });
  return {
    status: 200,
    headers: { 'Content-Language': language, Vary: 'Accept, Accept-Language', ...headers },
    body: { ...toWireReport(report, language), next_cursor: cursor },
  };
}

/** A report as JSON, in one language. */
export function toWireReport(report: Report, language: Language) {
  return {
    report: report.name,
    title: report.title[language],
    as_of: report.asOf,
    columns: report.columns.map(({ id, title }) => ({ id, title: title[language] })),
    rows: report.rows.map((row) => toWireRow(row, report.columns, language)),
    notes: report.notes.map((note) => note[language]),
  };
}

// There can be thousands of rows: each is filled as it is, without a list of pairs in between.
function toWireRow(row: Report['rows'][number], columns: Report['columns'], language: Language) {
  const cells: { [column: string]: PlainCell } = {};
  for (const { id } of columns) cells[id] = plain(row[id], language);
  return cells;
}

/** A report as a workbook of two sheets: the table, and how to read it. */
export async function toXlsx(report: Report, language: Language): Promise<Buffer> {
  const name = language === 'nl' ? 'Rapport' : 'Report';
  return workbook([sheetOf(report, language, name), notesOf([report], language)]);
}

/** Several reports as one workbook: a sheet for each, and one that says how to read them. */
export async function toWorkbook(reports: readonly Report[], language: Language): Promise<Buffer> {
  const sheets = reports.map((report) => sheetOf(report, language, report.name.slice(0, 31)));
  return workbook([...sheets, notesOf(reports, language)]);
}

async function workbook(sheets: ReturnType<typeof sheetOf | typeof notesOf>[]): Promise<Buffer> {
  // Loaded with the first workbook.
  const { default: writeExcelFile } = await import('write-excel-file/node');
  return writeExcelFile(sheets).toBuffer();
}

function sheetOf(report: Report, language: Language, sheet: string) {
  const head = report.columns.map(({ title }) => ({ value: title[language], fontWeight: 'bold' as const }));
  const rows = report.rows.map((row) => report.columns.map(({ id }) => plain(row[id], language)));
  return { data: [head, ...rows], sheet, stickyRowsCount: 1 };
}

function notesOf(reports: readonly Report[], language: Language) {
  const about = reports.flatMap(({ title, asOf, notes }) => [
    title,
    { nl: `Op ${asOf}`, en: `As of ${asOf}` },
    ...notes,
  ]);
  return {
    data: about.map((note) => [note[language]]),
    sheet: language === 'nl' ? 'Toelichting' : 'Notes',
  };
}
