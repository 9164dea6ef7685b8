import { addDuration } from '../../calendar/offset.ts';
import type { LocalDate } from '../../calendar/types.ts';
import { dateFrom, isYearlyDate } from '../../calendar/yearly.ts';
import { positionOf, roleOf, stepsOf } from '../../template/model/lookup.ts';
import type { StageNode, Template, TemplateNode } from '../../template/model/types.ts';
import type { Context } from '../../trajectory/model/advanced.ts';
import type { Finding } from '../finding.ts';
import { type Examined, meantOtherwise, nodesOf, within } from './examined.ts';
import { earliestOpenings } from './openings.ts';
import { checkTerms } from './terms.ts';
import { checkYears } from './years.ts';

/** Dates and terms that nobody can mean. */
export function checkTime(examined: Examined): readonly Finding[] {
  return [
    ...dueDates(examined),
    ...closingDates(examined),
    ...windows(examined),
    ...checkTerms(examined),
    ...checkYears(examined),
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
