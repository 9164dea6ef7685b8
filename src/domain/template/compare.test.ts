import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { compareTemplates } from './compare.ts';
import { parseTemplate } from './load.ts';

const source = readFileSync(new URL('../../../templates/nascholing.yaml', import.meta.url), 'utf8');

function read(yaml: string) {
  const parsed = parseTemplate(yaml);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.template;
}

const differences = (change: (yaml: string) => string) =>
  compareTemplates(read(source), read(change(source)));

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
          nl: 'Anders bij “Is er plaats?”: de titel.',
          en: 'Different for “Say whether there is a place”: the title.',
        },
      },
    ]);
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
