import { isLocalDate } from '../../calendar/day-number.ts';
import type { LocalDate } from '../../calendar/types.ts';
import { isYearlyDate } from '../../calendar/yearly.ts';
import type { Template } from '../../template/model/types.ts';
import { referencesIn } from '../condition-literals.ts';
import { conditionsOf } from '../conditions.ts';
import type { Finding } from '../finding.ts';
import { type Examined, meantOtherwise, nodesOf } from './examined.ts';

/** Between which years a model trajectory is available. */
const FIRST_YEAR = 2010;
const LAST_YEAR = 2045;
/** Further apart than this, two dates of one trajectory are not meant. */
const YEARS_APART = 12;

/** Dates of another age than the model trajectory, and those before its first start. */
export function checkYears(examined: Examined): readonly Finding[] {
  return [...years(examined), ...beforeStart(examined)];
}

function years({ template }: Examined): Finding[] {
  const first = Number(template.availableFrom.slice(0, 4));
  if (first < FIRST_YEAR || first > LAST_YEAR)
    return [unlikelyYear('available_from', template.availableFrom)];
  return datesOf(template)
    .filter(({ date }) => Math.abs(Number(date.slice(0, 4)) - first) > YEARS_APART)
    .map(({ at, date }) => unlikelyYear(at, date));
}

interface DateInFile {
  readonly at: string;
  readonly date: LocalDate;
}

function datesOf(template: Template): readonly DateInFile[] {
  const inNodes = nodesOf(template).flatMap((node) => [
    ...(node.opens.on === undefined ? [] : [{ at: `${node.id}.opens.on`, date: node.opens.on }]),
    ...(node.type === 'stage' && node.closes?.on !== undefined
      ? [{ at: `${node.id}.closes.on`, date: node.closes.on }]
      : []),
    ...(node.type === 'step' && node.due?.on !== undefined
      ? [{ at: `${node.id}.due`, date: node.due.on }]
      : []),
  ]);
  const inConditions = conditionsOf(template).flatMap(({ node, key, expression }) =>
    referencesIn(expression)
      .flatMap(({ literals }) => literals)
      .filter((value) => typeof value === 'string')
      .filter(isLocalDate)
      .map((date) => ({ at: [node.id, ...key].join('.'), date })),
  );
  const until = template.availableUntil;
  return [
    ...(until === undefined ? [] : [{ at: 'available_until', date: until }]),
    ...inNodes.filter(({ date }) => !isYearlyDate(date)),
    ...inConditions,
  ];
}

function unlikelyYear(at: string, date: LocalDate): Finding {
  return meantOtherwise(
    'unlikely-year',
    at,
    { nl: `Staat het jaar ${date.slice(0, 4)} er goed?`, en: `Is the year ${date.slice(0, 4)} right?` },
    { nl: 'Kijk na of er geen cijfers verwisseld zijn.', en: 'Check that no digits changed places.' },
  );
}

// A date before the first start, where nothing can happen.
function beforeStart({ template }: Examined): Finding[] {
  const { availableFrom } = template;
  const isDue = ({ at }: DateInFile) => /\.due$/.test(at);
  const early = datesOf(template).filter(
    (one) =>
      one.date < availableFrom &&
      !isDue(one) &&
      Math.abs(yearsBetween(one.date, availableFrom)) <= YEARS_APART,
  );
  return early.map(({ at, date }) =>
    meantOtherwise(
      'date-before-start',
      at,
      {
        nl: `${date} ligt vóór de eerste dag waarop dit traject kan beginnen (${availableFrom}).`,
        en: `${date} lies before the first day on which this trajectory can start (${availableFrom}).`,
      },
      { nl: 'Kijk beide datums na.', en: 'Check both dates.' },
    ),
  );
}

function yearsBetween(from: LocalDate, to: LocalDate): number {
  return Number(to.slice(0, 4)) - Number(from.slice(0, 4));
}
