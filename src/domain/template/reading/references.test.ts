import { describe, expect, it } from '@jest/globals';
import { parseTemplate } from './load.ts';

const sound = `template: sound
subject: school
title: { nl: Gezond, en: Sound }
summary: { nl: Alles klopt, en: All is well }
source: written for the tests
available_from: 2026-09-01
counsellor: counsellor
roles:
  - { role: counsellor, party: pbd, title: { nl: Begeleider, en: Counsellor } }
  - role: principal
    party: school
    title: { nl: Directeur, en: Principal }
    falls_back_to: counsellor
ladders:
  school:
    - { rung: asked, at: open }
    - { rung: told, after: P3W, to: counsellor }
phases:
  - phase: intake
    title: { nl: Intake, en: Intake }
    steps:
      - step: write
        kind: document
        role: principal
        attendees: [counsellor]
        title: { nl: Schrijf, en: Write }
        due: { in: P2W }
        reminders: school
        expires: { after: P6W, then: skip }
      - step: judge
        kind: review
        reviews: write
        opens: { after: write }
        title: { nl: Lees, en: Read }
      - step: choose
        kind: decision
        title: { nl: Kies, en: Choose }
        reminders: [{ rung: asked, at: open, to: principal }]
        options: [{ id: on, title: { nl: Verder, en: Go on } }]
      - step: next_one
        kind: trajectory
        proposes: digicoach
        starts: { roles: { member: principal } }
        title: { nl: Het volgende, en: The next one }
    modules:
      - module: extra
        title: { nl: Extra, en: Extra }
        opens: { after: choose }
        steps: [{ step: more, kind: confirm, role: principal, title: { nl: Meer, en: More } }]
    tracks:
      - track: aside
        title: { nl: Ernaast, en: Aside }
        opens: { after: judge }
        steps: [{ step: apart, kind: confirm, role: principal, title: { nl: Apart, en: Apart } }]
  - phase: rest
    title: { nl: Rest, en: Rest }
    opens: { after: intake }
    steps: [{ step: last, kind: confirm, role: principal, title: { nl: Slot, en: Last } }]
`;

describe('what a template file refers to', () => {
  it('is all there', () => {
    expect(parseTemplate(sound)).toMatchObject({ ok: true });
  });

  const saidOf = (yaml: string) => {
    const parsed = parseTemplate(yaml);
    const errors = parsed.ok ? [] : parsed.errors;
    for (const { message } of errors) expect(message.nl).not.toBe(message.en);
    return errors.map(({ line, message }) => [line, message.en]);
  };
  const usedTwice = (name: string) => `The name '${name}' is used twice.`;
  const noJanitor = "There is no role 'janitor'; choose from";
  it.each([
    ['a counsellor who is no role', 'counsellor: counsellor\n', 'counsellor: janitor\n', noJanitor],
    ['a role that falls back to none', 'falls_back_to: counsellor', 'falls_back_to: janitor', noJanitor],
    ['a rung of a ladder to no role', 'to: counsellor }', 'to: janitor }', noJanitor],
    ['a rung of a step to no role', 'to: principal }', 'to: janitor }', noJanitor],
    [
      'a step of no role',
      'role: principal\n        attendees',
      'role: janitor\n        attendees',
      noJanitor,
    ],
    ['an attendee who is no role', 'attendees: [counsellor]', 'attendees: [janitor]', noJanitor],
    ['a role in what is started', 'member: principal', 'member: janitor', noJanitor],
    [
      'a rung that is there twice',
      '{ rung: told, after: P3W, to: counsellor }',
      '{ rung: asked, to: counsellor, after: P3W }',
      "The rung 'asked' occurs twice.",
    ],
    ['a module with the name of a phase', 'module: extra', 'module: intake', usedTwice('intake')],
    ['a track with the name of a module', 'track: aside', 'track: extra', usedTwice('extra')],
    ['a step with the name of another', 'step: last', 'step: write', usedTwice('write')],
    ['a phase after nothing', 'after: intake', 'after: nothing', "There is no 'nothing' in this template"],
    ['a module after nothing', 'after: choose', 'after: nothing', "There is no 'nothing' in this template"],
    ['a track after nothing', 'after: judge', 'after: nothing', "There is no 'nothing' in this template"],
    ['a step after two', 'after: write', 'after: [write, nothing]', "There is no 'nothing' in this template"],
    [
      'a ladder that there is not',
      'reminders: school',
      'reminders: provider',
      "There is no ladder 'provider'",
    ],
  ])('%s is named where it stands', (_, from, to, sentence) => {
    const slip = sound.replace(from, to);
    const place = slip.split('\n').findLastIndex((text) => text.includes(to.split('\n')[0]!));
    expect(saidOf(slip)).toEqual([[place + 1, expect.stringContaining(sentence)]]);
  });

  it.each([
    [
      'a review that does not say of what',
      /\n +reviews: .*/,
      'judge',
      'A review names the step that it judges',
    ],
    ['a trajectory that is not named', /\n +proposes: .*/, 'next_one', 'Name the template that is proposed.'],
    ['a decision without options', /\n +options: .*/, 'choose', 'A decision needs options.'],
  ])('%s is named where its step stands', (_, left, step, sentence) => {
    const slip = sound.replace(left, '');
    const place = slip.split('\n').findIndex((text) => text.includes(`step: ${step}`));
    expect(saidOf(slip)).toEqual([[place + 1, expect.stringContaining(sentence)]]);
  });

  it('must belong to the step: only a trajectory is started, and only what is due expires', () => {
    const otherKind = sound.replace('kind: trajectory', 'kind: confirm').replace(/\n +proposes: .*/, '');
    expect(saidOf(otherKind).map(([, sentence]) => sentence)).toEqual([
      'Only a step of the kind trajectory starts one.',
    ]);
    const endless = sound.replace(/\n +due: .*/, '');
    expect(saidOf(endless).map(([, sentence]) => sentence)).toEqual(['What expires needs a due date.']);
  });
});
