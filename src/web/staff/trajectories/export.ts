import type { Language } from '../../../domain/text.ts';
import { listTextsOf } from '../../texts/texts.ts';
import type { TableOfTexts } from '../listing/file.ts';
import type { ColumnName } from './choice.ts';
import type { ListRow } from './rows.ts';

/** A list as a table of texts, its first row the titles. Dates are local dates, as `2026-12-08`. */
export function tableOfTexts(
  rows: readonly ListRow[],
  columns: readonly ColumnName[],
  language: Language,
): TableOfTexts {
  const texts = listTextsOf(language);
  const names = ['reference', ...columns.filter((name) => name !== 'reference')] as const;
  const head = [
    texts.names.school,
    texts.names.status,
    ...names.map((name) => texts.names[name as ColumnName]),
  ];
  return [
    head,
    ...rows.map((row) => [
      row.school,
      texts.statuses[row.status],
      ...names.map((name) => textOf(row[name as ColumnName])),
    ]),
  ];
}

function textOf(value: string | readonly string[] | undefined): string {
  return value === undefined ? '' : typeof value === 'string' ? value : value.join(', ');
}
