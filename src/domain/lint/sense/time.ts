import { isLocalDate } from '../../calendar/day-number.ts';
import { addDuration, durationParts } from '../../calendar/offset.ts';
import type { Duration, LocalDate } from '../../calendar/types.ts';
import { dateFrom, isYearlyDate } from '../../calendar/yearly.ts';
import { positionOf, roleOf, stepsOf } from '../../template/model/lookup.ts';
import type { StageNode, StepNode, Template, TemplateNode } from '../../template/model/types.ts';
import type { StepFile } from '../../template/reading/schema.ts';
import type { Context } from '../../trajectory/model/advanced.ts';
import { referencesIn } from '../condition-literals.ts';
import { conditionsOf } from '../conditions.ts';
import type { Finding } from '../finding.ts';
import { type Examined, isNothing, meantOtherwise, nodesOf, within, writtenSteps } from './examined.ts';
import { earliestOpenings } from './openings.ts';

/** Dates and terms that nobody can mean. */
export function checkTime(examined: Examined): readonly Finding[] {
  return [
    ...dueDates(examined),
    ...closingDates(examined),
    ...windows(examined),
    ...terms(examined),
    ...years(examined),
    ...beforeStart(examined),
  ];
}

// A fixed date that has gone by before the step can open, however quick everybody is.
function dueDates({ template, context }: Examined): Finding[] {
  const opens = earliestOpenings(template, context);
  return stepsOf(template).flatMap((step): Finding[] => {
    const on = step.due?.on;
    const opening = opens(step.id);
    if (on === undefined || isYearlyDate(on) || on >= opening) return [];
    return [
      meantOtherwise(
        'due-before-opening',
        `${step.id}.due.on`,
        {
          nl: `Deze stap gaat ten vroegste op ${opening} open, maar moet op ${on} klaar zijn.`,
          en: `This step opens on ${opening} at the earliest, but is due on ${on}.`,
        },
        {
          nl: 'Kies een latere datum, of schrijf met due: { in: … } hoelang het duurt.',
          en: 'Choose a later date, or write how long it takes with due: { in: … }.',
        },
      ),
    ];
  });
}

// What is due, or opens, after the stage around it has closed.
function closingDates({ template, context }: Examined): Finding[] {
  const opens = earliestOpenings(template, context);
  return nodesOf(template).flatMap((node): Finding[] => {
    const closing = closingAround(node, template, opens);
    if (closing === undefined) return [];
    const opening = opens(node.id);
    if (opening > closing) return [opensAfterClosing(node, opening, closing)];
    if (node.type === 'stage' || node.due === undefined || node.due.from !== undefined) return [];
    const { due } = node;
    const on =
      due.on === undefined
        ? addDuration(opening, due.in ?? 'P0D', due.calendar, context.calendar)
        : dateFrom(due.on, opening);
    if (on <= closing) return [];
    return [
      meantOtherwise(
        'due-after-closing',
        `${node.id}.due`,
        {
          nl: `Dit moet ten vroegste op ${on} klaar zijn, maar de fase eromheen sluit al op ${closing}; dan vervalt het.`,
          en: `This is due on ${on} at the earliest, but the phase around it closes on ${closing} and it lapses then.`,
        },
        {
          nl: 'Maak de termijn korter, of laat de fase later sluiten.',
          en: 'Make the term shorter, or let the phase close later.',
        },
      ),
    ];
  });
}

function opensAfterClosing(node: TemplateNode, opening: LocalDate, closing: LocalDate): Finding {
  return meantOtherwise(
    'opens-after-closing',
    `${node.id}.opens`,
    {
      nl: `Dit gaat ten vroegste op ${opening} open, maar sluit al op ${closing}: het komt nooit aan de beurt.`,
      en: `This opens on ${opening} at the earliest, but closes on ${closing}: its turn never comes.`,
    },
    { nl: 'Kijk beide datums na.', en: 'Check both dates.' },
  );
}

function closingAround(
  node: TemplateNode,
  template: Template,
  opens: (id: string) => LocalDate,
): LocalDate | undefined {
  const position = positionOf(template, node.id);
  const stages = [node, position?.inside, position?.phase].filter((one) => one?.type === 'stage');
  return stages
    .flatMap((stage) => {
      const on = (stage as StageNode).closes?.on;
      return on === undefined ? [] : [dateFrom(on, opens((stage as StageNode).id))];
    })
    .reduce<LocalDate | undefined>((so, on) => (so === undefined || on < so ? on : so), undefined);
}

// What opens and ends within one summer asks nobody who is there.
function windows({ template, context }: Examined): Finding[] {
  return nodesOf(template).flatMap((node): Finding[] => {
    const on = node.opens.on ?? positionOf(template, node.id)?.inside?.opens.on;
    if (on === undefined || !within(node).some((one) => isOfSchool(one, template))) return [];
    const from = dateFrom(on, template.availableFrom);
    const until = endOf(node, from, context);
    if (until === undefined || summerOf(from) === undefined || summerOf(from) !== summerOf(until)) return [];
    return [
      meantOtherwise(
        'window-in-summer',
        node.opens.on === undefined ? node.id : `${node.id}.opens.on`,
        {
          nl: `Dit gaat op ${from} open en eindigt op ${until}: heel de tijd is het zomervakantie.`,
          en: `This opens on ${from} and ends on ${until}: all that time it is the summer holiday.`,
        },
        {
          nl: 'Neem een datum in juni of september, of schuif het einde op.',
          en: 'Take a date in June or September, or move its end.',
        },
      ),
    ];
  });
}

