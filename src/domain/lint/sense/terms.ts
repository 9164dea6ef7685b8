import { durationParts } from '../../calendar/offset.ts';
import type { Duration } from '../../calendar/types.ts';
import type { StepNode, TemplateNode } from '../../template/model/types.ts';
import type { StepFile } from '../../template/reading/schema.ts';
import type { Finding } from '../finding.ts';
import { type Examined, isNothing, meantOtherwise, nodesOf, writtenSteps } from './examined.ts';

/** Terms that last no day, count what does not count, or change nothing where they stand. */
export function checkTerms({ template, file }: Examined): readonly Finding[] {
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
