import type { Text } from '../../domain/text.ts';
import { type ApplicationError, createApplicationError } from '../application-error.ts';
import type { ReadList } from './reading-task.ts';

const said: { readonly [kind in Exclude<ReadList['kind'], 'table' | 'too-many'>]: Text } = {
  empty: {
    nl: 'Er staat geen enkele rij in: zet de titels van de kolommen in de eerste rij, en elke school eronder.',
    en: 'There is not one row in it: put the titles of the columns in the first row, and every school below.',
  },
  'old-workbook': {
    nl: 'Dit is een oud Excel-bestand (XLS). Bewaar het als XLSX of als CSV.',
    en: 'This is an old Excel file (XLS). Save it as XLSX or as CSV.',
  },
  'broken-workbook': {
    nl: 'Dit bestand kan niet gelezen worden als Excel. Open het, bewaar het opnieuw als XLSX of als CSV, en probeer nog eens.',
    en: 'This file cannot be read as Excel. Open it, save it again as XLSX or as CSV, and try once more.',
  },
  'not-a-table': {
    nl: 'Dit is geen lijst. Kies een CSV- of XLSX-bestand, of plak de rijen uit je rekenblad, met de titels erboven.',
    en: 'This is no list. Choose a CSV or XLSX file, or paste the rows from your spreadsheet, with the titles above them.',
  },
};

/** A file or text that is no list. */
export function notAList(kind: keyof typeof said): ApplicationError {
  return refused(kind, said[kind]);
}

/** More rows than one list may have. */
export function tooManyRows(rows: number, most: number): ApplicationError {
  return refused('too-many-rows', {
    nl: `Er staan ${rows} rijen in, en één lijst telt er hoogstens ${most}: maak er meer lijsten van.`,
    en: `There are ${rows} rows in it, and one list has ${most} at most: make more lists of it.`,
  });
}

/** Nobody can be enrolled without knowing which school it is. */
export function noSchoolColumn(headings: readonly string[]): ApplicationError {
  const seen = headings.filter((heading) => heading !== '').join(', ');
  return refused('no-school-column', {
    nl: `Geen kolom met het instellingsnummer gevonden (school_number of instellingsnummer). De eerste rij zegt: ${seen}.`,
    en: `No column with the school's number was found (school_number). The first row says: ${seen}.`,
  });
}

/** Reading it took longer or more memory than it may. */
export function listTooCostly(): ApplicationError {
  return refused('too-costly', {
    nl: 'Dit bestand is te zwaar om te lezen. Bewaar alleen de rijen die je nodig hebt, als CSV.',
    en: 'This file is too heavy to read. Save only the rows that you need, as CSV.',
  });
}

/** Nothing in the list can be enrolled as it stands. */
export function nothingToEnrol(): ApplicationError {
  return refused('nothing-to-enrol', {
    nl: 'Geen enkele rij kan nu ingeschreven worden: verbeter eerst wat fout is, of beantwoord wat gevraagd wordt.',
    en: 'Not one row can be enrolled now: first mend what is wrong, or answer what is asked.',
  });
}

/** The row is being enrolled or was, so that it is not changed any more. */
export function rowUnderWay(): ApplicationError {
  return createApplicationError({
    code: 'row-under-way',
    kind: 'conflict',
    title: {
      nl: 'Deze rij is al ingeschreven, of wordt het nu.',
      en: 'This row has been enrolled, or is being enrolled now.',
    },
  });
}

function refused(code: string, message: Text): ApplicationError {
  return createApplicationError({
    code,
    kind: 'invalid',
    title: message,
    errors: [{ path: 'list', code, message }],
  });
}
