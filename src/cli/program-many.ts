import { type Command, Option } from 'commander';
import { localDate } from './arguments.ts';

/** Commands that ask something of many trajectories, or for all of what somebody has. */
export function addManyCommands(program: Command): void {
  addBulk(program);
  addDepartures(program);
  addHandovers(program);
  addGatherings(program);
  addContacts(program);
  addQuestions(program);
}

function addBulk(program: Command): void {
  asSomebody(program.command('bulk'))
    .description('ask the same of all trajectories that are found; it goes on by itself')
    .addArgument(program.createArgument('<act>', 'what').choices(['pause', 'resume', 'stop', 'note']))
    .option('--status <status>', 'of those with this status')
    .option('--template <id>', 'of this model trajectory')
    .option('--phase <id>', 'of those in this phase')
    .option('--school <number>', 'of this school')
    .option('--counsellor <who>', 'of this counsellor: an address, a name or an id')
    .option('--waiting-for <role>', 'of those that wait for this role or party')
    .option('--overdue', 'of those with a step past its due date')
    .option('--at-risk', 'of those that are at risk')
    .option('--silent', 'of those of whose school nothing was heard for three school weeks')
    .option('--query <text>', 'part of the name or number of the school, or the reference')
    .option('--reason <text>', 'why, for pause and stop')
    .option('--until <date>', 'the day on which a pause ends by itself', localDate)
    .option('--text <text>', 'what to write down, for note')
    .option('--dry-run', 'do nothing, and show what would become of each')
    .addHelpText(
      'after',
      '\nExample:\n  traject bulk pause --template nascholing --reason "Staking" --as bea@pbd.example --dry-run',
    )
    .action(async (act, options) => (await import('./many/bulk.ts')).bulk(act, options));
  asSomebody(program.command('operation'))
    .description('show how far an operation on many is, and what became of each')
    .argument('<id>', 'as it was said when it began')
    .action(async (id, options) => (await import('./many/outcomes.ts')).operation(id, options));
}

function addDepartures(program: Command): void {
  asSomebody(program.command('departures'))
    .description('list what is left behind by who left or moved, and by schools that closed')
    .option('--person <who>', 'only by this person: an address, a name or an id')
    .option('--school <number>', 'only by this school')
    .action(async (options) => (await import('./many/departures.ts')).departures(options));
  asSomebody(program.command('settle'))
    .description('hand over, move or stop what is left behind, all of it or some')
    .option('--person <who>', 'who left or moved')
    .option('--school <number>', 'the school that closed')
    .option('--hand-over-to <who>', 'give the roles to this person')
    .option('--role <role>', 'only this role')
    .option('--move-to <number>', 'go on at this school: the one that took over, or the new number')
    .option('--stop', 'stop the trajectories')
    .option('--reason <text>', 'why')
    .option('--only <which...>', 'only these trajectories, by reference')
    .option('--dry-run', 'do nothing, and show what would become of each')
    .addHelpText(
      'after',
      '\nExamples:\n  traject settle --school 970050 --move-to 970900 --as bea@pbd.example --dry-run\n  traject settle --person lien@pbd.example --hand-over-to tom@pbd.example --as bea@pbd.example',
    )
    .action(async (options) => (await import('./many/departures.ts')).settle(options));
}

