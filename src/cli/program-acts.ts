import { type Command, Option } from 'commander';
import { localDate } from './arguments.ts';

const load = () => import('./acts/commands.ts');

/** Commands with which something is done to one trajectory. */
export function addActCommands(program: Command): void {
  addStepCommands(program);
  addRoleCommands(program);
  addCourseCommands(program);
  addSurveyCommands(program);
}

function addStepCommands(program: Command): void {
  onStep(program, 'complete', 'do a step, as if it was done in the console')
    .option('--outcome <option>', 'the chosen option, for a step that has options')
    .option('--comment <text>', 'what is said with it')
    .option('--answers <json>', 'what is filled in: a JSON object, or a file that holds one')
    .addHelpText('after', actHelp(['complete DS-4K7Q2 confirm --outcome confirmed']))
    .action(async (which, step, options) => (await load()).complete(which, step, options));
  onStep(program, 'skip', 'leave out an open step')
    .requiredOption('--reason <text>', 'why')
    .action(async (which, step, options) => (await load()).skip(which, step, options));
  onStep(program, 'reopen', 'open a step again that was closed')
    .requiredOption('--reason <text>', 'why')
    .action(async (which, step, options) => (await load()).reopen(which, step, options));
  onStep(program, 'reschedule', 'give a step another due date or appointment, or more time')
    .option('--due <date>', 'the new due date', localDate)
    .option('--at <moment>', 'an appointment: the day and the time in Belgium, such as "2026-12-08 14:00"')
    .option('--until <moment>', 'its end, such as 15:30; an hour later if left out')
    .option('--place <text>', 'where')
    .option('--call-off', 'call off the appointments that stand')
    .option('--more-time', 'more time by the rule of the step')
    .option('--reason <text>', 'why')
    .addHelpText(
      'after',
      actHelp([
        'reschedule 900123 talk --at "2026-12-08 14:00"',
        'reschedule "Sint-Rita" confirm --due 2026-12-18',
      ]),
    )
    .action(async (which, step, options) => (await load()).reschedule(which, step, options));
}

function addRoleCommands(program: Command): void {
  onStep(program, 'delegate', 'give one open step to somebody else, or back to whoever has its role')
    .argument('[person]', 'who does it: an address, a name or an id; left out, it goes back to the role')
    .option('--name <name>', 'first and last name, for somebody new at that address')
    .option('--confirm', 'somebody of another organisation is meant')
    .option('--reason <text>', 'why')
    .addHelpText('after', actHelp(['delegate DS-4K7Q2 confirm mia@school.example --name "Mia Maes"']))
    .action(async (which, step, person, options) => (await load()).delegate(which, step, person, options));
  onRole(program, 'assign', 'give a role to somebody, from now on')
    .option('--reason <text>', 'why')
    .addHelpText('after', actHelp(['assign DS-4K7Q2 principal piet@school.example --name "Piet Pas"']))
    .action(async (which, role, person, options) => (await load()).assign(which, role, person, options));
  onRole(program, 'handover', 'have somebody take over a role on a day')
    .requiredOption('--on <date>', 'from this day on; today or later', localDate)
    .option('--note <text>', 'what they should know')
    .action(async (which, role, person, options) => (await load()).handover(which, role, person, options));
}

