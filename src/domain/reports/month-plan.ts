import { quarterOf } from '../calendar/quarter.ts';
import type { LocalDate } from '../calendar/types.ts';
import type { StageNode, Template } from '../template/model/types.ts';
import type { Text } from '../text.ts';
import type { Context } from '../trajectory/model/advanced.ts';
import type { TrajectoryState } from '../trajectory/model/state.ts';
import { type PlannedStep, plannedSteps, statusTitles } from './facts/planned-steps.ts';
import { column, type Report } from './report.ts';

/** The phase with lines of work beside each other: the one asked for, else the first that has at least two. */
export function phaseWithLines(template: Template, id?: string): StageNode | undefined {
  return template.phases.find((phase) =>
    id === undefined ? linesOf(phase).length >= 2 : phase.id === id && linesOf(phase).length > 0,
  );
}

/**
 * Month × domain: what each line of work of a phase has to have done by the end of each month of a year. What falls
 * after the twelfth month stands in a last row. Source: RTC Routeplan 2020, plan of twelve months.
 */
export function monthPlanReport(
  state: TrajectoryState,
  template: Template,
  context: Context,
  options: { readonly asOf: LocalDate; readonly phase: StageNode },
): Report {
  const { asOf, phase } = options;
  const lines = linesOf(phase);
  const steps = plannedSteps(state, template, context, asOf, () => true).filter(
    (planned) => planned.phase === phase && planned.due !== undefined,
  );
  const months = twelveMonthsFrom(state.start);
  const row = (number: number | null, month: string | null, isIn: (due: LocalDate) => boolean) => ({
    number,
    month,
    quarter: month === null ? null : quarterOf(`${month}-01`),
    ...Object.fromEntries(
      lines.map((line) => [line.id, inCell(steps.filter((one) => one.line === line && isIn(one.due ?? '')))]),
    ),
  });
  const last = months.at(-1) ?? '';
  const first = months[0] ?? '';
  const outside = steps.some(({ due = '' }) => due.slice(0, 7) > last || due.slice(0, 7) < first);
  return {
    name: 'month-plan',
    title: {
      nl: `Twaalfmaandenplan: ${template.title.nl}, ${phase.title.nl}`,
      en: `Twelve-month plan: ${template.title.en}, ${phase.title.en}`,
    },
    asOf,
    columns: [
      column('number', 'Maand', 'Month'),
      column('month', 'Periode', 'Period'),
      column('quarter', 'Kwartaal', 'Quarter'),
      ...lines.map(({ id, title }) => ({ id, title })),
    ],
    rows: [
      ...months.map((month, index) => row(index + 1, month, (due) => due.slice(0, 7) === month)),
      ...(outside ? [row(null, null, (due) => due.slice(0, 7) > last || due.slice(0, 7) < first)] : []),
    ],
    notes: [
      {
        nl: 'Een stap staat in de maand waartegen hij af moet zijn; tussen haakjes hoe ver hij is.',
        en: 'A step stands in the month by which it has to be done; in brackets how far it is.',
      },
    ],
  };
}

function linesOf(phase: StageNode): StageNode[] {
  return phase.children.filter((child): child is StageNode => child.type === 'stage');
}

function inCell(steps: readonly PlannedStep[]): Text | null {
  if (steps.length === 0) return null;
  const say = (language: 'nl' | 'en') =>
    steps.map(({ step, status }) => `${step.title[language]} (${statusTitles[status][language]})`).join('; ');
  return { nl: say('nl'), en: say('en') };
}

function twelveMonthsFrom(start: LocalDate): string[] {
  const [year = 0, month = 1] = start.split('-').map(Number);
  return Array.from({ length: 12 }, (_, index) => {
    const count = month - 1 + index;
    return `${year + Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
  });
}
