import { columnNamed, readCsv } from './csv.ts';
import type { RejectedRow } from './school.ts';
import { canonicalNumber } from './school-number.ts';

/** How many pupils a school has. */
export interface PupilCount {
  readonly number: string;
  readonly pupils: number;
}

/** What a file with numbers of pupils says. */
export interface PupilReading {
  readonly counts: readonly PupilCount[];
  readonly rejected: readonly RejectedRow[];
}

const columnNames = {
  number: ['instelling_nummer', 'instellingsnummer', 'schoolnummer', 'school_number', 'number'],
  pupils: ['aantal_inschrijvingen', 'aantal_leerlingen', 'leerlingen', 'pupils'],
} as const;

/** More pupils than any school has. */
const MOST = 20_000;

/**
 * Reads how many pupils schools have, from a table as the Department publishes it: the register itself does not say so. Rows of
 * the same school, such as one for each of its sites or years of study, are added up.
 * @throws a register error `file-unreadable` when the text is no table, or lacks one of the two columns
 */
export function readPupilsCsv(text: string): PupilReading {
  const table = readCsv(text);
  const numberColumn = columnNamed(table, columnNames.number);
  const pupilsColumn = columnNamed(table, columnNames.pupils);
  const totals = new Map<string, number>();
  const rejected: RejectedRow[] = [];
  for (const { line: row, values } of table.rows) {
    const number = values[numberColumn] ?? '';
    const pupils = values[pupilsColumn] ?? '';
    if (!/^\d{1,10}$/.test(number)) rejected.push({ row, reason: 'it has no number of a school' });
    else if (!/^\d{1,5}$/.test(pupils))
      rejected.push({ row, number, reason: 'its pupils are no whole number' });
    else {
      const school = canonicalNumber(number);
      totals.set(school, (totals.get(school) ?? 0) + Number(pupils));
    }
  }
  const counts = [...totals].map(([number, pupils]) => ({ number, pupils }));
  return {
    counts: counts.filter(({ pupils }) => pupils <= MOST),
    rejected: [
      ...rejected,
      ...counts
        .filter(({ pupils }) => pupils > MOST)
        .map(({ number }) => ({ row: 0, number, reason: `more than ${MOST} pupils` })),
    ],
  };
}
