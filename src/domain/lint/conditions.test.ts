import { describe, expect, it } from '@jest/globals';
import { RULES_ONLY } from '../calendar/school-calendar.ts';
import { lint } from './lint.ts';

/** A form, a step for whom the condition holds, and one for everybody. */
function templateWith(condition: string): string {
  const text = (nl: string, en: string) => `{ nl: ${nl}, en: ${en} }`;
  const ladder = '[{ rung: asked, at: open }, { rung: told, after: P2W, to: counsellor }]';
  return `template: conditions
subject: school
title: ${text('Voorwaarden', 'Conditions')}
summary: ${text('Een modeltraject met één voorwaarde', 'A template with one condition')}
source: written for the tests of lint
available_from: 2026-09-01
counsellor: counsellor
roles:
  - { role: counsellor, party: pbd, title: ${text('Begeleider', 'Counsellor')} }
  - { role: principal, party: school, title: ${text('Directeur', 'Principal')} }
  - { role: digicoach, party: school, optional: true, title: ${text('Digicoach', 'Digicoach')} }
phases:
  - phase: intake
    title: ${text('Intake', 'Intake')}
    steps:
      - step: talk
        kind: form
        role: principal
        title: ${text('Vertel', 'Tell')}
        due: { in: P4W }
        reminders: ${ladder}
        expires: { after: P6W, then: ask }
        answers:
          type: object
          additionalProperties: false
          required: [topic, needs, teachers]
          properties:
            topic:
              type: string
              minLength: 3
              maxLength: 40
              title: ${text('Onderwerp', 'Topic')}
            remark:
              type: string
              title: ${text('Opmerking', 'Remark')}
            needs:
              type: array
              title: ${text('Behoeften', 'Needs')}
              items: { enum: [literacy, didactics] }
              x-labels:
                literacy: ${text('Geletterdheid', 'Literacy')}
                didactics: ${text('Didactiek', 'Didactics')}
            teachers:
              type: integer
              minimum: 5
              maximum: 100
              title: ${text('Leraren', 'Teachers')}
            wise: { type: boolean, x-widget: checkbox, title: ${text('Een digicoach', 'A digicoach')} }
            day: { type: string, format: date, title: ${text('Dag', 'Day')} }
          examples:
            - { topic: een quiz, remark: traag wifi, needs: [literacy], teachers: 12, day: 2026-10-01 }
      - step: second
        kind: confirm
        role: principal
        title: ${text('Bevestig', 'Confirm')}
        due: { in: P2W }
        reminders: ${ladder}
        expires: { after: P4W, then: skip }
        when: >-
          ${condition}
      - step: last
        kind: milestone
        title: ${text('Klaar', 'Ready')}
`;
}

// What stands in the rest of the template is not what is tried here.
function findingsOf(condition: string) {
  const { findings } = lint(templateWith(condition), { calendar: RULES_ONLY });
  return findings.filter(({ rule }) => rule !== 'noun-missing' && rule !== 'role-unused');
}

const lineOfWhen =
  templateWith('true')
    .split('\n')
    .findIndex((line) => line.includes('when: ')) + 1;

