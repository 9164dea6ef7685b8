import { Argument, type Command, Option } from 'commander';
import { localDate } from './arguments.ts';

const reports = [
  'indicators',
  'coverage',
  'milestones',
  'month-plan',
  'partners',
  'benchmark',
  'workload',
  'candidates',
  'call-load',
  'moved-call',
  'year',
];

/** The command that reports. */
export function addReportCommands(program: Command): void {
  program
    .command('report')
    .description('make a report, as of any date')
    .addArgument(new Argument('<name>', 'which report').choices(reports))
    .option(
      '--as-of <date>',
      'counts until the end of this day; today if left out; not of what is still to be done',
      localDate,
    )
    .addOption(
      new Option('--format <format>', 'what it is made as')
        .choices(['table', 'json', 'csv', 'xlsx'])
        .default('table'),
    )
    .option('--output <file>', 'into a file instead of the terminal')
    .option('--by <dimensions>', 'for indicators and coverage: what to split by, separated by commas')
    .option('--trajectory <id>', 'for milestones and month-plan: its id or reference')
    .option('--phase <id>', 'for month-plan: the phase whose tracks are shown')
    .option('--school <number>', 'for benchmark: the number of the school')
    .option(
      '--programme <id>',
      'for candidates, call-load and moved-call: the programme in which there are places',
    )
    .option('--cohort <id>', 'for call-load and moved-call: the call')
    .option('--start <date>', 'for moved-call: its other start', localDate)
    .option('--end <date>', 'for moved-call: its other end', localDate)
    .option('--money-until <date>', 'for moved-call: the other end of its money', localDate)
    .option('--school-year <years>', 'for partners: only this one, such as 2025-2026; for year: which')
    .addOption(new Option('--language <language>', 'of the texts').choices(['nl', 'en']).default('nl'))
    .addHelpText('after', reportHelp)
    .action(async (name, options) => (await import('./commands/report.ts')).report(name, options));
}

const reportHelp = `
Reports:
  indicators   the results that the programme reports: in the field, of the central direction, of equal access
  coverage     which schools of the register are reached, and which are not
  milestones   the milestones of one trajectory, with their state and quarter
  month-plan   the months of one trajectory, one column for each line of work
  partners     the yearly table of each partner, with own targets
  benchmark    one school beside comparable ones
  workload     what each counsellor's weeks bring
  candidates   schools to approach for a place in a programme, by need
  call-load    what a call would ask of a counsellor's weeks
  moved-call   what other dates of a call would move; nothing is stored
  year         the figures of a school year with targets and definitions; as a workbook all its tables

Examples:
  traject report coverage --by province,level
  traject report milestones --trajectory DS-4K7Q2
  traject report indicators --as-of 2026-06-30 --format xlsx --output indicators.xlsx`;
