import { quartersOfYear } from '../../calendar/school-year.ts';
import type { Indicator } from '../../indicators/indicator.ts';
import { type IndicatorTallies, measured } from '../facts/tally.ts';
import { type Cell, column, type Report } from '../report.ts';
import { enteredValue } from './figures.ts';
import { valueIn, type YearFigures } from './yearly.ts';

/**
 * What is added up over a year, by quarter, with the year that the quarters add up to. What is counted in the trajectories has
 * in each quarter what came with it: a school that was there before is not there again.
 */
export function quarterReport(year: YearFigures): Report {
  return {
    name: 'year-by-quarter',
    title: { nl: `Per kwartaal ${year.schoolYear}`, en: `By quarter ${year.schoolYear}` },
    asOf: year.asOf,
    columns: [
      column('indicator', 'Indicator', 'Indicator'),
      column('title', 'Naam', 'Title'),
      column('quarter', 'Kwartaal', 'Quarter'),
      column('value', 'Waarde', 'Value'),
    ],
    rows: year.catalogue.flatMap((indicator) => rowsOf(indicator, year)),
    notes: [
      {
        nl: 'Kwartalen van het schooljaar: vanaf september, december, maart en juni. De rijen van een indicator tellen op tot ‘samen’. Wat voor een heel jaar is ingevoerd, staat hier niet.',
        en: 'Quarters of the school year: from September, December, March and June on. The rows of an indicator add up to “together”. What was entered for a whole year is not here.',
      },
    ],
  };
}

function rowsOf(indicator: Indicator, year: YearFigures): { readonly [column: string]: Cell }[] {
  const parts = partsOf(indicator, year);
  if (parts === undefined) return [];
  const row = { indicator: indicator.id, title: indicator.title };
  return [
    ...parts.map((value, place) => ({ ...row, quarter: quartersOfYear[place] ?? null, value })),
    { ...row, quarter: { nl: 'samen', en: 'together' }, value: valueIn(indicator, year) },
  ];
}

/** The value in each quarter that has begun; nothing of what cannot be added up, or was told for the year as a whole. */
function partsOf(indicator: Indicator, { figures, byQuarter }: YearFigures): number[] | undefined {
  if (indicator.measure === 'average') return undefined;
  if ((indicator.source ?? 'trajectories') === 'trajectories') {
    const until = byQuarter.map((tallies) => soFar(indicator, tallies));
    return until.map((value, place) => inCents(value - (until[place - 1] ?? 0)));
  }
  const own = figures.filter((one) => one.indicator === indicator.id);
  if (own.length === 0 || own.some(({ quarter }) => quarter === undefined)) return undefined;
  return quartersOfYear.map(
    (quarter) =>
      enteredValue(
        indicator,
        own.filter((one) => one.quarter === quarter),
      ) ?? 0,
  );
}

function soFar(indicator: Indicator, { tallies }: IndicatorTallies): number {
  const own = tallies.find(
    (one) => one.indicator === indicator.id && !one.isTarget && one.moment !== 'before',
  );
  return measured(indicator.measure, own) ?? 0;
}

function inCents(value: number): number {
  return Math.round(value * 100) / 100;
}
