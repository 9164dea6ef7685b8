import { writeFile } from 'node:fs/promises';
import { toWireReport, toWorkbook, toXlsx } from '../../api/reports/answer-report.ts';
import { yearlyFor } from '../../application/figures/yearly.ts';
import { candidatesFor } from '../../application/programmes/candidates.ts';
import { movedCallFor } from '../../application/programmes/moved-call.ts';
import { benchmarkFor } from '../../application/reports/benchmark.ts';
import { callLoadFor } from '../../application/reports/call-load.ts';
import type { ReportRequest } from '../../application/reports/counted.ts';
import { coverageFor } from '../../application/reports/coverage.ts';
import { indicatorsFor } from '../../application/reports/indicators.ts';
import { milestonesFor } from '../../application/reports/milestones.ts';
import { monthPlanFor } from '../../application/reports/month-plan.ts';
import { partnersFor } from '../../application/reports/partners.ts';
import { workloadFor } from '../../application/reports/workload.ts';
import { trajectoryWithReference } from '../../application/trajectories/resolve.ts';
import { localDateOf } from '../../domain/calendar/wall-clock.ts';
import { coverageDimensions } from '../../domain/reports/coverage.ts';
import { dimensions } from '../../domain/reports/facts/dimensions.ts';
import { type Report, toCsv } from '../../domain/reports/report.ts';
import type { Language } from '../../domain/text.ts';
import { systemClock } from '../../platform/clock.ts';
import type { WholeStore } from '../../store/database/db.ts';
import { isUuid } from '../arguments.ts';
import { commandError, usageError } from '../errors.ts';
import { print, printJson } from '../output.ts';
import { reportTable } from '../report-table.ts';
import { withStore } from '../with-store.ts';

/** What can be said on the command line. */
export interface ReportOptions {
  readonly asOf?: string;
  readonly format: 'table' | 'json' | 'csv' | 'xlsx';
  readonly output?: string;
  readonly language: Language;
  readonly by?: string;
  readonly trajectory?: string;
  readonly phase?: string;
  readonly school?: string;
  readonly schoolYear?: string;
  readonly programme?: string;
  readonly cohort?: string;
  readonly start?: string;
  readonly end?: string;
  readonly moneyUntil?: string;
}

/** What each report is narrowed by, besides how it is printed. */
const narrowedBy: { readonly [name: string]: readonly (keyof ReportOptions)[] } = {
  indicators: ['asOf', 'by'],
  coverage: ['asOf', 'by'],
  milestones: ['asOf', 'trajectory'],
  'month-plan': ['asOf', 'trajectory', 'phase'],
  partners: ['asOf', 'schoolYear'],
  benchmark: ['asOf', 'school'],
  workload: ['asOf'],
  candidates: ['programme'],
  'call-load': ['programme', 'cohort'],
  'moved-call': ['programme', 'cohort', 'start', 'end', 'moneyUntil'],
  year: ['asOf', 'schoolYear'],
};

/** Prints a report, or writes it to a file. */
export async function report(name: string, options: ReportOptions): Promise<void> {
  refuseNeedless(name, options);
  if (options.format === 'xlsx' && options.output === undefined) {
    throw usageError('A workbook goes into a file: name it with --output.');
  }
  await withStore(async ({ store }) => {
    const asOf = options.asOf ?? localDateOf(systemClock.now().toString({ smallestUnit: 'millisecond' }));
    const request = { deps: { store, clock: systemClock }, asOf, scope: { kind: 'all' } as const };
    if (name === 'year') return showYear(request, options);
    await show(await made(name, request, options, store), options);
  });
}

/** What would change nothing was meant otherwise. */
function refuseNeedless(name: string, options: ReportOptions): void {
  const taken = ['format', 'output', 'language', ...(narrowedBy[name] ?? [])];
  const needless = Object.keys(options).filter((option) => !taken.includes(option));
  if (needless.length === 0) return;
  const flags = needless.map(
    (option) => `--${option.replaceAll(/[A-Z]/g, (sign) => `-${sign.toLowerCase()}`)}`,
  );
  throw usageError(`The report ${name} takes no ${flags.join(' and no ')}.`);
}

