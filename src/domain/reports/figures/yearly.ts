import type { SchoolYear } from '../../calendar/school-year.ts';
import type { LocalDate } from '../../calendar/types.ts';
import type { Indicator } from '../../indicators/indicator.ts';
import type { Text } from '../../text.ts';
import { placesAlong } from '../facts/dimensions.ts';
import { type IndicatorTallies, type IndicatorTally, measured } from '../facts/tally.ts';
import { groupTitles } from '../indicator-report.ts';
import { indicatorNumbers } from '../indicators.ts';
import { type Cell, column, type Report } from '../report.ts';
import { type Assessment, isReached, type StandingAim } from './aims.ts';
import { enteredValue, type Figure } from './figures.ts';

/** Everything that a year is reported from. */
export interface YearFigures {
  readonly schoolYear: SchoolYear;
  /** Local date until whose end it counts. */
  readonly asOf: LocalDate;
  readonly catalogue: readonly Indicator[];
  /** What is counted in this year only, in all and by province. */
  readonly counted: IndicatorTallies;
  readonly byProvince: IndicatorTallies;
  /** What was counted of the year by the end of each of its quarters that has begun; the last is all of it. */
  readonly byQuarter: readonly IndicatorTallies[];
  /** What stands of this year. */
  readonly figures: readonly Figure[];
  readonly aims: readonly StandingAim[];
  /** The last of each target. */
  readonly assessments: readonly Assessment[];
  readonly partnerName: (id: string) => string | undefined;
}

const judged: { readonly [word in Assessment['ambition']]: Text } = {
  low: { nl: 'laag', en: 'low' },
  fitting: { nl: 'passend', en: 'fitting' },
  high: { nl: 'hoog', en: 'high' },
};

/**
 * The figures of one year: every indicator of the catalogue, counted or entered, beside what was aimed at and how that is
 * judged, with its definition. A number that is not known stays empty.
 */
export function yearReport(year: YearFigures): Report {
  return {
    name: 'year',
    title: { nl: `Cijfers ${year.schoolYear}`, en: `Figures ${year.schoolYear}` },
    asOf: year.asOf,
    columns: [
      column('group', 'Groep', 'Group'),
      column('action', 'Actie', 'Action'),
      column('part', 'Deel', 'Part'),
      column('indicator', 'Indicator', 'Indicator'),
      column('title', 'Naam', 'Title'),
      column('value', 'Waarde', 'Value'),
      column('unit', 'Eenheid', 'Unit'),
      column('source', 'Bron', 'Source'),
      column('evidence', 'Na te kijken in', 'Evidence'),
      column('agreement', 'Convenant', 'Agreement'),
      column('target', 'Doel', 'Target'),
      column('target_first', 'Eerst', 'At first'),
      column('adjusted', 'Bijgesteld omdat', 'Adjusted because'),
      column('share', 'Bereikt (%)', 'Reached (%)'),
      column('met', 'Gehaald', 'Met'),
      column('ambition', 'Ambitie', 'Ambition'),
      column('relevance', 'Relevantie', 'Relevance'),
      column('comment', 'Oordeel', 'Judgement'),
      column('definition_nl', 'Definitie', 'Definition in Dutch'),
      column('definition_en', 'Definitie in het Engels', 'Definition'),
    ],
    rows: year.catalogue.map((indicator) => rowOf(indicator, year)),
    notes: [
      {
        nl: `Schooljaar ${year.schoolYear}, geteld tot en met ${dayOf(year.asOf)}. Een waarde die niet bekend is, blijft leeg.`,
        en: `School year ${year.schoolYear}, counted until ${dayOf(year.asOf)}. A value that is not known stays empty.`,
      },
      {
        nl: 'Wat bij de start en op het einde gevraagd is, staat hier zoals op het einde. Elke indicator heeft één eenheid en één bron; een gemiddelde weegt met het aantal antwoorden.',
        en: 'What is asked at the start and at the end stands here as at the end. Each indicator has one unit and one source; an average is weighted by the number of answers.',
      },
    ],
  };
}

/** The value of an indicator in the year: counted, or entered; of what is asked twice, as at the end. */
export function valueIn(indicator: Indicator, { counted, figures }: YearFigures): number | null {
  if ((indicator.source ?? 'trajectories') !== 'trajectories') return enteredValue(indicator, figures);
  const [number] = indicatorNumbers(counted, [], [indicator]).filter(
    ({ moment }) => moment === undefined || moment === 'after',
  );
  return number?.value ?? null;
}

