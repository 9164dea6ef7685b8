import { z } from 'zod';
import { templateFile } from './schema.ts';

type Schema = {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: { readonly [key: string]: Schema };
  readonly additionalProperties?: Schema | boolean;
  readonly required?: readonly string[];
  readonly pattern?: string;
  readonly description?: string;
};

/** What every key means, in the order of the tables; a key that the schema has and this lacks is an error. */
const meanings: { readonly [table: string]: { readonly [key: string]: string } } = {
  'The file': {
    template:
      'The name of the model trajectory, as in the name of the file: small letters, digits and hyphens.',
    subject: 'Who goes through it.',
    title: 'What it is called, on screens and in the subject of every mail.',
    summary: 'One or two sentences for who chooses among the model trajectories.',
    source: 'The document and chapter that it follows.',
    available_from: 'No trajectory starts before this date.',
    available_until: 'No trajectory starts after this date.',
    counsellor: 'The role that is told when silence lasts, and that decides then.',
    roles: 'Who takes part. See “A role”.',
    ladders: 'Series of mails by name, so that many steps can share one. A name, then its rungs.',
    phases: 'The phases, which follow each other. See “A phase, module or track”.',
  },
  'A role': {
    role: 'Its name.',
    party:
      'Where the person works. It decides on which days mail may land: for `school`, school days; else working days.',
    title: 'What people call it.',
    optional: '`true` when nobody needs to have it.',
    falls_back_to: 'Who is asked while nobody has it.',
  },
  'A phase, module or track': {
    phase: 'Its name; written `module` or `track` for those.',
    title: 'What people call it.',
    opens:
      'When it opens; without it, a phase after the one before, a module or track together with its phase.',
    when: 'A condition. False when its turn comes: it is passed over.',
    requires: 'A condition. It waits until this is true.',
    repeat: 'How it comes back.',
    closes:
      'Its last day. What is still open in it then lapses, and it closes; later than that it does not open.',
    steps: 'What has to be done in it, one after the other.',
    modules: 'Parts that are chosen by earlier answers. They run beside each other.',
    tracks: 'Lines of work that run beside each other.',
  },
  'A module, besides': {
    level: 'The level at which it is given: an expression over earlier answers.',
  },
  'A step': {
    step: 'Its name; conditions use it to read its answers. Not `trajectory`, `roles`, `linked`, `silence` or `no_contact`: those mean something already.',
    kind: 'What is done; see “The kinds of step”.',
    role: 'Who does it; the counsellor’s role if left out.',
    title: 'What to do, in a few words: “Bevestig de deelname van jullie school”.',
    opens: 'When it opens; without it, after the step before.',
    when: 'A condition. False when its turn comes: it is passed over.',
    requires: 'A condition. It waits until this is true.',
    repeat: 'How it comes back.',
    ask: 'The body of the mail: one to three sentences. Greeting, date and button are added.',
    done: 'What the person reads after doing it; with `options`, after choosing the first.',
    due: 'Until when.',
    reminders: 'Which mails: the name of a ladder, or rungs.',
    expires: 'What happens when it stays undone.',
    done_when: 'A condition that does the step by itself when it comes true, with one of its outcomes.',
    more_time: 'How much more time the school may take by itself, and how often.',
    answers: 'What is filled in; see “Forms”.',
    options: 'What can be chosen; the first is the usual one.',
    reviews: 'For a `review`: the step that it judges. For a `decision`: the step whose answers it shows.',
    proposes: 'For a `trajectory`: the model trajectory that it proposes.',
    starts:
      'For a `trajectory`: it starts by itself as soon as the step opens. `roles` says for each role over there which role here fills it: `{ roles: { member: digicoach } }`.',
    button:
      'What the button in its mails says, such as “Laat weten of jullie meedoen”; the usual word for its kind if left out.',
    amount: 'For a `payment`: how many euro.',
    attendees: 'For a `meeting` or `training`: the roles that are invited besides its own.',
    milestone: '`true` when it is reported upward that this was done.',
    target: 'The number that is aimed at, for reports.',
    indicator:
      'What it counts for in reports when it ends with its first option: one indicator or several (see `docs/reports.md`).',
  },
  'An option': {
    id: 'Its name; conditions read it as `step.outcome`.',
    title: 'What people choose.',
    done: 'What the person reads after choosing it. Without one, a few words that fit every answer; the first option has the `done` of its step.',
    then: '`stop` ends the trajectory.',
  },
  'Opening (`opens`)': {
    after: 'What must be closed first: one name, several, or `[]` for nothing.',
    delay: 'How much later.',
    on: 'Not before this date.',
    calendar: 'In which days the delay counts.',
    landing: 'Where a date goes that falls on a bad day.',
  },
  'Closing (`closes`)': {
    on: 'The last day, a fixed date. Either this or `with`.',
    with: '`school-year`: the last school day of the school year in which it opened; opened in the summer, of the year to come.',
  },
  'Due (`due`)': {
    in: 'How long after it opened. One of this, `on` and `quarter`.',
    on: 'A fixed date.',
    quarter: 'A planned quarter, such as `2027-Q1`: its last day.',
    calendar: 'In which days `in` counts.',
    landing: 'Where a date goes that falls on a bad day.',
  },
  'Repeating (`repeat`)': {
    times: 'How often in all.',
    every: 'At which distance.',
    at: 'At which distances from the first possible opening, such as `[P3M, P6M, P12M]`.',
    each: 'Once each school year.',
    until: 'A condition. True: no further time.',
  },
  'A rung': {
    rung: 'Its name, which the list of mails shows.',
    kind: 'Which sort of mail; an `ask` at opening, an `escalation` to another role and else a `reminder` if left out.',
    at: 'On the day itself: one of these three.',
    before: 'So long before.',
    after: 'So long after.',
    from: 'What `before` and `after` count from; the due date if left out.',
    every: 'Comes back at this distance.',
    times: 'How often it comes in all, at most 24.',
    to: 'Who gets it; the step’s own role if left out.',
  },
  'Expiring (`expires`)': {
    after: 'How long after the due date.',
    then: '`skip` goes on without it, `ask` lets the counsellor decide, `stop` ends the trajectory.',
  },
  'Done by itself (`done_when`)': {
    if: 'The condition.',
    outcome: 'The option it is done with; the first if left out.',
  },
  'More time (`more_time`)': {
    by: 'How much.',
    times: 'How often.',
  },
};