function addCourseCommands(program: Command): void {
  onTrajectory(program, 'pause', 'let nothing happen for a while, or give a pause its end')
    .requiredOption('--reason <text>', 'why')
    .option(
      '--until <date>',
      'the day on which it goes on by itself; also of what is paused already',
      localDate,
    )
    .addOption(
      new Option('--appointments <what>', 'what becomes of appointments inside the pause').choices([
        ...['keep', 'cancel'],
      ]),
    )
    .addHelpText('after', actHelp(['pause "Sint-Rita" --reason verbouwing --until 2027-09-01 --dry-run']))
    .action(async (which, options) => (await load()).pause(which, options));
  onTrajectory(program, 'resume', 'go on after a pause').action(async (which, options) =>
    (await load()).resume(which, options),
  );
  onTrajectory(program, 'stop', 'end it before its end')
    .requiredOption('--reason <text>', 'why')
    .action(async (which, options) => (await load()).stop(which, options));
  onTrajectory(program, 'move', 'let it go on at another school, that took over or has another number')
    .argument('<school>', 'the school, by its number or name')
    .option('--reason <text>', 'why')
    .action(async (which, school, options) => (await load()).move(which, school, options));
  onTrajectory(
    program,
    'withdraw',
    'enrolled by mistake: it ends, counts nowhere, and the school is told so in one line',
  )
    .requiredOption('--reason <text>', 'why')
    .action(async (which, options) => (await load()).withdraw(which, options));
  onTrajectory(program, 'note', 'write something down with it')
    .argument('<text>', 'what to write down')
    .action(async (which, text, options) => (await load()).note(which, text, options));
  onTrajectory(program, 'file-mail', 'file a mail that somebody got with it')
    .argument('<message>', 'the message as a mail program saves it (.eml)')
    .option('--step <step>', 'the step that it is about')
    .action(async (which, message, options) =>
      (await import('./acts/file-mail.ts')).fileMailWith(which, message, options),
    );
  onTrajectory(program, 'attach', 'add a file to it')
    .argument('<file>', 'PDF, text, picture or office document, at most 10 MB')
    .option('--step <step>', 'the step that it belongs to')
    .action(async (which, file, options) => (await load()).attach(which, file, options));
}

function addSurveyCommands(program: Command): void {
  const about = (name: string, description: string) =>
    program
      .command(name)
      .description(description)
      .argument('<which>', 'which trajectory: its reference or id, or its school by number or name')
      .addOption(new Option('--language <language>', 'of what is said').choices(['nl', 'en']).default('nl'))
      .option('--json', 'as JSON');
  about('surveys', 'show what its teachers were asked, and what came of it').action(async (which, options) =>
    (await import('./acts/surveys.ts')).surveys(which, options),
  );
  about('ask-teachers', 'ask its teachers a few questions, without names, in this language')
    .argument('<file>', 'a text with their addresses; they are kept until their reminder went')
    .requiredOption('--as <person>', 'in whose name: an address, a name or an id')
    .addOption(
      new Option('--kind <kind>', 'about what')
        .choices(['before', 'after', 'training', 'network'])
        .default('before'),
    )
    .addHelpText('after', actHelp(['ask-teachers 900123 teachers.txt --kind after --as fien@pbd.example']))
    .action(async (which, file, options) => (await import('./acts/surveys.ts')).ask(which, file, options));
}

function onStep(program: Command, name: string, description: string): Command {
  return onTrajectory(program, name, description).argument('<step>', 'the step: its id, or its path in full');
}

function onRole(program: Command, name: string, description: string): Command {
  return onTrajectory(program, name, description)
    .argument('<role>', 'the role, by its id in the template, such as principal')
    .argument('<person>', 'who gets it: an address, a name or an id')
    .option('--name <name>', 'first and last name, for somebody new at that address')
    .option('--confirm', 'somebody of another organisation is meant');
}

function onTrajectory(program: Command, name: string, description: string): Command {
  return program
    .command(name)
    .description(description)
    .argument('<which>', 'which trajectory: its reference or id, or its school by number or name')
    .option('--as <person>', 'in whose name: an address, a name or an id; else as the operator')
    .option('--dry-run', 'do nothing, and show what would change')
    .addOption(new Option('--language <language>', 'of the sentences').choices(['nl', 'en']).default('nl'))
    .option('--json', 'as JSON');
}

function actHelp(examples: readonly string[]): string {
  return `\nExamples:\n${examples.map((example) => `  traject ${example}`).join('\n')}`;
}
