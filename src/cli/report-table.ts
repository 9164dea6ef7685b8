import { type Cell, plain, type Report } from '../domain/reports/report.ts';
import type { Language, Text } from '../domain/text.ts';
import { type TableOptions, table } from './table.ts';

/** Where a code has its words in a column of their own: by what the id of that column ends on. */
const inWords = ['_name', '_title'];

/** The same for a code whose words are in a column of another name. */
const otherWords: { readonly [id: string]: string } = {
  indicator: 'title',
  target_source: 'target_stated',
};

const unknown: Text = { nl: 'niet bekend', en: 'not known' };

const units: { readonly [unit: string]: Text } = {
  'scale-1-4': { nl: 'schaal van 1 tot 4', en: 'scale from 1 to 4' },
  'hours-per-week': { nl: 'uren per week', en: 'hours a week' },
  euro: { nl: 'euro', en: 'euro' },
};

const yesAndNo: { readonly [yes in 'true' | 'false']: Text } = {
  true: { nl: 'ja', en: 'yes' },
  false: { nl: 'nee', en: 'no' },
};

/**
 * The table of a report for somebody who reads it in a terminal: words instead of codes, and no columns that are empty but
 * those that were asked for.
 * The codes, for programs, and the definitions, which are too long for a line, are in the other formats.
 * @param options where it is drawn, as for {@link table}
 */
export function reportTable(report: Report, language: Language, options?: TableOptions): string {
  const ids = new Set(report.columns.map(({ id }) => id));
  const wordsOf = (id: string) =>
    [otherWords[id] ?? '', ...inWords.map((ending) => `${id}${ending}`)].find((one) => ids.has(one));
  const worded = new Set(report.columns.flatMap(({ id }) => wordsOf(id) ?? []));
  const columns = report.columns
    .filter(({ id }) => !worded.has(id) && !id.startsWith('definition_'))
    .map(({ id, title, asked }) => ({ title: title[language], from: wordsOf(id) ?? id, asked }))
    .filter(({ from, asked }) => asked || report.rows.some((row) => said(from, row[from], language) !== ''));
  return table(
    columns.map(({ title }) => title),
    report.rows.map((row) =>
      columns.map(({ from, asked }) => said(from, row[from], language) || (asked ? unknown[language] : '')),
    ),
    options,
  );
}

function said(column: string, cell: Cell | undefined, language: Language): string {
  const value = plain(cell, language);
  if (typeof value === 'boolean') return yesAndNo[`${value}`][language];
  const text = String(value ?? '');
  return column === 'unit' ? (units[text]?.[language] ?? text) : text;
}
