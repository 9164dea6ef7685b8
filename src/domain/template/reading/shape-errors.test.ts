import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parseTemplate } from './load.ts';

const good = readFileSync(new URL('../../../../templates/nascholing.yaml', import.meta.url), 'utf8');

/** What is said of the file after one slip of the pen. */
function saidOf(from: string | RegExp, to: string) {
  const parsed = parseTemplate(good.replace(from, to));
  if (parsed.ok) throw new Error(`${from} → ${to} is no slip`);
  return parsed.errors.map(({ message, line, path }) => ({ ...message, line, key: path.split('.').at(-1) }));
}

describe('a slip of the pen in a template file', () => {
  it.each([
    ['a misspelt key', /^( +)reminders:/m, '$1remindres:', 'do you mean “reminders”?'],
    [
      'a key in the wrong place',
      /^subject:/m,
      'answers:',
      '“answers” cannot stand here; look at the indentation',
    ],
    [
      'a key that is nowhere',
      /^subject:/m,
      'colour:',
      '“colour” is not a key that is known; docs/templates.md',
    ],
    ['a comma in a text', /title: \{ nl: [^,]*,/, 'title: { nl: Ja, graag,', "between quotes: 'Yes, please'"],
    [
      'a language that the file does not name',
      /title: \{ nl: /,
      'title: { fr: Formation continue, nl: ',
      'A text has only nl and en, no “fr”',
    ],
    [
      'a text that stays empty in a language that the file names',
      /^subject: .*\ntitle: \{ nl: /m,
      'subject: school\nlanguages: [fr]\ntitle: { fr: , nl: ',
      'fr is missing here',
    ],
    [
      'a language beside that every text has already',
      /^subject: /m,
      'languages: [en]\nsubject: ',
      'A language is written as fr or de, without nl and en',
    ],
    [
      'a language that is named twice',
      /^subject: /m,
      'languages: [fr, fr]\nsubject: ',
      'A language is here once',
    ],
    [
      'a kind that is none',
      /kind: form\b/,
      'kind: visit',
      '“visit” cannot be here; choose from confirm, form',
    ],
    ['a kind that is left out', /^ +kind: form\n/m, '', 'kind is missing here; choose from confirm, form'],
    ['a title that is left out', /^title:/m, 'heading:', 'title is missing here; it is a text in nl and en'],
    [
      'what is read after a choice in one language only',
      /(title: \{ nl: Er is geen plaats, [^}]*\}\n +)done: .*/,
      '$1done: { nl: Er is geen plaats meer. }',
      'en is missing here',
    ],
    [
      'a duration in words',
      /in: P\d+[DWM]/,
      'in: 2 weeks',
      'A duration is written as in ISO 8601, for example P2W',
    ],
    ['a duration that goes back', /in: P\d+[DWM]/, 'in: -P2W', 'A duration has no minus'],
    [
      'a year that nobody can mean',
      /in: P\d+[DWM]/,
      'on: 9999-01-01',
      'That is very far away: check the year.',
    ],
    ['a quarter in words', /in: P\d+[DWM]/, 'quarter: 1 of 2027', 'A quarter is written as 2027-Q1.'],
    [
      'a quarter of such a year',
      /in: P\d+[DWM]/,
      'quarter: 9999-Q4',
      'That is very far away: check the year.',
    ],
    ['a duration that nobody can mean', /in: P\d+[DWM]/, 'in: P1200Y', 'at most a hundred years'],
    [
      'a distance of nothing between two times',
      /kind: form\b/,
      'kind: form\n        repeat: { every: P0D }',
      'What comes back does so after a day at least',
    ],
    ['a hyphen in the name of a step', /- step: (\w+)/, '- step: the-step', '_, as in the_step.'],
    ...['silence', 'no_contact', 'trajectory', 'roles', 'linked'].map(
      (name) =>
        [
          `a step called ${name}`,
          /- step: (\w+)/,
          `- step: ${name}`,
          `A step cannot be called ${name}: trajectory, roles, linked, silence, no_contact mean something already in conditions and tasks. Give it a longer name, as in ask_${name}.`,
        ] as const,
    ),
    ['an underscore in the name of a rung', /rung: \w+/, 'rung: Day_before', '-, as in day-before.'],
    [
      'a word where a number goes',
      /more_time: .*/,
      'more_time: { by: P1W, times: one }',
      'With times goes a number',
    ],
    [
      'a number of times that is none',
      /more_time: .*/,
      'more_time: { by: P1W, times: 0 }',
      'times is more than zero',
    ],
    ['a condition with two signs', /when: .*/, "when: 'a.b == 1'", 'compare with one ='],
    ['a condition with single quotes', /when: .*/, `when: a.b = 'yes'`, 'between double quotes'],
    ['a list that is empty', /^phases:[\s\S]*/m, 'phases: []', 'phases is empty'],
    ['a tab', /\n {4}title/, '\n\ttitle', 'indented with a tab; use spaces'],
    ['a colon in a text', /^source: .*/m, 'source: Plan: chapter 2', 'There is a colon in this text'],
    [
      'a bracket that closes nothing',
      /^source: .*/m,
      'source: }',
      'This cannot be read; look at the indentation and the quotes',
    ],
    ['the same key twice', /^subject: .*/m, '$&\n$&', 'This key is there twice'],
  ])('%s is named, with what would be right', (_, from, to, sentence) => {
    const said = saidOf(from, to);
    expect(said.map(({ en }) => en).join('\n')).toContain(sentence);
    for (const { nl, en, line } of said) {
      expect(nl).not.toBe(en);
      expect(line).toBeGreaterThan(0);
    }
  });

  it('inside rungs that stand with their step is named where it stands', () => {
    const said = saidOf(/reminders: \w+/, 'reminders: [{ rung: ask, att: open }]');
    expect(said[0]?.key).toBe('att');
    expect(said[0]?.en).toContain('do you mean “at”?');
    const nameless = saidOf(/reminders: \w+/, 'reminders: [{ at: open }]');
    expect(nameless.map(({ key, en }) => [key, en])).toEqual([
      ['rung', expect.stringMatching(/^rung is missing/)],
    ]);
  });

  it('in a name that is referred to is answered with the names that there are, nearest first', () => {
    const opens = saidOf(/^( +)role: provider$/m, '$1role: provider\n$1opens: { after: whish }');
    expect(opens.map(({ en }) => en)).toEqual([
      expect.stringMatching(/^There is no 'whish' in this template; choose from wish, .+, …\.$/),
    ]);
    const ladder = saidOf(/reminders: (\w+)/, 'reminders: $1s');
    expect(ladder[0]?.en).toMatch(/^There is no ladder '(\w+)s'; choose from \1[,.]/);
    expect(ladder[0]?.nl).toMatch(/^De ladder '(\w+)s' bestaat niet; kies uit \1[,.]/);
  });

  it('that makes the file unreadable is named once, not with everything that follows from it', () => {
    expect(saidOf(/\n {4}title/, '\n\ttitle')).toHaveLength(1);
  });

  it('is explained in Dutch as well, whatever the key', () => {
    const said = saidOf(/due: \{ in: [^,}]*/, 'due: { on: 2027-03-01, in: P2W');
    expect(said.map(({ nl }) => nl)).toEqual(['Een einddatum heeft precies één van in, on en quarter.']);
  });
});
