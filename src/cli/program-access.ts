import { type Command, Option } from 'commander';
import { signInRoles } from '../domain/access/roles.ts';
import { localDate } from './arguments.ts';

/** Commands about who may sign in, and about keys of programs. */
export function addAccessCommands(program: Command): void {
  addStaffCommands(program);
  addKeyCommands(program);
  addSchoolAssignments(program);
  addReasons(program);
  addLetterhead(program);
}

function addReasons(program: Command): void {
  program
    .command('say-why')
    .description('say why an administrator has to read what people wrote in a trajectory; it lasts an hour')
    .argument('<which>', 'its reference or id, or its school by number or name')
    .requiredOption('--as <person>', 'the administrator: an address, a name or an id')
    .requiredOption('--reason <text>', 'why; the guidance service sees it')
    .addOption(new Option('--language <language>', 'of the answer').choices(['nl', 'en']).default('nl'))
    .action(async (which, options) => (await import('./acts/reading.ts')).sayWhy(which, options));
}

function addLetterhead(program: Command): void {
  program
    .command('letterhead <organisation>')
    .description('as whom a guidance service writes to schools: shows it, and changes what is named')
    .option('--sender-name <name>', 'name in the From of its mails')
    .option('--no-sender-name', 'the name of the organisation itself')
    .option('--signature-nl <text>', 'what stands under the name of the counsellor; \\n begins a line')
    .option('--signature-en <text>', 'the same in English')
    .option('--no-signature', 'nothing under the name of the counsellor')
    .option('--logo <file>', 'a PNG or JPEG of 100 kB at most')
    .option('--no-logo', 'no logo')
    .option('--json', 'as JSON')
    .addHelpText('after', letterheadHelp)
    .action(async (organisation, options) =>
      (await import('./commands/letterhead.ts')).letterhead(organisation, options),
    );
}

function addStaffCommands(program: Command): void {
  const staff = program.command('staff').description('who may sign in');
  staff
    .command('add <address>')
    .description('let somebody sign in: tie their address, or what the provider calls them, to a role')
    .addOption(roleOption('what they may do'))
    .option('--name <name>', 'first and last name, for somebody new')
    .option('--organisation <name or id>', 'for which they work')
    .option('--subject <id>', 'what the provider calls them; without it, the address counts the first time')
    .option('--issuer <url>', 'the provider, when there are several; OIDC_ISSUER if left out')
    .addOption(new Option('--language <language>', 'of somebody new').choices(['nl', 'en']).default('nl'))
    .addHelpText('after', staffHelp)
    .action(async (address, options) => (await import('./commands/staff.ts')).staffAdd(address, options));
  staff
    .command('list')
    .description('everybody who may sign in')
    .option('--json', 'as JSON')
    .action(async (options) => (await import('./commands/staff.ts')).staffList(options));
}

function addKeyCommands(program: Command): void {
  const keys = program.command('keys').description('keys with which programs use the API');
  keys
    .command('create')
    .description('make a key and print it, this once')
    .addOption(roleOption('what the program may do'))
    .requiredOption('--name <name>', 'by which people know the program')
    .option('--organisation <name or id>', 'for which it works')
    .option('--expires <date>', 'the last day on which it works', localDate)
    .addHelpText('after', keysHelp)
    .action(async (options) => (await import('./commands/keys.ts')).keysCreate(options));
  keys
    .command('list')
    .description('all keys, and when each was last used')
    .option('--json', 'as JSON')
    .action(async (options) => (await import('./commands/keys.ts')).keysList(options));
  keys
    .command('revoke <key>')
    .description('end a key for good; named by its id or by how it begins')
    .action(async (key) => (await import('./commands/keys.ts')).keysRevoke(key));
}

function addSchoolAssignments(program: Command): void {
  const schools = program.command('schools').description('which guidance service deals with which school');
  const whose = (verb: string, what: string) =>
    schools
      .command(`${verb} <number>`)
      .description(what)
      .requiredOption('--organisation <name or id>', 'the guidance service');
  whose('assign', 'let a service deal with a school that is not of its network').action(
    async (number, options) => (await import('./commands/schools.ts')).schoolsAssign(number, options),
  );
  whose('unassign', 'take that back').action(async (number, options) =>
    (await import('./commands/schools.ts')).schoolsUnassign(number, options),
  );
}

function roleOption(what: string): Option {
  return new Option('--role <role>', what).choices([...signInRoles]).makeOptionMandatory();
}

const letterheadHelp = `
Examples:
  traject letterhead "Begeleidingsdienst Kompas"
  traject letterhead "Begeleidingsdienst Kompas" --sender-name Kompas --logo kompas.png
  traject letterhead "Begeleidingsdienst Kompas" --signature-nl "Kompas\\nwww.kompas.example" --signature-en "Kompas"`;

const staffHelp = `
Examples:
  traject staff add an@pbd.example --name "An Peeters" --role administrator
  traject staff add bea@pbd.example --role counsellor --organisation "Begeleidingsdienst Kompas"
  traject staff add bea@pbd.example --role counsellor --subject 00uhzj5yw0`;

const keysHelp = `
A program shows its key in every request:
  curl -H "Authorization: Bearer traject_…" https://traject.example/api/v1/trajectories

Examples:
  traject keys create --name "Rooster van Kompas" --role counsellor --organisation "Begeleidingsdienst Kompas"
  traject keys create --name Cijfers --role central --expires 2027-08-31`;