describe('A condition', () => {
  it.each([
    ['talk.outcome != submitted', 'condition-unknown-name'],
    ['talk.outcome = submitted', 'condition-unknown-name'],
    ['talk.outcome = not-now', 'condition-unknown-name'],
    ['talk.outcome in (submitted)', 'condition-unknown-name'],
    ['contains(talk.topic, quiz)', 'condition-unknown-name'],
    // A function that is named but not called is a text without its quotes.
    ['talk.topic = count', 'condition-unknown-name'],
    ['some need in talk.needs satisfies ned = "literacy"', 'condition-unknown-name'],
    ['talk = "submitted"', 'condition-unknown-field'],
    ['not talk.outcome = "submitted"', 'condition-unknown-field'],
    ['trajectory.groep = "volger"', 'condition-unknown-field'],
    ['roles.digicoatch = true', 'condition-unknown-field'],
    ['talk.outcome = = "submitted"', 'condition-unreadable'],
    ['talk.teachers => 10', 'condition-unreadable'],
    ['talk.teachers =< 10', 'condition-unreadable'],
    ['talk.topic = "quiz" or = "wifi"', 'condition-unreadable'],
    ['talk.outcome = "submited"', 'condition-unknown-value'],
    ['talk.outcome in ("submitted", "hald")', 'condition-unknown-value'],
    ['list contains(["submited"], talk.outcome)', 'condition-unknown-value'],
    ['some need in talk.needs satisfies need = "magic"', 'condition-unknown-value'],
    ['trajectory.group = "volgers"', 'condition-unknown-value'],
    ['talk.teachers = 200', 'condition-unknown-value'],
    ['talk.topic = "x"', 'condition-unknown-value'],
    ['talk.wise = "true"', 'condition-wrong-type'],
    ['"true" != talk.wise', 'condition-wrong-type'],
    ['talk.wise > 1', 'condition-wrong-type'],
    ['talk.teachers > "ten"', 'condition-wrong-type'],
    ['talk.teachers between "a" and "b"', 'condition-wrong-type'],
    ['talk.teachers in ["a".."b"]', 'condition-wrong-type'],
    ['talk.teachers in (< "b")', 'condition-wrong-type'],
    ['talk.topic <= 3', 'condition-wrong-type'],
    ['talk.needs = "literacy"', 'condition-wrong-type'],
    ['list contains(talk.topic, "quiz")', 'condition-wrong-type'],
    ['list contains(talk.needs, 1)', 'condition-wrong-type'],
    ['string length(talk.teachers) > 2', 'condition-wrong-type'],
    ['starts with(talk.topic, 3)', 'condition-wrong-type'],
    ['upper case(talk.topic) = 3', 'condition-wrong-type'],
    ['talk.day > date("2027-01-01")', 'condition-wrong-type'],
    ['talk.topic = talk.teachers', 'condition-wrong-type'],
    ['talk.outcome = "submitted" or "held"', 'condition-wrong-type'],
    ['not(talk.topic)', 'condition-wrong-type'],
    ['talk.outcome', 'condition-wrong-type'],
  ])('%s is found out as %s, on its line', (condition, rule) => {
    const found = findingsOf(condition).map((finding) => [finding.rule, finding.line]);
    expect(found).toEqual([[rule, lineOfWhen]]);
  });

  it.each([
    'talk.outcome = "submitted"',
    '"submitted" = talk.outcome',
    'talk.outcome in ("submitted")',
    'talk.topic = "een heel ander onderwerp"',
    'talk.topic != "een quiz"',
    'not(talk.topic = "een quiz")',
    'contains(talk.topic, "a") and not(contains(talk.topic, "q"))',
    'matches(talk.topic, "^[a-z ]+$")',
    'string length(talk.topic) = 40',
    'string length(talk.remark) > 0',
    'talk.remark = null',
    'talk.teachers = 99',
    'talk.teachers > 3',
    'talk.teachers > 20 and talk.teachers < 30',
    'talk.teachers in [90..95]',
    'talk.teachers between 6 and 8',
    'talk.wise',
    'talk.wise = false and talk.teachers < 6',
    'count(talk.needs) = 2',
    'talk.needs[item = "didactics"] != []',
    'every need in talk.needs satisfies need = "didactics"',
    'date(talk.day) > date("2030-01-01")',
    'talk.day = "2031-02-03"',
    'if talk.wise = true then talk.teachers > 50 else false',
    'trajectory.group = "first-mover"',
    'date(trajectory.start) >= date("2027-09-01")',
    'roles.digicoach = false',
    'linked.digitale_school.status = "completed"',
    '"done" = linked.digitale_school.intake_done',
    'linked.digicoach.status = "stopped" or linked.digicoach.status = "completed"',
  ])('%s can come true, and has nothing that lint finds', (condition) => {
    expect(findingsOf(condition)).toEqual([]);
  });

  it.each([
    'talk.teachers > 100',
    'talk.teachers < 20 and talk.teachers > 30',
    'string length(talk.topic) < 3',
    'talk.topic = null and talk.outcome = "submitted"',
    'count(talk.needs) > 2',
    'talk.topic = "een quiz" and talk.topic = "iets anders"',
  ])('%s can never come true, and its step is never reached', (condition) => {
    expect(findingsOf(condition).map(({ rule, at }) => [rule, at])).toContainEqual([
      'unreachable-step',
      'second',
    ]);
  });

  it('names the quotes that are forgotten', () => {
    const [finding] = findingsOf('talk.outcome != submitted');
    expect(finding?.mend?.nl).toBe('Een tekst hoort tussen dubbele aanhalingstekens: "submitted".');
    expect(finding?.mend?.en).toBe('Put texts between double quotes: "submitted".');
  });

  it('names the outcomes that a step can have', () => {
    const [finding] = findingsOf('second.outcome = "ful"');
    expect(finding?.message.en).toBe('second.outcome can never be "ful".');
    expect(finding?.mend?.en).toBe('Choose from: confirmed.');
  });

  it('that works with an answer first is not held against a step that was not reached', () => {
    const found = findingsOf('talk.teachers * 3 = 210');
    expect(found.map(({ rule, severity, at }) => [rule, severity, at])).toEqual([
      ['bound-reached', 'note', 'talk'],
    ]);
  });
});
