import { type Column, columns } from '../../../../application/enrolment-lists/columns.ts';
import type { ListRow } from '../../../../application/enrolment-lists/read-lists.ts';
import type { Language } from '../../../../domain/text.ts';
import { enrolListTextsOf } from '../../../texts/texts.ts';
import type { TableOfTexts } from '../../listing/file.ts';
import { sentencesOn, stateOf } from './row-state.ts';

/** What was not enrolled and why, with columns under which it can be brought again. */
export function failedTable(rows: readonly ListRow[], language: Language): TableOfTexts {
  const failed = rows.filter((row) => ['refused', 'question', 'failed'].includes(stateOf(row)));
  const used = (Object.keys(columns) as Column[]).filter((column) =>
    failed.some(({ cells }) => cells[column]),
  );
  return [
    [...used, enrolListTextsOf(language).reason],
    ...failed.map((row) => [
      ...used.map((column) => row.cells[column] ?? ''),
      sentencesOn(row, language).join(' '),
    ]),
  ];
}
