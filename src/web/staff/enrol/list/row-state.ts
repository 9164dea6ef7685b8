import type { ListRow } from '../../../../application/enrolment-lists/read-lists.ts';
import type { RowProblem } from '../../../../application/enrolment-lists/rows.ts';
import type { Language } from '../../../../domain/text.ts';
import { enrolListTextsOf } from '../../../texts/texts.ts';

/** How a row stands, in the order of the tabs. */
export const rowStates = [
  ...(['refused', 'question', 'unchecked', 'good', 'running'] as const),
  ...(['enrolled', 'waiting', 'already', 'failed'] as const),
];

export type RowState = (typeof rowStates)[number];

/** How a row stands: what became of it, else what was found when it was checked. */
export function stateOf({ verdict, askedAt, result, reference }: ListRow): RowState {
  if (reference !== undefined) return 'enrolled';
  if (result?.outcome === 'done') return 'waiting';
  if (result !== undefined) return 'failed';
  if (askedAt !== undefined) return 'running';
  return verdict?.kind ?? 'unchecked';
}

/** Why a row stands as it does, in sentences. */
export function sentencesOn(row: ListRow, language: Language): readonly string[] {
  const texts = enrolListTextsOf(language);
  const { verdict, result } = row;
  if (row.reference !== undefined) return [];
  if (result?.message !== undefined) return [result.message[language]];
  if (verdict === undefined) return [];
  if (verdict.kind === 'already') return verdict.reference === undefined ? [] : [verdict.reference];
  if (verdict.kind === 'refused') return verdict.problems.map((problem) => problemIn(problem, row, language));
  return [
    ...(verdict.waits === undefined ? [] : [verdict.waits[language]]),
    ...verdict.differences.flatMap(({ name, fields }) =>
      fields.map(({ field, known, given }) =>
        texts.differs(
          name,
          texts.fields[field as keyof typeof texts.fields] ?? field,
          known ?? texts.unknown,
          given,
        ),
      ),
    ),
  ];
}

function problemIn({ column, message }: RowProblem, { cells }: ListRow, language: Language): string {
  const said = message[language];
  if (column === undefined) return said;
  const value = cells[column];
  const isSentence = /^\p{Lu}/u.test(said);
  const name = enrolListTextsOf(language).columnNames[column];
  return `${name}${isSentence ? ':' : ''} ${said}${value ? ` (${value})` : ''}`;
}

/** The rows of a list that are in one of these states. */
export function inState(rows: readonly ListRow[], ...states: readonly RowState[]): readonly ListRow[] {
  return rows.filter((row) => states.includes(stateOf(row)));
}
