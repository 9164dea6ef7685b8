import { extentOf } from '../../domain/access/permissions.ts';
import { type SchoolYear, schoolYearOf } from '../../domain/calendar/school-year.ts';
import { indicatorOf } from '../../domain/indicators/catalogue.ts';
import { programmeTargets } from '../../domain/reports/comparing/programme-targets.ts';
import { phaseWithLines } from '../../domain/reports/month-plan.ts';
import type { Report } from '../../domain/reports/report.ts';
import { stepsOf } from '../../domain/template/model/lookup.ts';
import { targetStatements } from '../../store/people/targets.ts';
import type { Caller } from '../access/authorise.ts';
import type { Dependencies } from '../dependencies.ts';
import { todayOf } from '../now.ts';
import type { TableRowWithPeople } from '../trajectories/table.ts';
import { type ReportRequest, talliesFor } from './counted.ts';
import { indicatorsFor } from './indicators.ts';
import { milestonesFor } from './milestones.ts';
import { monthPlanFor } from './month-plan.ts';

/** So many trajectories have their milestones shown; the report has every other. */
const MOST_PLANS = 3;

/** The milestones of one trajectory, and its year month by month where its model has lines of work. */
export type PlanOfTrajectory = {
  readonly about: TableRowWithPeople;
  readonly milestones: Report;
  readonly months: Report | undefined;
};

/** What the partners of a programme aim at in a school year, beside what was reached in it. */
export type TargetsOfYear = {
  readonly schoolYear: SchoolYear;
  /** Lines of the report of indicators of that year alone, each with a `target`. */
  readonly rows: Report['rows'];
};

/** How far a programme is, of what the reader deals with. */
export type ProgrammeProgress = {
  /** Lines of the report of indicators that count people. */
  readonly participants: Report['rows'];
  /** The other lines of that report. */
  readonly indicators: Report['rows'];
  /** What its partners aim at this school year; nothing for whoever sees a part of the programme only. */
  readonly targets: TargetsOfYear | undefined;
  readonly plans: readonly PlanOfTrajectory[];
};

/**
 * What was reached in a programme until today: the numbers of the report of indicators, narrowed to it, without those that
 * are nothing; and the milestones of the first trajectories that have them.
 * @param cohort those who take part, in the order in which they are shown
 * @returns nothing for whoever may not read reports
 */
export async function readProgrammeProgress(request: {
  deps: Pick<Dependencies, 'store' | 'clock'>;
  caller: Pick<Caller, 'scope' | 'function'>;
  id: string;
  cohort: readonly TableRowWithPeople[];
}): Promise<ProgrammeProgress | undefined> {
  const { deps, caller, id, cohort } = request;
  if (extentOf(caller.function, 'see-reports') === undefined) return undefined;
  const asked = { deps, scope: caller.scope, asOf: todayOf(deps) };
  const [{ rows }, targets, plans] = await Promise.all([
    indicatorsFor({ ...asked, by: [], place: { programme: id } }),
    targetsOf(asked, id),
    Promise.all(
      cohort
        .filter(hasMilestones)
        .slice(0, MOST_PLANS)
        .map((about) => planOf(asked, about)),
    ),
  ]);
  const told = rows.filter(({ value }) => typeof value === 'number' && value !== 0);
  const countsPeople = (row: Report['rows'][number]) =>
    indicatorOf(String(row.indicator))?.measure === 'people';
  return {
    participants: told.filter(countsPeople),
    indicators: told.filter((row) => !countsPeople(row)),
    targets,
    plans: plans.filter(({ milestones }) => milestones.rows.some(({ due, ended }) => due ?? ended)),
  };
}

/** A target is for all that its partner does, so it stands only beside what everybody together reached. */
async function targetsOf(asked: ReportRequest, programme: string): Promise<TargetsOfYear | undefined> {
  const { deps, scope, asOf } = asked;
  if (scope.kind !== 'all') return undefined;
  const schoolYear = schoolYearOf(asOf);
  const [{ tallies }, statements, { rows }] = await Promise.all([
    talliesFor(asked, ['provider', 'school_year'], { programme }),
    targetStatements(deps.store, scope, { schoolYear, until: asOf }),
    indicatorsFor({ ...asked, by: [], place: { programme, school_year: schoolYear } }),
  ]);
  const targets = programmeTargets(tallies, { asOf, schoolYear, statements });
  return {
    schoolYear,
    rows: rows.flatMap((row) => {
      const target = targets.get(String(row.indicator));
      const isResult = row.moment === null || row.moment === 'after';
      return target === undefined || !isResult ? [] : [{ ...row, target }];
    }),
  };
}

async function planOf(
  asked: Omit<Parameters<typeof milestonesFor>[0], 'trajectory'>,
  about: TableRowWithPeople,
): Promise<PlanOfTrajectory> {
  const trajectory = about.row.id;
  const hasMonths = about.template !== undefined && phaseWithLines(about.template) !== undefined;
  const [milestones, months] = await Promise.all([
    milestonesFor({ ...asked, trajectory }),
    hasMonths ? monthPlanFor({ ...asked, trajectory }) : undefined,
  ]);
  return { about, milestones, months };
}

/** There are milestones in its model; those that no date belongs to are left out when it has been read. */
function hasMilestones({ template }: TableRowWithPeople): boolean {
  return template !== undefined && stepsOf(template).some(({ milestone }) => milestone);
}