function rowOf(indicator: Indicator, year: YearFigures): { [column: string]: Cell } {
  const value = valueIn(indicator, year);
  const aim = year.aims.find((one) => one.indicator === indicator.id);
  const assessment = year.assessments.find(
    (one) => one.indicator === indicator.id && one.partner === undefined,
  );
  const evidence = year.figures.filter((one) => one.indicator === indicator.id).map((one) => one.evidence);
  const target = aim?.target;
  return {
    group: groupTitles[indicator.group],
    action: indicator.action ?? null,
    part: indicator.part ?? null,
    indicator: indicator.id,
    title: indicator.title,
    value,
    unit: indicator.unit ?? null,
    source: indicator.source ?? 'trajectories',
    evidence: evidence.length === 0 ? null : [...new Set(evidence)].join('; '),
    agreement: aim?.agreement ?? null,
    target: target ?? null,
    target_first: aim?.atFirst ?? null,
    adjusted: aim?.atFirst === undefined ? null : (aim.reason ?? null),
    share: value === null || target === undefined ? null : Math.round((value / target) * 100),
    met: isReached(indicator, value, target) ?? null,
    ambition: assessment === undefined ? null : judged[assessment.ambition],
    relevance: assessment === undefined ? null : judged[assessment.relevance],
    comment: assessment?.comment ?? null,
    definition_nl: indicator.definition.nl,
    definition_en: indicator.definition.en,
  };
}

/**
 * What is counted in the trajectories by province, and the total that the rows add up to: only what can be added up, which
 * a school or trajectory in two places cannot make wrong.
 */
export function provinceReport(year: YearFigures): Report {
  const additive = year.catalogue.filter(
    ({ measure, source }) => source === undefined && measure !== 'average',
  );
  return {
    name: 'year-by-province',
    title: { nl: `Per provincie ${year.schoolYear}`, en: `By province ${year.schoolYear}` },
    asOf: year.asOf,
    columns: [
      column('indicator', 'Indicator', 'Indicator'),
      column('title', 'Naam', 'Title'),
      column('province', 'Provincie', 'Province'),
      column('value', 'Waarde', 'Value'),
    ],
    rows: additive.flatMap((indicator) => {
      const isOwn = (one: IndicatorTally) => one.indicator === indicator.id && !one.isTarget;
      const own = year.byProvince.tallies.filter(isOwn);
      const rows = placesAlong(own, ['province']).map(({ province }) => ({
        ...{ indicator: indicator.id, title: indicator.title },
        province: province ?? { nl: 'onbekend', en: 'unknown' },
        value: measured(
          indicator.measure,
          own.find((one) => (one.along.province ?? null) === province),
        ),
      }));
      const total = { nl: 'samen', en: 'together' };
      return [
        ...rows,
        {
          ...{ indicator: indicator.id, title: indicator.title, province: total },
          value: measured(indicator.measure, year.counted.tallies.find(isOwn)),
        },
      ];
    }),
    notes: [
      {
        nl: 'Een school ligt in één provincie, zoals het register ze vandaag heeft; de rijen van een indicator tellen op tot ‘samen’.',
        en: 'A school lies in one province, as the register has it today; the rows of an indicator add up to “together”.',
      },
    ],
  };
}

/** What partners entered of their own task in the year, with how the direction judges their targets (chapter 8.3). */
export function partnerYearReport(year: YearFigures): Report {
  const ofPartners = year.figures.filter(({ partner }) => partner !== undefined);
  const named = (id: string | undefined) => (id === undefined ? null : (year.partnerName(id) ?? id));
  return {
    name: 'year-of-partners',
    title: { nl: `Partners ${year.schoolYear}`, en: `Partners ${year.schoolYear}` },
    asOf: year.asOf,
    columns: [
      column('partner', 'Partner', 'Partner'),
      column('indicator', 'Indicator', 'Indicator'),
      column('title', 'Naam', 'Title'),
      column('quarter', 'Kwartaal', 'Quarter'),
      column('value', 'Waarde', 'Value'),
      column('evidence', 'Na te kijken in', 'Evidence'),
      column('ambition', 'Ambitie', 'Ambition'),
      column('relevance', 'Relevantie', 'Relevance'),
      column('comment', 'Oordeel', 'Judgement'),
    ],
    rows: ofPartners.map(({ partner, indicator: id, quarter, value, evidence }) => {
      const assessment = year.assessments.find((one) => one.indicator === id && one.partner === partner);
      return {
        ...{ partner: named(partner), indicator: id, quarter: quarter ?? null, value, evidence },
        title: year.catalogue.find((one) => one.id === id)?.title ?? id,
        ambition: assessment === undefined ? null : judged[assessment.ambition],
        relevance: assessment === undefined ? null : judged[assessment.relevance],
        comment: assessment?.comment ?? null,
      };
    }),
    notes: [],
  };
}

/** A local date as people in Flanders write it in numbers: the day first. */
function dayOf(date: LocalDate): string {
  return date.split('-').map(Number).reverse().join('/');
}
