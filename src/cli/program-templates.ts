import { type Command, InvalidArgumentError, Option } from 'commander';
import type { defaultPersona, Persona } from '../domain/trajectory/forecast/personas.ts';
import { localDate } from './arguments.ts';

// Said again, so that help is there without loading the rules; the types hold both to what the rules say.
const personas: readonly Persona[] = ['prompt', 'slow', 'silent', 'drop-out', 'changes-hands'];
const persona: typeof defaultPersona = 'prompt';

/** Commands for those who write model trajectories. */
export function addTemplateCommands(program: Command): void {
  program
    .command('lint')
    .description('check model trajectories before they are published')
    .argument('<file...>', 'YAML files')
    .option('--json', 'as JSON')
    .addHelpText('after', lintHelp)
    .action(async (files, options) => (await import('./commands/lint.ts')).lint(files, options));
  program
    .command('rehearse')
    .description(
      'play a model trajectory from its first day to its last: every step, deadline and mail with its date',
    )
    .argument('<file>', 'YAML file')
    .addOption(new Option('--persona <persona>', 'how the school behaves').choices(personas).default(persona))
    .option(
      '--start <date>',
      'first day, such as 2026-09-01; today, or the nearest day on which it can start, if left out',
      localDate,
    )
    .option(
      '--choose <step=option>',
      'take this option at that step; can be given several times',
      collected(choice),
    )
    .option(
      '--silent-from <step>',
      'from when this step opens, the school and its providers do nothing any more',
    )
    .option(
      '--leaves <role@date>',
      'who has this role leaves on that day; can be given several times',
      collected(leaving),
    )
    .addOption(new Option('--language <language>', 'of what is printed').choices(['nl', 'en']).default('nl'))
    .option('--texts <language>', 'the texts of the file in a further language that it has, such as fr')
    .option('--svg', 'a picture of the rehearsed time instead: a line per step, a dot per mail')
    .option(
      '--json',
      'as JSON: {template, version, persona, start, entries:[{at, kind, phase, step, to, rung, subject}]}',
    )
    .addHelpText('after', rehearseHelp)
    .action(async (file, options) => (await import('./commands/rehearse.ts')).rehearseFile(file, options));
  program
    .command('draw')
    .description('draw a model trajectory, as SVG: its phases, what has to be done in each, and by whom')
    .argument('<file>', 'YAML file')
    .addOption(new Option('--language <language>', 'of what is drawn').choices(['nl', 'en']).default('nl'))
    .action(async (file, options) => (await import('./commands/draw.ts')).draw(file, options));
  program
    .command('publish')
    .description('check a model trajectory, say what it changes, and publish it as the next version')
    .argument('<file>', 'YAML file')
    .option('--dry-run', 'publish nothing: only check, and say what it changes')
    .addHelpText('after', publishHelp)
    .action(async (file, options) => (await import('./commands/publish.ts')).publish(file, options));
}

const lintHelp = `
Example:
  traject lint templates/*.yaml

Each finding names the file and the line, the step, and what would mend it. docs/templates.md explains every key.`;

const rehearseHelp = `
Personas: prompt answers soon, slow answers late, silent never answers, drop-out stops half-way, and with changes-hands
the people change.

Examples:
  traject rehearse templates/digitale-school.yaml
  traject rehearse templates/digitale-school.yaml --persona silent --start 2027-06-15
  traject rehearse templates/digitale-school.yaml --choose vision_review=changes --leaves principal@2027-02-01
  traject rehearse templates/digitale-school.yaml --silent-from vision_document --svg > silence.svg`;

const publishHelp = `
Examples:
  traject publish templates/digitale-school.yaml --dry-run
  traject publish templates/digitale-school.yaml

Trajectories that run keep the version they began with; docs/templates.md tells how to enrol somebody in the new one.`;

/** Gathers an option that can be given several times. */
function collected<Value>(read: (written: string) => Value) {
  return (written: string, before: readonly Value[] = []): readonly Value[] => [...before, read(written)];
}

function choice(written: string): readonly [step: string, option: string] {
  const [step = '', option = ''] = written.split('=');
  if (step === '' || option === '')
    throw new InvalidArgumentError('Write a step and an option: joins=declined.');
  return [step, option];
}

function leaving(written: string): { readonly role: string; readonly on: string } {
  const [role = '', on = ''] = written.split('@');
  if (role === '') throw new InvalidArgumentError('Write a role and a day: principal@2027-02-01.');
  return { role, on: localDate(on) };
}
