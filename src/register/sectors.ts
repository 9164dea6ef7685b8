import { columnNamed, readCsv } from './csv.ts';
import type { RejectedRow } from './school.ts';
import { canonicalNumber } from './school-number.ts';

/** The sectors of companies that are near a school. */
export interface SchoolSectors {
  readonly number: string;
  readonly sectors: readonly string[];
}

/** What a file with sectors says. */
export interface SectorReading {
  readonly schools: readonly SchoolSectors[];
  readonly rejected: readonly RejectedRow[];
}

const columnNames = {
  number: ['instelling_nummer', 'instellingsnummer', 'schoolnummer', 'school_number', 'number'],
  sector: ['sector', 'sectoren', 'sectors'],
} as const;

/** Letters of a sector, and sectors of a school: more is no sector, or no list of what is near. */
const [LONGEST, MOST] = [80, 20];

/**
 * Reads which sectors are near schools, from a table of a regional partner: the register does not say so. A row has one sector,
 * or several with a stroke between them; rows of the same school go together.
 * @throws a register error `file-unreadable` when the text is no table, or lacks one of the two columns
 */
export function readSectorsCsv(text: string): SectorReading {
  const table = readCsv(text);
  const numberColumn = columnNamed(table, columnNames.number);
  const sectorColumn = columnNamed(table, columnNames.sector);
  const found = new Map<string, Set<string>>();
  const rejected: RejectedRow[] = [];
  for (const { line: row, values } of table.rows) {
    const number = values[numberColumn] ?? '';
    const sectors = (values[sectorColumn] ?? '').split('|').map((one) => one.trim());
    if (!/^\d{1,10}$/.test(number)) rejected.push({ row, reason: 'it has no number of a school' });
    else if (sectors.some((one) => one === '' || one.length > LONGEST))
      rejected.push({ row, number, reason: 'its sector is empty or too long' });
    else {
      const school = canonicalNumber(number);
      found.set(school, new Set([...(found.get(school) ?? []), ...sectors]));
    }
  }
  const schools = [...found].map(([number, sectors]) => ({ number, sectors: [...sectors].sort() }));
  return {
    schools: schools.filter(({ sectors }) => sectors.length <= MOST),
    rejected: [
      ...rejected,
      ...schools
        .filter(({ sectors }) => sectors.length > MOST)
        .map(({ number }) => ({ row: 0, number, reason: `more than ${MOST} sectors` })),
    ],
  };
}
