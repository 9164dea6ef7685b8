import { quartersOfYear, type YearQuarter } from '../../domain/calendar/school-year.ts';
import type { FieldError } from '../../domain/rejection.ts';
import { numberWritten } from '../../domain/written-number.ts';
import { readCsv } from '../../register/csv.ts';
import type { Caller } from '../access/authorise.ts';
import type { Dependencies } from '../dependencies.ts';
import { type EnteredFigure, enterFigures } from './enter.ts';
import { figureRejected } from './errors.ts';

/** The columns that a file with figures has to have. */
const needed = ['indicator', 'school_year', 'value'] as const;

/**
 * Takes over the figures of a file (inspection, MICTIVO, peilingen, SELFIE), all or none: a table with the columns
 * `indicator`, `school_year`, `value`, and if you like `quarter`, `respondents` and `school`.
 * @param evidence where the file can be found
 * @returns how many figures were taken over
 * @throws `invalid` naming the line and the column
 */
export async function importFigures(request: {
  deps: Pick<Dependencies, 'store' | 'clock'>;
  caller: Pick<Caller, 'person'>;
  content: string;
  source: EnteredFigure['source'];
  evidence: string;
}): Promise<number> {
  const { deps, caller, content, source, evidence } = request;
  const { columns, rows } = tableOf(content);
  const missing = needed.filter((name) => !columns.includes(name));
  if (missing.length > 0) {
    throw figureRejected([
      {
        path: 'content',
        code: 'columns-missing',
        message: {
          nl: `Deze kolommen ontbreken: ${missing.join(', ')}.`,
          en: `These columns are missing: ${missing.join(', ')}.`,
        },
      },
    ]);
  }
  const unreadable = rows.flatMap(({ line, values }) => unreadableIn(line, values)).slice(0, 1);
  if (unreadable.length > 0) throw figureRejected(unreadable);
  const figures = rows.map(({ values }) => figureIn(values, { source, evidence }));
  await enterFigures({
    ...{ deps, caller, figures },
    pathOf: (place, field) => pathIn(rows[place]?.line ?? 0, field),
  });
  return figures.length;
}

type Row = ReturnType<typeof readCsv>['rows'][number];

/** What cannot be read in a row, by line and column. */
function unreadableIn(line: number, { value, quarter, respondents }: Row['values']): FieldError[] {
  const isLeftOut = (cell: string | undefined) => (cell ?? '').trim() === '';
  return [
    ...(numberOf(value) === undefined ? [{ path: pathIn(line, 'value'), ...notANumber }] : []),
    ...(isLeftOut(quarter) || isQuarter(numberOf(quarter))
      ? []
      : [{ path: pathIn(line, 'quarter'), ...notAQuarter }]),
    ...(isLeftOut(respondents) || isCount(numberOf(respondents))
      ? []
      : [{ path: pathIn(line, 'respondents'), ...notACount }]),
  ];
}

/** The figure in a row in which everything can be read. */
function figureIn(values: Row['values'], whence: Pick<EnteredFigure, 'source' | 'evidence'>): EnteredFigure {
  const school = values.school?.trim();
  const respondents = numberOf(values.respondents);
  const quarter = numberOf(values.quarter);
  return {
    ...{ indicator: values.indicator?.trim() ?? '', schoolYear: values.school_year?.trim() ?? '' },
    ...{ value: numberOf(values.value) ?? 0, ...whence },
    ...(isQuarter(quarter) ? { quarter } : {}),
    ...(school === undefined || school === '' ? {} : { school }),
    ...(respondents === undefined ? {} : { respondents }),
  };
}

function pathIn(line: number, column: string): string {
  return `line ${line}: ${column}`;
}

const notANumber = {
  code: 'not-a-number',
  message: { nl: 'Dit is geen getal.', en: 'This is not a number.' },
};

const notAQuarter = {
  code: 'not-a-quarter',
  message: { nl: 'Een kwartaal is 1, 2, 3 of 4.', en: 'A quarter is 1, 2, 3 or 4.' },
};

const notACount = {
  code: 'not-a-count',
  message: {
    nl: 'Hoeveel er antwoordden is een geheel getal, minstens 1.',
    en: 'How many answered is a whole number, 1 at least.',
  },
};

function tableOf(content: string): ReturnType<typeof readCsv> {
  try {
    return readCsv(content);
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'RegisterError') throw error;
    throw figureRejected([
      {
        path: 'content',
        code: 'file-unreadable',
        message: { nl: 'Dit is geen tabel.', en: 'This is not a table.' },
      },
    ]);
  }
}

/** A number as the spreadsheets of this country save it. */
function numberOf(text = ''): number | undefined {
  return numberWritten(text, 'nl');
}

function isCount(value: number | undefined): boolean {
  return value !== undefined && Number.isInteger(value) && value >= 1;
}

function isQuarter(value: number | undefined): value is YearQuarter {
  return quartersOfYear.some((one) => one === value);
}
