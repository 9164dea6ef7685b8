import { quarterOf } from '../calendar/quarter.ts';
import type { LocalDate } from '../calendar/types.ts';
import { objectOf } from '../forms/field-rule.ts';
import { marksOfField } from '../indicators/field-marks.ts';
import type { StepNode, Template } from '../template/model/types.ts';
import type { Context } from '../trajectory/model/advanced.ts';
import type { TrajectoryState } from '../trajectory/model/state.ts';
import { optionsOf } from '../trajectory/model/step-outcomes.ts';
import { type PlannedStep, plannedSteps, statusTitles } from './facts/planned-steps.ts';
import { column, type Report } from './report.ts';

/**
 * Theme × objective × status × quarter: every milestone of a trajectory, in the order of its template, as it stood on a
 * local date. Source: Mijlpalenoverzicht 2021.
 */
export function milestoneReport(
  state: TrajectoryState,
  template: Template,
  context: Context,
  asOf: LocalDate,
): Report {
  return {
    name: 'milestones',
    title: {
      nl: `Mijlpalenoverzicht: ${template.title.nl}`,
      en: `Milestone overview: ${template.title.en}`,
    },
    asOf,
    columns: [
      column('theme', 'Thema', 'Theme'),
      column('theme_title', 'Naam van het thema', 'Name of the theme'),
      column('objective', 'Doelstelling', 'Objective'),
      column('objective_title', 'Omschrijving', 'Description'),
      column('status', 'Status', 'Status'),
      column('status_title', 'Stand', 'State'),
      column('outcome', 'Uitkomst', 'Outcome'),
      column('quarter', 'Kwartaal', 'Quarter'),
      column('due', 'Gepland tegen', 'Planned by'),
      column('ended', 'Afgerond op', 'Ended on'),
      column('target', 'Doel', 'Target'),
      column('number', 'Aantal', 'Number'),
    ],
    rows: objectivesOf(plannedSteps(state, template, context, asOf, ({ milestone }) => milestone)).map(
      ({ step, line, status, due, ended, outcome }) => ({
        theme: line.id,
        theme_title: line.title,
        objective: step.id,
        objective_title: step.title,
        status,
        status_title: statusTitles[status],
        outcome: optionsOf(step).find(({ id }) => id === outcome)?.title ?? outcome ?? null,
        quarter: due === undefined ? null : plannedFor(step, due),
        due: due ?? null,
        ended: ended ?? null,
        target: step.target ?? null,
        number: numberOf(step, state),
      }),
    ),
    notes: [
      {
        nl: 'Het kwartaal volgt de datum waartegen de doelstelling gepland is; wie ze verzet, verzet ook het kwartaal.',
        en: 'The quarter follows the date by which the objective is planned; who moves it moves the quarter as well.',
      },
    ],
  };
}

/** The quarter of a date, or only its year where the template says that no more was planned. */
function plannedFor({ due }: StepNode, date: LocalDate): string {
  return due?.planned === 'year' ? date.slice(0, 4) : quarterOf(date);
}

/** How many were reported of what the objective counts in, beside its target. */
function numberOf(step: StepNode, { answers }: TrajectoryState): number | null {
  if (step.target === undefined) return null;
  const [field] =
    Object.entries(objectOf(step.answers?.properties)).find(
      ([, property]) => marksOfField(objectOf(property), 'x-indicator').length > 0,
    ) ?? [];
  const answer = field === undefined ? undefined : answers[step.id]?.[field];
  return typeof answer === 'number' ? answer : null;
}

/** Where themes have objectives, those are the plan; a milestone beside the themes only says that the plan has ended. */
function objectivesOf(milestones: readonly PlannedStep[]): readonly PlannedStep[] {
  const inThemes = milestones.filter(({ line, phase }) => line !== phase);
  return inThemes.length === 0 ? milestones : inThemes;
}
