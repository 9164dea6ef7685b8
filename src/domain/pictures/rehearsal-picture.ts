import { daysBetween } from '../calendar/day-number.ts';
import { addDays } from '../calendar/offset.ts';
import { holidaysBetween, RULES_ONLY } from '../calendar/school-calendar.ts';
import { positionOf } from '../template/model/lookup.ts';
import type { Template } from '../template/model/types.ts';
import type { Language } from '../text.ts';
import type { AgendaEntry } from '../trajectory/forecast/entries.ts';
import type { Rehearsal } from '../trajectory/forecast/rehearse.ts';
import { colours, dot, line, svg, words } from './svg.ts';

const NAMES = 260;
const ROW = 22;
const TOP = 70;
const DAY = 2;

/**
 * A picture of a rehearsed trajectory, in SVG: a line per step from top to bottom, time from left to right with the school
 * holidays in grey, a dot for each mail and a red one where it was late or got no answer.
 */
export function rehearsalPicture(rehearsal: Rehearsal, template: Template, language: Language): string {
  const { entries, start } = rehearsal;
  const last = entries.at(-1)?.at.slice(0, 10) ?? start;
  const days = daysBetween(start, last) + 14;
  const rows = [...new Set(entries.flatMap(({ step }) => (step === undefined ? [] : [step])))];
  const x = (day: string) => NAMES + daysBetween(start, day.slice(0, 10)) * DAY;
  const height = TOP + rows.length * ROW + 20;
  const width = NAMES + days * DAY + 20;
  const holidays = holidaysBetween(start, addDays(start, days), RULES_ONLY)
    .filter(({ kind }) => kind !== 'free-day')
    .map(({ from, to }) => {
      const left = Math.max(NAMES, x(from));
      return `<rect x="${left}" y="${TOP - 8}" width="${Math.max(0, x(to) + DAY - left)}" height="${height - TOP}" fill="#eef1f4"/>`;
    });
  const title = `${template.title[language]} (${rehearsal.persona}, ${start})`;
  return svg(title, width, height, [
    words({ x: 10, y: 24 }, title, width - 20, 'bold'),
    ...holidays,
    ...months(start, days).flatMap(({ day, name }) => [
      line({ x: x(day), y: TOP - 14 }, { x: x(day), y: height - 16 }),
      words({ x: x(day) + 3, y: TOP - 16 }, name, 60),
    ]),
    ...rows.flatMap((step, row) => {
      const y = TOP + row * ROW + 10;
      const node = positionOf(template, step)?.node;
      const name = (node?.type === 'step' ? (node.noun ?? node.title)[language] : undefined) ?? step;
      return [
        words({ x: 10, y: y + 4 }, name, NAMES - 20),
        ...marksOf(
          entries.filter((one) => one.step === step),
          y,
          x,
        ),
      ];
    }),
  ]);
}

function marksOf(entries: readonly AgendaEntry[], y: number, x: (day: string) => number): readonly string[] {
  const [first, latest] = [entries[0], entries.at(-1)];
  const span = first && latest ? [line({ x: x(first.at), y }, { x: x(latest.at), y }, colours.ink)] : [];
  const dots = entries.flatMap(({ at, kind, to, subject }) => {
    const said = `${at.slice(0, 10)} ${to ?? ''} ${subject ?? ''}`.trim();
    if (kind === 'mail') return [dot({ x: x(at), y }, colours.mail, said)];
    return kind === 'deadline' || kind === 'expiry' ? [dot({ x: x(at), y }, colours.late, said)] : [];
  });
  return [...span, ...dots];
}

function months(start: string, days: number): readonly { readonly day: string; readonly name: string }[] {
  return Array.from({ length: days + 1 }, (_, index) => addDays(start, index))
    .filter((day) => day.endsWith('-01'))
    .map((day) => ({ day, name: day.slice(0, 7) }));
}
