import { quartersOfYear, type YearQuarter } from '../../domain/calendar/school-year.ts';
import { readCsv } from '../../register/csv.ts';
import { canonicalNumber } from '../../register/school-number.ts';
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
  const figures = rows.map(({ values }): EnteredFigure => {
    const school = values.school?.trim();
    const respondents = numberOf(values.respondents);
    const quarter = numberOf(values.quarter);
    return {
      ...{ indicator: values.indicator?.trim() ?? '', schoolYear: values.school_year?.trim() ?? '' },
      ...{ value: numberOf(values.value) ?? Number.NaN, source, evidence },
      ...(isQuarter(quarter) ? { quarter } : {}),
      ...(school === undefined || school === '' ? {} : { school: canonicalNumber(school) }),
      ...(respondents === undefined ? {} : { respondents: Math.round(respondents) }),
    };
  });
  const unread = figures.findIndex(({ value }) => Number.isNaN(value));
  if (unread >= 0) {
    throw figureRejected([
      {
        path: `line ${rows[unread]?.line ?? 0}: value`,
        code: 'not-a-number',
        message: { nl: 'Dit is geen getal.', en: 'This is not a number.' },
      },
    ]);
  }
  const unknown = rows.find(
    ({ values }) => (values.quarter ?? '').trim() !== '' && !isQuarter(numberOf(values.quarter)),
  );
  if (unknown !== undefined) {
    throw figureRejected([
      {
        path: `line ${unknown.line}: quarter`,
        code: 'not-a-quarter',
        message: { nl: 'Een kwartaal is 1, 2, 3 of 4.', en: 'A quarter is 1, 2, 3 or 4.' },
      },
    ]);
  }
  await enterFigures({
    ...{ deps, caller, figures },
    pathOf: (place, field) => `line ${rows[place]?.line ?? 0}: ${field}`,
  });
  return figures.length;
}

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

function numberOf(text: string | undefined): number | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const value = Number(text.trim().replace(',', '.'));
  return Number.isFinite(value) ? value : undefined;
}

function isQuarter(value: number | undefined): value is YearQuarter {
  return quartersOfYear.some((one) => one === value);
}
