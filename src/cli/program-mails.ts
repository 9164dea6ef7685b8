import { type Command, Option } from 'commander';
import { localDate, wholeNumber } from './arguments.ts';

/** Commands about people and the mail that they get. */
export function addMailCommands(program: Command): void {
  program
    .command('people')
    .description('list people, with how they can be reached')
    .argument('[who]', 'part of the name or address')
    .option('--school <number>', 'only of this school')
    .option('--organisation <name or id>', 'only of this organisation')
    .option('--function <function>', 'only with this function, such as principal or counsellor')
    .option('--limit <number>', 'at most so many', wholeNumber, 50)
    .addOption(languageOption())
    .option('--json', 'as JSON')
    .action(async (who, options) => (await import('./commands/people.ts')).people(who, options));
  withWhich(program.command('mails'))
    .description('show the mails of a trajectory and why each went or not, or what failed anywhere')
    .argument('[which]', 'which trajectory: its reference or id, or its school by number or name')
    .option('--as <person>', 'as this person may read them; as whoever runs the installation if left out')
    .option('--failed', 'what failed or had nobody to go to, of all trajectories')
    .action(async (which, options) => (await import('./commands/mails.ts')).mails(which, options));
  withWhich(program.command('resend'))
    .description('send again what failed, each as a new mail that refers to the first')
    .option('--dry-run', 'send nothing, and show what would go')
    .addHelpText('after', '\nExample:\n  traject resend --since 2026-11-23 --dry-run')
    .action(async (options) => (await import('./commands/mails.ts')).resend(options));
  withWhich(program.command('letters'))
    .description(
      'show mails that belong to no step and have not gone, and why; or send again what was given up',
    )
    .option('--as <person>', 'in the name of this person; of whoever runs the installation if left out')
    .option('--again', 'send again what was given up, at once and written as things stand now')
    .option('--dry-run', 'with --again: send nothing, and show what would go')
    .addHelpText('after', '\nExample:\n  traject letters --again --since 2026-11-23 --dry-run')
    .action(async (options) => (await import('./commands/letters.ts')).letters(options));
}

function withWhich(command: Command): Command {
  return command
    .option('--since <date>', 'what failed from this day on; the last month if left out', localDate)
    .option('--organisation <name or id>', 'only of this guidance service')
    .addOption(languageOption())
    .option('--json', 'as JSON');
}

function languageOption(): Option {
  return new Option('--language <language>', 'of the sentences').choices(['nl', 'en']).default('nl');
}
