import type { LocalDate } from '../calendar/types.ts';
import type { IndicatorGroup } from '../indicators/indicator.ts';
import type { Text } from '../text.ts';
import { type Dimension, dimensionTitles } from './facts/dimensions.ts';
import type { IndicatorTallies } from './facts/tally.ts';
import { type IndicatorNumber, indicatorNumbers, type Moment } from './indicators.ts';
import { type Cell, column, type Report } from './report.ts';

/** The groups of chapter 8, in words. */
export const groupTitles: { readonly [group in IndicatorGroup]: Text } = {
  field: { nl: 'Resultaten op het terrein', en: 'Results in the field' },
  central: { nl: 'Centrale regie', en: 'Central direction' },
  partner: { nl: 'Partners', en: 'Partners' },
  'equal-access': { nl: 'Gelijke toegang', en: 'Equal access' },
};

const momentTitles: { readonly [moment in Moment]: Text } = {
  before: { nl: 'bij de start', en: 'at the start' },
  after: { nl: 'op het einde', en: 'at the end' },
  change: { nl: 'verschil voor wie beide invulde', en: 'change for those who answered both' },
};

/** The words for ids in cells. */
export interface Names {
  readonly provider: (id: string) => string | undefined;
  readonly programme: (id: string) => string | Text | undefined;
  readonly template: (id: string) => Text | undefined;
}

/**
 * The three groups of indicators of chapter 8, each number with its definition beside it.
 * @param counted along the dimensions of `by`
 */
export function indicatorReport(
  counted: IndicatorTallies,
  options: { readonly asOf: LocalDate; readonly by: readonly Dimension[]; readonly names: Names },
): Report {
  const { asOf, by, names } = options;
  return {
    name: 'indicators',
    title: { nl: 'Indicatoren', en: 'Indicators' },
    asOf,
    columns: [
      column('group', 'Groep', 'Group'),
      column('action', 'Actie', 'Action'),
      column('part', 'Deel', 'Part'),
      column('indicator', 'Indicator', 'Indicator'),
      column('title', 'Naam', 'Title'),
      ...by.map((dimension) => ({
        ...{ id: dimension, title: dimensionTitles[dimension] },
        asked: true as const,
      })),
      ...by.filter(isNamed).map((dimension) => column(`${dimension}_name`, 'Naam', 'Name')),
      column('moment', 'Moment', 'Moment'),
      column('moment_title', 'Wanneer', 'When'),
      column('value', 'Waarde', 'Value'),
      column('unit', 'Eenheid', 'Unit'),
      column('trajectories', 'Trajecten', 'Trajectories'),
      column('definition_nl', 'Definitie', 'Definition in Dutch'),
      column('definition_en', 'Definitie in het Engels', 'Definition'),
    ],
    rows: indicatorNumbers(counted, by).map((number) => rowOf(number, by, names)),
    notes: [
      {
        nl: 'Net, provincie en niveau zijn die van de school vandaag; het register bewaart geen verleden.',
        en: 'Network, province and level are those of the school today; the register keeps no past.',
      },
      {
        nl: 'Een rij per jaar of plaats mag niet zomaar worden opgeteld: een school die er twee keer in voorkomt, telt in het totaal één keer.',
        en: 'Rows per year or place may not simply be added up: a school that is in two of them counts once in the total.',
      },
    ],
  };
}

function isNamed(dimension: Dimension): dimension is 'provider' | 'programme' | 'template' {
  return dimension === 'provider' || dimension === 'programme' || dimension === 'template';
}

function rowOf(number: IndicatorNumber, by: readonly Dimension[], names: Names): { [column: string]: Cell } {
  const { indicator, along, moment, value, trajectories } = number;
  const row: { [column: string]: Cell } = {
    group: groupTitles[indicator.group],
    action: indicator.action ?? null,
    part: indicator.part ?? null,
    indicator: indicator.id,
    title: indicator.title,
    moment: moment ?? null,
    moment_title: moment === undefined ? null : momentTitles[moment],
    value,
    unit: indicator.unit ?? null,
    trajectories,
    definition_nl: indicator.definition.nl,
    definition_en: indicator.definition.en,
  };
  for (const dimension of by) {
    const id = along[dimension] ?? null;
    row[dimension] = id;
    if (isNamed(dimension)) row[`${dimension}_name`] = id === null ? null : (names[dimension](id) ?? id);
  }
  return row;
}