function endOf(node: TemplateNode, from: LocalDate, { calendar }: Context): LocalDate | undefined {
  const fixed = node.type === 'stage' ? node.closes?.on : node.due?.on;
  if (fixed !== undefined) return dateFrom(fixed, from);
  if (node.type === 'stage' || node.due?.in === undefined || node.due.from !== undefined) return undefined;
  return addDuration(from, node.due.in, node.due.calendar, calendar);
}

function summerOf(date: LocalDate): string | undefined {
  const month = date.slice(5, 7);
  return month === '07' || month === '08' ? date.slice(0, 4) : undefined;
}

function isOfSchool(node: TemplateNode, template: Template): boolean {
  if (node.type !== 'step') return false;
  return [node.role, ...node.attendees].some((role) => roleOf(template, role)?.party === 'school');
}

function terms({ template, file }: Examined): Finding[] {
  const written = writtenSteps(file);
  return nodesOf(template).flatMap((node): Finding[] => {
    const counted: readonly (readonly [string, Duration | undefined, string])[] = [
      ['opens.delay', node.opens.delay, node.opens.calendar],
      ['repeat.every', node.repeat?.every, node.opens.calendar],
      ...(node.type === 'step' ? [['due.in', node.due?.in, node.due?.calendar ?? ''] as const] : []),
    ];
    const months = counted.flatMap(([key, duration, calendar]) =>
      duration !== undefined && hasMonths(duration) && ['school-days', 'working-days'].includes(calendar)
        ? [monthsInDays(`${node.id}.${key}`, duration, calendar)]
        : [],
    );
    const both = delayAndDate(node);
    if (node.type !== 'step') return [...months, ...both];
    return [
      ...months,
      ...both,
      ...zeroTerms(node),
      ...moreTime(node),
      ...ignoredTime(node, written.get(node.id)),
    ];
  });
}

function hasMonths(duration: Duration): boolean {
  const { years, months } = durationParts(duration);
  return years !== 0 || months !== 0;
}

function monthsInDays(at: string, duration: Duration, calendar: string): Finding {
  return meantOtherwise(
    'months-in-days',
    at,
    {
      nl: `${duration} telt maanden of jaren, en die tellen niet in ${calendar}: de vakanties lopen gewoon mee.`,
      en: `${duration} counts months or years, and those do not count in ${calendar}: holidays go on counting.`,
    },
    {
      nl: 'Schrijf weken of dagen (P12W), of calendar: outside-holidays, waarin maanden stilstaan in de vakantie.',
      en: 'Write weeks or days (P12W), or calendar: outside-holidays, in which months stand still in holidays.',
    },
  );
}

function zeroTerms({ id, due, expiry, extension }: StepNode): Finding[] {
  const written = { 'due.in': due?.in, 'expires.after': expiry?.after, 'more_time.by': extension?.by };
  return Object.entries(written).flatMap(([key, duration]) =>
    duration === undefined || !isNothing(duration)
      ? []
      : [
          meantOtherwise(
            'term-of-zero',
            `${id}.${key}`,
            { nl: 'Deze termijn duurt geen enkele dag.', en: 'This term takes no day at all.' },
            { nl: 'Geef een termijn, zoals P2W.', en: 'Give it a length, such as P2W.' },
          ),
        ],
  );
}

function moreTime({ id, due, extension }: StepNode): Finding[] {
  if (extension === undefined || due !== undefined) return [];
  return [
    meantOtherwise(
      'more-time-without-due',
      `${id}.more_time`,
      {
        nl: 'Er kan meer tijd gevraagd worden, maar er is geen uiterste datum om te verzetten.',
        en: 'More time can be asked for, but there is no due date to move.',
      },
      {
        nl: 'Geef de stap een due, of laat more_time weg.',
        en: 'Give the step a due, or leave out more_time.',
      },
    ),
  ];
}

// Keys that change nothing where they stand: whoever wrote them thinks that they do.
function ignoredTime({ id }: StepNode, written: StepFile | undefined): Finding[] {
  const { due } = written ?? {};
  const isFixed = due?.on !== undefined || due?.quarter !== undefined;
  return isFixed && due?.calendar !== undefined ? [ignored(`${id}.due.calendar`, 'calendar')] : [];
}

function delayAndDate({ id, opens }: TemplateNode): Finding[] {
  return opens.on !== undefined && opens.delay !== undefined ? [ignored(`${id}.opens.delay`, 'delay')] : [];
}

function ignored(at: string, key: string): Finding {
  return meantOtherwise(
    'key-without-effect',
    at,
    {
      nl: `${key} doet hier niets: er staat al een vaste datum.`,
      en: `${key} does nothing here: there is a fixed date already.`,
    },
    { nl: 'Laat een van beide weg.', en: 'Leave out one of them.' },
  );
}

/** Between which years a model trajectory is available. */
const FIRST_YEAR = 2010;
const LAST_YEAR = 2045;
/** Further apart than this, two dates of one trajectory are not meant. */
const YEARS_APART = 12;

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