/**
 * The tables of every key of a template file, in Markdown, read from the schema itself.
 * @throws RangeError when the schema and the meanings do not have the same keys.
 */
export function templateReference(): string {
  const file = z.toJSONSchema(templateFile, { io: 'input', reused: 'inline' }) as Schema;
  const phase = itemsOf(file, 'phases');
  const module = itemsOf(phase, 'modules');
  const step = itemsOf(phase, 'steps');
  const objects: { readonly [table: string]: Schema } = {
    'The file': file,
    'A role': itemsOf(file, 'roles'),
    'A phase, module or track': phase,
    'A module, besides': { properties: { level: propertyOf(module, 'level') }, required: [] },
    'A step': step,
    'An option': itemsOf(step, 'options'),
    'Opening (`opens`)': propertyOf(step, 'opens'),
    'Closing (`closes`)': propertyOf(phase, 'closes'),
    'Due (`due`)': propertyOf(step, 'due'),
    'Repeating (`repeat`)': propertyOf(step, 'repeat'),
    'A rung': rungOf(file),
    'Expiring (`expires`)': propertyOf(step, 'expires'),
    'Done by itself (`done_when`)': propertyOf(step, 'done_when'),
    'More time (`more_time`)': propertyOf(step, 'more_time'),
  };
  return Object.entries(objects)
    .map(([name, schema]) => table(name, schema))
    .join('\n');
}

function table(name: string, schema: Schema): string {
  const known = meanings[name] ?? {};
  const keys = Object.keys(schema.properties ?? {});
  const missing = keys.filter((key) => known[key] === undefined);
  const gone = Object.keys(known).filter((key) => !keys.includes(key));
  if (missing.length + gone.length > 0) {
    throw new RangeError(`${name}: no meaning for ${missing.join(', ')}; no such key ${gone.join(', ')}`);
  }
  const rows = Object.keys(known).map((key) => {
    const needed = schema.required?.includes(key) ? 'yes' : '';
    return `| \`${key}\` | ${needed} | ${kindOf(propertyOf(schema, key))} | ${known[key]} |`;
  });
  return [`### ${name}`, '', '| key | needed | value | meaning |', '|---|---|---|---|', ...rows, ''].join(
    '\n',
  );
}

/** A value in words that somebody who writes templates knows. */
function kindOf(schema: Schema): string {
  if (schema.enum) return schema.enum.map((value) => `\`${value}\``).join(', ');
  if (schema.const !== undefined) return `\`${schema.const}\``;
  if (schema.anyOf) return [...new Set(schema.anyOf.map(kindOf))].join(' or ');
  if (schema.type === 'array') return `list of ${kindOf(schema.items ?? {})}`;
  if (schema.properties?.nl !== undefined) return 'text in `nl` and `en`';
  if (schema.type === 'object') return 'keys';
  if (schema.type === 'boolean') return '`true` or `false`';
  if (schema.type === 'integer' || schema.type === 'number') return 'number';
  if (schema.description?.includes('duration')) return 'duration';
  if (schema.description?.includes('local date')) return 'date';
  if (schema.description?.includes('calendar quarter')) return 'quarter';
  return schema.pattern === undefined ? 'text' : 'name';
}

function propertyOf(schema: Schema, key: string): Schema {
  const found = schema.properties?.[key];
  if (found === undefined) throw new RangeError(`The schema has no ${key}`);
  return found;
}

function itemsOf(schema: Schema, key: string): Schema {
  return propertyOf(schema, key).items ?? {};
}

function rungOf(file: Schema): Schema {
  const ladders = propertyOf(file, 'ladders').additionalProperties;
  return typeof ladders === 'object' ? (ladders.items ?? {}) : {};
}
