import { type Command, Option } from 'commander';
import { wholeNumber } from './arguments.ts';

/** Commands that run the product or look after it. */
export function addOperationCommands(program: Command): void {
  program
    .command('start')
    .description('bring up everything on this machine: database, Temporal, inbox, worker, API and pages')
    .option('--no-demo', 'leave an empty database empty')
    .action(async (options) => (await import('./commands/start.ts')).start(options));
  program
    .command('api')
    .description('run the API and the pages against services named in the environment')
    .action(async () => (await import('./commands/api.ts')).api());
  program
    .command('worker')
    .description('run the workers against services named in the environment')
    .action(async () => (await import('./commands/worker.ts')).worker());
  program
    .command('migrate')
    .description('bring the database up to date')
    .action(async () => (await import('./commands/migrate.ts')).migrateDatabase());
  program
    .command('seed')
    .description('publish the templates of this folder and load the demo into an empty database')
    .option('--no-demo', 'publish the templates only')
    .action(async (options) => (await import('./commands/seed.ts')).seed(options));
  program
    .command('doctor')
    .description('check every part and say what to do about what is wrong')
    .option('--json', 'as JSON')
    .option('--deep', 'also ask every workflow until when it sleeps')
    .option('--recount', 'count anew, from the journals, what reports count, and say whether it is the same')
    .option(
      '--repair',
      'start and tell the workflows that are gone or behind, and try again what stood still',
    )
    .action(async (options) => (await import('./commands/doctor.ts')).doctor(options));
  program
    .command('bench')
    .description('measure mailing, enrolling and commands beside the bare Temporal SDK')
    .addOption(
      new Option(
        '--server <kind>',
        'embedded, postgres (started for the occasion), or address: the one named by TEMPORAL_ADDRESS',
      ).choices(['embedded', 'postgres', 'address']),
    )
    .option('-n, --count <number>', 'how many trajectories', wholeNumber, 2000)
    .option(
      '--trajectories <numbers>',
      'instead: how long reads take with so many, such as 1000,10000,100000',
    )
    .option('--everything', 'both: the first, and reads with 1000, 10000 and 100000 unless others are named')
    .option('--markdown', 'as a table in Markdown')
    .option('--report-only', 'what is not as it is wanted is no failure')
    .option('--json', 'as JSON: {server, results:[{name, value, unit, baseline, ratio}]}')
    .action(async (options) => (await import('./commands/bench.ts')).bench(options));
}