async function made(
  name: string,
  request: ReportRequest,
  options: ReportOptions,
  store: WholeStore,
): Promise<Report> {
  const { phase, schoolYear } = options;
  switch (name) {
    case 'indicators':
      return indicatorsFor({ ...request, by: listed(options.by ?? '', dimensions), place: {} });
    case 'coverage':
      return coverageFor({ ...request, by: listed(options.by ?? 'province', coverageDimensions) });
    case 'milestones':
      return milestonesFor({ ...request, trajectory: await trajectoryId(store, options.trajectory) });
    case 'month-plan':
      return monthPlanFor({ ...request, phase, trajectory: await trajectoryId(store, options.trajectory) });
    case 'partners':
      return partnersFor({ ...request, schoolYear });
    case 'candidates':
      return candidatesFor({ ...request, programme: programmeId(options.programme) });
    case 'call-load':
      return callLoadFor({ ...request, programme: programmeId(options.programme), cohort: options.cohort });
    case 'moved-call':
      return movedCall(request, options);
    case 'benchmark':
      if (options.school === undefined) throw usageError('Name the school with --school.');
      return benchmarkFor({ ...request, school: options.school });
    default:
      return workloadFor(request);
  }
}

/** The report of a year has several tables: all of them in a workbook, the figures themselves elsewhere. */
async function showYear(request: ReportRequest, options: ReportOptions): Promise<void> {
  const { schoolYear, format, output, language } = options;
  if (schoolYear === undefined) throw usageError('Name the school year with --school-year.');
  const tables = await yearlyFor({ ...request, schoolYear });
  if (format === 'xlsx') return writeFile(output ?? '', await toWorkbook(tables, language));
  for (const table of tables.slice(0, 1)) await show(table, options);
}

function movedCall({ deps, scope }: ReportRequest, options: ReportOptions): Promise<Report> {
  const { cohort, start, end, moneyUntil, language } = options;
  if (cohort === undefined) throw usageError('Name the call with --cohort.');
  const programme = programmeId(options.programme);
  const dates = { start, end, money_until: moneyUntil };
  return movedCallFor({ deps, caller: { scope }, programme, cohort, dates, language });
}

function programmeId(given: string | undefined): string {
  if (given === undefined || !isUuid(given))
    throw usageError('Name the programme with --programme, by its id.');
  return given;
}

function listed<Value extends string>(text: string, known: readonly Value[]): Value[] {
  const values = text.split(',').filter((part) => part !== '');
  for (const value of values) {
    if (!known.some((one) => one === value)) throw usageError(`--by takes ${known.join(', ')}.`);
  }
  return values as Value[];
}

async function trajectoryId(store: WholeStore, given: string | undefined): Promise<string> {
  if (given === undefined) throw usageError('Name the trajectory with --trajectory, by reference or id.');
  if (isUuid(given)) return given;
  const found = await trajectoryWithReference({ store }, store.scope, given);
  if (found === undefined) throw commandError(`There is no trajectory ${given}.`);
  return found;
}

async function show(made: Report, { format, language, output }: ReportOptions): Promise<void> {
  if (format === 'xlsx') return writeFile(output ?? '', await toXlsx(made, language));
  if (format === 'table' && output === undefined) {
    print(`${made.title[language]}, ${made.asOf}`);
    print();
    print(reportTable(made, language));
    for (const note of made.notes) print(`\n${note[language]}`);
    return;
  }
  const isCsv = format === 'csv' || format === 'table';
  if (output === undefined) {
    if (isCsv) process.stdout.write(toCsv(made, language));
    else printJson(toWireReport(made, language));
    return;
  }
  await writeFile(
    output,
    isCsv ? toCsv(made, language) : JSON.stringify(toWireReport(made, language), null, 2),
  );
}
