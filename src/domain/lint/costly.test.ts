import { describe, expect, it } from '@jest/globals';
import { RULES_ONLY } from '../calendar/school-calendar.ts';
import { parseTemplate } from '../template/reading/load.ts';
import { rehearse } from '../trajectory/forecast/rehearse.ts';
import { isEndless } from '../trajectory/model/endless.ts';
import { lint } from './lint.ts';

const context = { calendar: RULES_ONLY };

const heading = `template: costly
subject: school
title: { nl: Duur, en: Costly }
summary: { nl: Kost te veel, en: Costs too much }
source: written for the tests of lint
available_from: 2026-09-01
counsellor: counsellor
roles:
  - { role: counsellor, party: pbd, title: { nl: Begeleider, en: Counsellor } }
phases:
`;

const text = '{ nl: x, en: x }';
const phase = (id: string, steps: string, more = '') =>
  `  - phase: ${id}\n    title: ${text}\n${more}    steps:\n${steps}`;
const step = (id: string, kind: string, more = '') =>
  `      - { step: ${id}, kind: ${kind}, title: ${text}${more} }\n`;

const errorsIn = (yaml: string) =>
  lint(yaml, context)
    .findings.filter(({ severity }) => severity === 'error')
    .map(({ rule, line }) => [rule, line]);

describe('a file that would cost more than its share is an error on its line', () => {
  it('when a condition has no bound', () => {
    const yaml =
      heading + phase('one', step('talk', 'milestone', `, when: 'some i in 1..4000000 satisfies i = 0'`));
    expect(errorsIn(yaml)).toEqual([['file', 14]]);
    expect(parseTemplate(yaml)).toMatchObject({
      errors: [{ message: { en: expect.stringContaining('costs too much') } }],
    });
  });

  it('when a phase of milestones comes back until something that cannot come', () => {
    const until = `    repeat: { until: 'trajectory.group = "volger"' }\n`;
    const yaml = heading + phase('one', step('reached', 'milestone'), until);
    expect(errorsIn(yaml).map(([rule]) => rule)).toEqual(['never-at-rest']);
    const parsed = parseTemplate(yaml);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
    let thrown: unknown;
    try {
      rehearse(parsed.template, { persona: 'prompt', start: '2026-09-01', context });
    } catch (error) {
      thrown = error;
    }
    expect(isEndless(thrown) && thrown.node).toMatch(/one|reached/);
  });

  it('when a milestone comes back a million times', () => {
    const yaml = heading + phase('one', step('reached', 'milestone', ', repeat: { times: 1000000 }'));
    expect(errorsIn(yaml)).toEqual([['file', 14]]);
  });

  it('when milestones come back in phases that come back', () => {
    const yaml =
      heading +
      phase('one', step('reached', 'milestone', ', repeat: { times: 900 }'), '    repeat: { times: 900 }\n');
    expect(errorsIn(yaml).map(([rule]) => rule)).toEqual(['never-at-rest']);
  });

  it('when it has eighty thousand lines', () => {
    const yaml = heading + phase('one', step('reached', 'milestone').repeat(80_000));
    expect(errorsIn(yaml)).toEqual([['file', 10_001]]);
  });

  it('when it has a list of half a million items', () => {
    expect(errorsIn(`${heading}  [${'a,'.repeat(500_000)}]`)).toEqual([['file', 11]]);
    const fewer = errorsIn(`${heading}  [${'a,'.repeat(100_000)}]`);
    expect(fewer).toHaveLength(100);
    expect(fewer.at(-1)).toEqual(['file', 11]);
  });

  it('when it repeats what repeats', () => {
    const bomb = Array.from(
      { length: 12 },
      (_, at) => `x${at}: &x${at} [${at === 0 ? '1' : `*x${at - 1},`.repeat(9)}]`,
    );
    expect(errorsIn(`${bomb.join('\n')}\n${heading}  []\n`)).toEqual([['file', expect.any(Number)]]);
  });

  it('when it is nested without end', () => {
    expect(errorsIn(`${heading}  ${'['.repeat(100_000)}`)).toHaveLength(1);
    expect(errorsIn(`${heading}  ${'- '.repeat(100_000)}`)).toHaveLength(1);
  });

  it('when it has more steps than a person can write', () => {
    const steps = (id: string) =>
      Array.from({ length: 150 }, (_, at) => step(`${id}${at}`, 'notice')).join('');
    const yaml = heading + Array.from({ length: 8 }, (_, at) => phase(`p${at}`, steps(`s${at}_`))).join('');
    expect(errorsIn(yaml)).toEqual([['file', 10]]);
  });
});

describe('what waits for itself is an error that names the circle', () => {
  const confirm = (id: string, more: string) => step(id, 'confirm', more);

  it.each([
    [
      'a after b after a',
      confirm('a', ', opens: { after: b }') + confirm('b', ', opens: { after: a }'),
      'a → b → a',
    ],
    ['a step after itself', confirm('a', ', opens: { after: a }'), 'a → a'],
    ['a step after its own phase', confirm('a', ', opens: { after: one }'), 'a → one → a'],
    [
      'steps by their conditions',
      confirm('a', `, opens: { after: [] }, requires: 'b.outcome = "confirmed"'`) +
        confirm('b', ', opens: { after: a }'),
      'a → b → a',
    ],
    ['a review of itself', step('a', 'review', ', reviews: a'), 'a → a'],
  ])('%s', (_, steps, circle) => {
    const { findings } = lint(heading + phase('one', steps), context);
    expect(findings.map(({ rule, line, message }) => [rule, line, message.en.split(': ')[1]])).toEqual([
      ['circle', 14, `${circle}.`],
    ]);
  });

  it('track against track', () => {
    const track = (id: string, after: string) =>
      `      - { track: ${id}, title: ${text}, opens: { after: ${after} }, steps: [{ step: ${id}_done, kind: milestone, title: ${text} }] }\n`;
    const yaml = `${heading}  - phase: one\n    title: ${text}\n    tracks:\n${track('left', 'right')}${track('right', 'left')}`;
    const { findings } = lint(yaml, context);
    expect(findings.map(({ rule, message }) => [rule, message.nl])).toEqual([
      ['circle', expect.stringContaining('left → right → left')],
    ]);
  });

  it('a step in a phase after one in the next phase', () => {
    const yaml =
      heading + phase('one', confirm('a', ', opens: { after: b }')) + phase('two', confirm('b', ''));
    expect(lint(yaml, context).findings.map(({ rule }) => rule)).toEqual(['circle']);
  });
});

describe('a name that every object has', () => {
  it.each([
    ['a step', heading + phase('one', step('constructor', 'milestone'))],
    ['a phase', heading + phase('constructor', step('a', 'milestone'))],
    ['a role', heading.replaceAll('counsellor', 'constructor') + phase('one', step('a', 'milestone'))],
    [
      'a ladder',
      `${heading.replace('phases:', 'ladders: { __proto__: [] }\nphases:')}${phase('one', step('a', 'milestone'))}`,
    ],
    ['a ladder that is not there', heading + phase('one', step('a', 'confirm', ', reminders: constructor'))],
  ])('is no name for %s, and is said on its line', (_, yaml) => {
    const { findings } = lint(yaml, context);
    expect(findings.map(({ rule }) => rule)).toContain('file');
    expect(findings.every(({ line }) => line !== undefined)).toBe(true);
  });
});
