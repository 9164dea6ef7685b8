import { type Command, Option } from 'commander';

/** Commands about people and schools that come, go and turn out to be one. */
export function addPeopleCommands(program: Command): void {
  withPreview(program.command('merge-people'))
    .description('make one person of two: roles, trajectories, documents and mails come together')
    .argument('<kept>', 'who stays: an address, a name or an id')
    .argument('<gone>', 'who turned out to be the same person')
    .addHelpText('after', '\nExample:\n  traject merge-people an@school.example "An Peeters" --dry-run')
    .action(async (kept, gone, options) =>
      (await import('./commands/merge.ts')).mergePeopleNamed(kept, gone, options),
    );
  withPreview(program.command('merge-schools'))
    .description('make one school of two, for one that was entered twice or was taken over')
    .argument('<kept>', 'number of the school that stays')
    .argument('<gone>', 'number of the one that turned out to be it')
    .addHelpText('after', '\nExample:\n  traject merge-schools 900900 900051 --dry-run')
    .action(async (kept, gone, options) =>
      (await import('./commands/merge.ts')).mergeSchoolsNamed(kept, gone, options),
    );
}

function withPreview(command: Command): Command {
  return command
    .option('--dry-run', 'do nothing, and show what would come of it')
    .addOption(new Option('--language <language>', 'of the sentences').choices(['nl', 'en']).default('nl'))
    .option('--json', 'as JSON');
}
