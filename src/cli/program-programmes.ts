import { type Command, Option } from 'commander';
import { localDate } from './arguments.ts';

/** Commands on a programme: its money, who takes part in its projects, and figures that others measured. */
export function addProgrammeCommands(program: Command): void {
  asSomebody(program.command('payments'))
    .description('show the ledger of a programme, line by line')
    .argument('<programme>', 'its name or id')
    .action(async (programme, options) =>
      (await import('./programmes/payments.ts')).payments(programme, options),
    );
  asSomebody(program.command('pay'))
    .description('record a payment, or what a school owes, paid or is let off')
    .argument('<programme>', 'its name or id')
    .argument('<which>', 'which trajectory: its reference or id, or its school by number or name')
    .argument('<euros>', 'the amount, such as 1250.50; below zero for a correction')
    .addOption(
      new Option('--kind <kind>', 'what it is')
        .choices(['payment', 'owed', 'income', 'waiver'])
        .default('payment'),
    )
    .option('--on <date>', 'when; today if left out', localDate)
    .option('--note <text>', 'what it is for; asked for a waiver')
    .addHelpText(
      'after',
      '\nExample:\n  traject pay "Digisprong bootcamps" DS-4K7Q2 1250 --as lies@regie.example',
    )
    .action(async (programme, which, euros, options) =>
      (await import('./programmes/payments.ts')).pay(programme, which, euros, options),
    );
  asSomebody(program.command('participants'))
    .description('show who takes part in a project or plan of the programme')
    .argument('<which>', 'which trajectory: its reference or id')
    .action(async (which, options) =>
      (await import('./programmes/participants.ts')).participants(which, options),
    );
  asSomebody(program.command('join'))
    .description('let a school or organisation take part in a project or plan of the programme')
    .argument('<which>', 'which trajectory: its reference or id')
    .argument('<party>', 'the number of a school, or the id of an organisation')
    .requiredOption('--role <text>', 'in which role, in your own words')
    .option('--from <date>', 'its first day; today if left out', localDate)
    .option('--until <date>', 'its last day', localDate)
    .action(async (which, party, options) =>
      (await import('./programmes/participants.ts')).join(which, party, options),
    );
  asSomebody(program.command('import-figures'))
    .description('take over the figures of a file: indicator, school_year, value, and respondents and school')
    .argument('<file>', 'a table as CSV')
    .addOption(
      new Option('--source <source>', 'who measured')
        .choices(['inspection', 'mictivo', 'peilingen', 'selfie', 'entered'])
        .default('entered'),
    )
    .option('--evidence <text>', 'where they can be checked; the file if left out')
    .action(async (file, options) =>
      (await import('./programmes/figures.ts')).takeOverFigures(file, options),
    );
}

function asSomebody(command: Command): Command {
  return command
    .requiredOption('--as <person>', 'in whose name: an address, a name or an id')
    .addOption(new Option('--language <language>', 'of what is said').choices(['nl', 'en']).default('nl'))
    .option('--json', 'as JSON');
}