function addHandovers(program: Command): void {
  asSomebody(program.command('handovers'))
    .description('list handovers, the last offered first')
    .option('--waiting', 'only those that nobody has answered')
    .action(async (options) => (await import('./many/handovers.ts')).handovers(options));
  asSomebody(program.command('offer-handover'))
    .description('offer somebody all that another has, one role, one school or some trajectories')
    .argument('<from>', 'who has it: an address, a name or an id')
    .argument('<to>', 'who gets it')
    .option('--role <role>', 'only this role')
    .option('--school <number>', 'only at this school')
    .option('--only <which...>', 'only these trajectories, by reference')
    .option('--on <date>', 'from this day on; today if left out', localDate)
    .option('--until <date>', 'a temporary one: on this day they have it again', localDate)
    .option('--note <text>', 'what they should know')
    .option('--confirm', 'somebody of another organisation is meant')
    .option('--dry-run', 'do nothing, and show what would become of each role')
    .action(async (from, to, options) => (await import('./many/handovers.ts')).offer(from, to, options));
  asSomebody(program.command('answer-handover'))
    .description('accept or decline a handover, as who receives it')
    .argument('<id>', 'of the handover')
    .addArgument(program.createArgument('<answer>', 'what').choices(['accept', 'decline']))
    .option('--dry-run', 'do nothing, and show what would become of each role')
    .action(async (id, answer, options) =>
      (await import('./many/handovers.ts')).answer(id, answer === 'accept', options),
    );
}

function addGatherings(program: Command): void {
  asSomebody(program.command('gatherings'))
    .description('list the meetings and trainings of many at once, or show who comes to one')
    .argument('[id]', 'of a gathering')
    .action(async (id, options) => (await import('./many/gatherings.ts')).gatherings(id, options));
  asSomebody(program.command('gather'))
    .description('plan one date for all trajectories of a model in which people have yet to meet')
    .argument('<title>', 'what it is called')
    .requiredOption('--template <id>', 'of this model trajectory')
    .requiredOption('--at <moment>', 'the day and the time in Belgium, such as "2027-02-08 14:00"')
    .requiredOption('--until <time>', 'its end, such as 16:30')
    .option('--step <step>', 'the step that it is the date of; else the first for which people meet')
    .option('--place <text>', 'where')
    .option('--seats <number>', 'most trajectories that can come')
    .option('--dry-run', 'do nothing, and show what would become of each')
    .action(async (title, options) => (await import('./many/gatherings.ts')).gather(title, options));
  asSomebody(program.command('attendance'))
    .description('note who was at a gathering: all who were invited but those who are named')
    .argument('<id>', 'of the gathering')
    .option('--absent <which...>', 'who was not there, by reference')
    .action(async (id, options) => (await import('./many/gatherings.ts')).attendance(id, options));
}

function addContacts(program: Command): void {
  asSomebody(program.command('contacts'))
    .description('list whom schools named through their links, and who wait to be confirmed')
    .action(async (options) => (await import('./many/contacts.ts')).contacts(options));
  asSomebody(program.command('answer-contact'))
    .description('confirm somebody whom a school named, who is mailed then, or not')
    .argument('<id>', 'as contacts shows it')
    .addArgument(program.createArgument('<answer>', 'what').choices(['confirm', 'refuse']))
    .action(async (id, answer, options) =>
      (await import('./many/contacts.ts')).answer(
        id,
        answer === 'confirm' ? 'confirmed' : 'refused',
        options,
      ),
    );
}

function addQuestions(program: Command): void {
  asSomebody(program.command('questions'))
    .description('list the questions of schools that wait for an answer, the first first')
    .action(async (options) => (await import('./many/questions.ts')).questions(options));
  asSomebody(program.command('answer-question'))
    .description('answer a question of a school: who asked it is mailed the answer')
    .argument('<id>', 'as questions shows it')
    .argument('<answer>', 'the answer')
    .action(async (id, answer, options) => (await import('./many/questions.ts')).answer(id, answer, options));
  asSomebody(program.command('pass-question'))
    .description('pass a question on to somebody who can answer it, by a link in a mail')
    .argument('<id>', 'as questions shows it')
    .argument('<person>', 'a mail address or an id')
    .action(async (id, to, options) => (await import('./many/questions.ts')).passOn(id, to, options));
}

function asSomebody(command: Command): Command {
  return command
    .requiredOption('--as <person>', 'in whose name: an address, a name or an id')
    .addOption(new Option('--language <language>', 'of the sentences').choices(['nl', 'en']).default('nl'))
    .option('--json', 'as JSON');
}
