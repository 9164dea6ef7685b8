import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parseTemplate } from '../reading/load.ts';
import { compareTemplates } from './compare.ts';

const source = readFileSync(new URL('../../../../templates/nascholing.yaml', import.meta.url), 'utf8');

function read(yaml: string) {
  const parsed = parseTemplate(yaml);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.template;
}

const differences = (change: (yaml: string) => string) =>
  compareTemplates(read(source), read(change(source)));

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

describe('Two versions of a model trajectory', () => {
  it('are the same when only remarks and order of keys differ', () => {
    expect(differences((yaml) => `# a remark\n${yaml}`)).toEqual([]);
  });

  it('say what is different about a step, in both languages', () => {
    const changed = differences((yaml) =>
      yaml.replace('nl: Laat weten of er plaats is', 'nl: Is er plaats?'),
    );
    expect(changed).toEqual([
      {
        kind: 'changed',
        at: 'admission',
        aspect: 'title',
        message: {
          nl: 'Anders bij “Is er plaats?”: de titel: “Laat weten of er plaats is” → “Is er plaats?”.',
          en: 'Different for “Say whether there is a place”: the title: “Laat weten of er plaats is” → “Is er plaats?”.',
        },
      },
    ]);
  });

  it('tell another choice from other words after choosing it', () => {
    const words = differences((yaml) =>
      yaml.replace(
        /(title: \{ nl: Er is geen plaats, [^}]*\}\n +)done: .*/,
        '$1done: { nl: Jammer voor de leraar., en: A pity for the teacher. }',
      ),
    );
    expect(words.map(({ at, aspect }) => [at, aspect])).toEqual([['admission', 'done']]);
    const choice = differences((yaml) => yaml.replace('nl: Er is geen plaats', 'nl: Alles zit vol'));
    expect(choice.map(({ at, aspect }) => [at, aspect])).toEqual([['admission', 'options']]);
  });

  it.each([
    [
      'a due date',
      'due: { in: P4W, calendar: working-days }',
      'due: { in: P5W, calendar: working-days }',
      'tegen wanneer: 4 weken (in werkdagen) → 5 weken (in werkdagen).',
      'until when: 4 weeks (in working days) → 5 weeks (in working days).',
    ],
    [
      'the days it counts in',
      'due: { in: P4W, calendar: working-days }',
      'due: { in: P4W }',
      'tegen wanneer: 4 weken (in werkdagen) → 4 weken.',
      'until when: 4 weeks (in working days) → 4 weeks.',
    ],
    [
      'more time',
      'more_time: { by: P2W, times: 1 }',
      'more_time: { by: P1W, times: 2 }',
      'hoeveel meer tijd er kan: 1 keer 2 weken → 2 keer 1 week.',
      'how much more time there is: 2 weeks, once → 1 week, 2 times.',
    ],
    [
      'silence',
      'expires: { after: P3W, then: ask }',
      'expires: { after: P3W, then: skip }',
      'wat er gebeurt bij stilte: na 3 weken: de begeleider beslist → na 3 weken: overslaan.',
      'what happens in silence: after 3 weeks: the counsellor decides → after 3 weeks: skip it.',
    ],
  ])('say of %s what it was and what it is now', (_, from, to, nl, en) => {
    const [difference] = differences((yaml) => yaml.replace(from, to));
    expect(difference?.message.nl).toMatch(new RegExp(`: ${escaped(nl)}$`));
    expect(difference?.message.en).toMatch(new RegExp(`: ${escaped(en)}$`));
  });

  it('only name what is too long to read in a sentence', () => {
    const changed = differences((yaml) =>
      yaml.replace(/^source: .*$/m, `source: ${'Een lang plan '.repeat(8)}`),
    );
    expect(changed[0]?.message.en).toMatch(/: the source\.$/);
  });

  it('name what is new and what is gone', () => {
    const changed = differences((yaml) => yaml.replaceAll('no_place', 'nowhere_left'));
    expect(changed.map(({ kind, at }) => `${kind} ${at}`)).toContain('added nowhere_left');
    expect(changed.map(({ kind, at }) => `${kind} ${at}`)).toContain('removed no_place');
  });
});

describe('What is different about the roles', () => {
  const role = '  - { role: watcher, party: central, title: { nl: Volger, en: Watcher }, optional: true }\n';
  const withRole = source.replace('\nroles:\n', `\nroles:\n${role}`);
  const told = (before: string, after: string) =>
    compareTemplates(read(before), read(after)).map(({ kind, at, aspect }) => [kind, at, aspect]);

  it('is said: who is new, who is gone, who is called otherwise', () => {
    expect(told(source, withRole)).toEqual([['added', 'watcher', undefined]]);
    expect(told(withRole, source)).toEqual([['removed', 'watcher', undefined]]);
    const renamed = withRole.replace('en: Watcher', 'en: Onlooker');
    expect(told(withRole, renamed)).toEqual([['changed', 'watcher', 'title']]);
  });
});

describe('What is different in the head of the file', () => {
  it('is said too: when it can start, what it is called, who stands in for whom', () => {
    const changed = differences((yaml) => yaml.replace(/available_from: \S+/, 'available_from: 2031-09-01'));
    expect(changed.map(({ at, aspect, message }) => [at, aspect, message.en])).toEqual([
      ['', 'availableFrom', expect.stringContaining('from when on it can start')],
    ]);
  });
});
