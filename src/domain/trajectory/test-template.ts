import { RULES_ONLY } from '../calendar/school-calendar.ts';
import { instantAt } from '../calendar/wall-clock.ts';
import type { Rejection } from '../rejection.ts';
import type { Template } from '../template/model/types.ts';
import { parseTemplate } from '../template/reading/load.ts';
import { advance } from './decide/advance.ts';
import { type Enrolment, enrol } from './decide/enrol.ts';
import type { Advanced, Context } from './model/advanced.ts';
import type { Command } from './model/commands.ts';

/** A small model trajectory with one of everything, for the tests of the core. */
const source = `
template: small
subject: school
title: { nl: Klein traject, en: Small trajectory }
summary: { nl: Van alles een, en: One of everything }
source: written for the tests
available_from: 2020-09-01
counsellor: counsellor
roles:
  - { role: counsellor, party: pbd, title: { nl: Begeleider, en: Counsellor } }
  - { role: principal, party: school, title: { nl: Directeur, en: Principal } }
  - { role: ict, party: school, title: { nl: ICT-coördinator, en: ICT coordinator }, optional: true, falls_back_to: principal }
ladders:
  school:
    - { rung: asked, at: open }
    - { rung: soon, before: P3D }
    - { rung: overdue, after: P1W, every: P2W, times: 2 }
    - { rung: told, after: P3W, to: counsellor }
phases:
  - phase: referral
    title: { nl: Toeleiding, en: Referral }
    steps:
      - step: confirm
        kind: confirm
        role: principal
        title: { nl: Bevestig, en: Confirm }
        options:
          - { id: confirmed, title: { nl: Ja, en: 'Yes' } }
          - { id: declined, title: { nl: Nee, en: 'No' }, then: stop }
        due: { in: P2W }
        reminders: school
        expires: { after: P6W, then: ask }
        more_time: { by: P2W, times: 2 }
  - phase: intake
    title: { nl: Intake, en: Intake }
    steps:
      - step: talk
        kind: meeting
        role: principal
        attendees: [counsellor]
        title: { nl: Gesprek, en: Conversation }
        due: { in: P4W }
        reminders:
          - { rung: asked, at: open }
          - { rung: overdue, after: P1W }
          - { rung: tomorrow, before: P1D, from: appointment }
        answers:
          type: object
          additionalProperties: false
          required: [needs]
          properties:
            needs:
              type: array
              title: { nl: Behoeften, en: Needs }
              items: { enum: [literacy, didactics] }
              x-labels:
                literacy: { nl: Geletterdheid, en: Literacy }
                didactics: { nl: Didactiek, en: Didactics }
            level:
              type: string
              title: { nl: Niveau, en: Level }
              enum: [basic, advanced]
              x-labels:
                basic: { nl: Basis, en: Basic }
                advanced: { nl: Gevorderd, en: Advanced }
          examples: [{ needs: [literacy], level: basic }]
      - step: write
        kind: document
        role: principal
        title: { nl: Schrijf de visie, en: Write the vision }
        due: { in: P8W, calendar: school-days }
        reminders: school
        expires: { after: P6W, then: skip }
      - step: judge
        kind: review
        reviews: write
        title: { nl: Lees de visie, en: Read the vision }
        due: { in: P2W }
  - phase: training
    title: { nl: Vorming, en: Training }
    modules:
      - module: literacy
        title: { nl: Geletterdheid, en: Literacy }
        when: list contains(talk.needs, "literacy")
        level: talk.level
        steps:
          - step: literacy_sessions
            kind: training
            role: ict
            title: { nl: Plan de vorming, en: Plan the training }
            due: { in: P6W }
            reminders: school
            expires: { after: P8W, then: stop }
      - module: didactics
        title: { nl: Didactiek, en: Didactics }
        when: list contains(talk.needs, "didactics")
        steps:
          - step: didactics_sessions
            kind: training
            role: principal
            title: { nl: Plan de vorming, en: Plan the training }
            due: { in: P6W }
            reminders: school
            expires: { after: P8W, then: stop }
  - phase: follow_up
    title: { nl: Opvolging, en: Follow-up }
    steps:
      - step: conversation
        kind: confirm
        title: { nl: Opvolggesprek, en: Follow-up }
        repeat: { at: [P3M, P6M, P12M] }
        due: { in: P4W }
        expires: { after: P8W, then: skip }
        reminders:
          - { rung: asked, at: open }
      - step: thanks
        kind: notice
        role: principal
        title: { nl: Bedankt, en: Thank you }
`;

const heading = source.slice(0, source.indexOf('phases:'));

/**
 * A model trajectory with the roles and ladders of the small one.
 * @param phases in YAML, from column 0 on: the list under `phases`
 */
export function templateOf(phases: string): Template {
  const parsed = parseTemplate(`${heading}phases:\n${phases}`);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.template;
}

/** The small model trajectory. */
export const small: Template = templateOf(source.slice(source.indexOf('phases:') + 'phases:\n'.length));

/** The rules of the school calendar, without exceptions. */
export const context: Context = { calendar: RULES_ONLY };

/** A local date and time in Brussels as an instant. */
export const at = (date: string, time = '10:00') => instantAt(date, time);

/** An enrolment in the small trajectory on Tuesday 1 September 2026. */
export function enrolled(changes: Partial<Enrolment> = {}, template = small): Advanced {
  return granted(
    enrol(
      {
        id: 'trajectory-1',
        now: at('2026-09-01'),
        actor: { kind: 'person', person: 'an' },
        subject: { kind: 'school', id: '900001' },
        start: '2026-09-01',
        roles: { counsellor: 'an', principal: 'bea' },
        ...changes,
      },
      template,
      1,
      context,
    ),
  );
}

/** Lets the clock run to an instant. */
export function wake(from: Advanced, now: string, template = small): Advanced {
  return granted(advance(from.state, template, { kind: 'wake', now }, context));
}

/** A command, carried out or refused. */
export function command(from: Advanced, now: string, asked: Command, template = small): Advanced | Rejection {
  const actor =
    asked.type === 'undeliverable'
      ? ({ kind: 'system' } as const)
      : ({ kind: 'person', person: 'an' } as const);
  return advance(from.state, template, { kind: 'command', now, actor, command: asked }, context);
}

/** A command that must be carried out. */
export function act(from: Advanced, now: string, asked: Command, template = small): Advanced {
  return granted(command(from, now, asked, template));
}

/** The outcome, or an error with the reason of the refusal: for tests in which nothing should be refused. */
export function granted(outcome: Advanced | Rejection): Advanced {
  if (outcome.rejected) throw new Error(`${outcome.code}: ${JSON.stringify(outcome.errors)}`);
  return outcome;
}
