import { type Command, Option } from 'commander';
import { wholeNumber } from './arguments.ts';

/** Commands about schools and their trajectories. */
export function addSchoolCommands(program: Command): void {
  program
    .command('import-schools')
    .description('take over the official register of schools, from its API or from a file')
    .option('--file <csv>', 'a file with the fields of the register as columns, instead of the API')
    .option(
      '--level <code>',
      'level of the schools to ask the API for, and to close if missing; "all" for every institution',
      'SO',
    )
    .option('--partial', 'the source holds only some of the schools: close nobody')
    .option('--allow-closing', 'close the missing schools even if that is more than a quarter of them')
    .option('--json', 'the report as JSON')
    .addHelpText('after', importHelp)
    .action(async (options) => (await import('./commands/import-schools.ts')).runImportSchools(options));
  program
    .command('import-pupils')
    .description(
      'take over how many pupils schools have, from a file: coverage and places go by size with it',
    )
    .argument(
      '<file>',
      'a table as CSV with the columns instelling_nummer and aantal_inschrijvingen (or pupils)',
    )
    .option('--json', 'the report as JSON')
    .action(async (file, options) =>
      (await import('./commands/import-pupils.ts')).runImportPupils(file, options),
    );
  program
    .command('import-calendar')
    .description(
      'put a calendar of school holidays from a file in the place of the Flemish rules, in its years',
    )
    .argument('<file>', 'as calendars/nederland-noord.yaml')
    .option('--school <number...>', 'only for these schools; for everybody if left out')
    .action(async (file, options) =>
      (await import('./commands/import-calendar.ts')).runImportCalendar(file, options),
    );
  program
    .command('import-sectors')
    .description('take over which sectors are near schools, from a file: who is approached goes by it too')
    .argument('<file>', 'a table as CSV with the columns instelling_nummer and sector, several as a|b')
    .option('--json', 'the report as JSON')
    .action(async (file, options) =>
      (await import('./commands/import-pupils.ts')).runImportSectors(file, options),
    );
  program
    .command('enrol')
    .description('enrol many schools from a file, with a report per row')
    .argument('<file>', 'CSV file, separated by commas or semicolons')
    .addOption(
      new Option(
        '--known <what>',
        'for people who are known under another name or language: take the list over, or not',
      )
        .choices(['update', 'keep'])
        .default('keep'),
    )
    .option('--dry-run', 'do nothing, and report what would become of each row, with its mails')
    .option('--json', 'the report as JSON')
    .addHelpText('after', enrolHelp)
    .action(async (file, options) => (await import('./commands/enrol.ts')).enrolFile(file, options));
  program
    .command('list')
    .description('list trajectories')
    .addOption(
      new Option('--status <status>', 'only those with this status').choices([
        'active',
        'paused',
        'completed',
        'stopped',
      ]),
    )
    .option('--template <id>', 'only of this model trajectory, by its id, such as digitale-school')
    .option('--phase <id>', 'only those in this phase, by its id in the template, such as follow_up')
    .option('--counsellor <who>', 'e-mail address or id of the counsellor')
    .option(
      '--waiting-for <role>',
      'only those that wait for this role, such as principal, or party (pbd, school, provider, central)',
    )
    .option('--school <number>', 'only of this school')
    .option('--overdue', 'only those with a step past its due date')
    .option('--at-risk', 'only those that are more than two weeks late or have fallen silent')
    .option('--silent', 'only those of whose school nothing was heard for three school weeks')
    .option('--stuck', 'only those that stand still because of a fault of ours')
    .option('--query <text>', 'part of the name or number of the school, or the reference')
    .option('--limit <number>', 'at most so many', wholeNumber, 50)
    .addOption(
      new Option('--language <language>', 'of the titles and sentences').choices(['nl', 'en']).default('nl'),
    )
    .option('--json', 'as JSON')
    .addHelpText('after', listHelp)
    .action(async (options) => (await import('./commands/list.ts')).list(options));
  program
    .command('show')
    .description('show where a trajectory stands: phases, open steps, next mails, last events')
    .argument('<which>', 'its reference, such as DS-4K7Q2, its id, or its school by number or name')
    .addOption(
      new Option('--language <language>', 'of the titles and sentences').choices(['nl', 'en']).default('nl'),
    )
    .option('--as <person>', 'as this person may read it; as whoever runs the installation if left out')
    .option('--json', 'as JSON')
    .addHelpText('after', showHelp)
    .action(async (id, options) => (await import('./commands/show.ts')).show(id, options));
}

const listHelp = `
Examples:
  traject list --overdue
  traject list --waiting-for school --template digitale-school
  traject list --query Brugge --language en`;

const showHelp = `
Examples:
  traject show DS-4K7Q2
  traject show DS-4K7Q2 --language en

  traject show "Sint-Rita Gent"

The paths of the steps, which a program needs to act on them, are in --json.`;

const importHelp = `
The API is the one named by REGISTER_API_URL and REGISTER_API_KEY. Without them, outside production, a small
register of 1,200 generated schools is read. Schools that have disappeared are closed, never deleted. A file gives no
levels, so a later import of one level leaves the schools alone that only a file has named; --level all does not.`;

const enrolHelp = `
Columns (the first line names them; those in brackets may be left out or empty):
  school_number, template, start, counsellor_email, principal_name, principal_email
  [principal_language], [ict_coordinator_name], [ict_coordinator_email], [ict_coordinator_language]
  (nl, en, or a language in which a published template has texts, such as fr)
  [person_email: who goes through a template for a person; the principal if left out]
  [subject_key: which team or pupil of the school; a word, for a pupil initials or a number]
  [known: update or keep, for this row instead of what --known says]
  [reason], [group: volger or first-mover], [under_way_phase], [under_way_since]
  [programme: its id or name], [cohort], [waiting_list: yes to wait when there is no place]
Rows that are wrong are listed with their line and the reason; the others go through. Running it again enrols
nobody twice.

Example:
  school_number,template,start,counsellor_email,principal_name,principal_email
  900123,digitale-school,2026-09-01,fien@begeleidingsdienst.example,An Claes,an.claes@school.example`;
