import { type Command, Option } from 'commander';

/** Commands about personal data. */
export function addPrivacyCommands(program: Command): void {
  const privacy = program
    .command('privacy')
    .description('what is kept about people, and that it is kept no longer');
  privacy
    .command('export <person>')
    .description('all that is kept about somebody, as a text to read or as JSON')
    .option('--json', 'as JSON')
    .addOption(language())
    .addHelpText('after', exportHelp)
    .action(async (person, options) =>
      (await import('./commands/privacy.ts')).privacyExport(person, options),
    );
  privacy
    .command('erase <person>')
    .description('erase somebody everywhere; what they did stays, as done by somebody who was erased')
    .option('--dry-run', 'only show what it would come to')
    .option('--documents', 'also the documents that they handed in and that do not name them')
    .option('--json', 'as JSON')
    .addOption(language())
    .addHelpText('after', eraseHelp)
    .action(async (person, options) => (await import('./commands/privacy.ts')).privacyErase(person, options));
  privacy
    .command('report')
    .description('the processing record, what is kept no longer and when, and who was erased')
    .option('--json', 'as JSON')
    .addOption(language())
    .action(async (options) => (await import('./commands/privacy.ts')).privacyReport(options));
}

function language(): Option {
  return new Option('--language <language>', 'of the answer').choices(['nl', 'en']).default('nl');
}

const exportHelp = `
Somebody is named by id, by address, or by a part of the name that only one has.
Texts that name them are often of others too: read them before you hand them over.

Examples:
  traject privacy export an.peeters@school.example > an-peeters.txt
  traject privacy export "An Peeters" --json`;

const eraseHelp = `
It cannot be undone. A counsellor hands over her running trajectories first. Backups that were made before still hold
everything, until they are thrown away.

Examples:
  traject privacy erase an.peeters@school.example --dry-run
  traject privacy erase an.peeters@school.example`;
