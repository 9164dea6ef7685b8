import { describe, expect, it } from '@jest/globals';
import { parseTemplate } from '../../template/reading/load.ts';
import type { JournalEntry, ReportedTrajectory } from './facts.ts';
import { observationsOf } from './observations.ts';

const YAML = `
template: counted
subject: school
title: { nl: Geteld, en: Counted }
summary: { nl: Wat telt, en: What counts }
source: written for the tests
available_from: 2020-09-01
counsellor: counsellor
roles:
  - { role: counsellor, party: pbd, title: { nl: Begeleider, en: Counsellor } }
  - { role: trainer, party: provider, title: { nl: Lesgever, en: Trainer }, optional: true }
  - { role: stand_in, party: provider, title: { nl: Vervanger, en: Stand-in }, optional: true }
phases:
  - phase: training
    title: { nl: Vorming, en: Training }
    steps:
      - step: given
        kind: form
        role: trainer
        title: { nl: Gegeven, en: Given }
        options:
          - { id: held, title: { nl: Gegeven, en: Held } }
          - { id: cancelled, title: { nl: Afgelast, en: Cancelled } }
        indicator: training_sessions
        answers:
          type: object
          additionalProperties: false
          properties:
            teachers:
              type: integer
              title: { nl: Leraren, en: Teachers }
              x-indicator: teachers_in_trajectories
`;
const parsed = parseTemplate(YAML);
if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
const { template } = parsed;

const enrolled: JournalEntry = { on: '2026-09-01', type: 'enrolled', roles: { trainer: 'an' } };
const given = (on: string, more: Partial<JournalEntry> = {}): JournalEntry => ({
  ...{ on, type: 'completed', path: 'training/given', outcome: 'held', answers: { teachers: 12 } },
  ...more,
});
const trajectoryWith = (journal: JournalEntry[], more: Partial<ReportedTrajectory> = {}) => ({
  ...{ id: 'one', reference: 'DS-1', template: 'counted', templateVersion: 1 },
  ...{ subject: { kind: 'school', id: '900001' } as const, school: '900001', journal },
  ...more,
});
const observed = (journal: JournalEntry[], firstOnly = false) =>
  observationsOf([trajectoryWith(journal)], {
    templateOf: () => template,
    organisationOf: (person) => (person === 'nobody' ? undefined : `house of ${person}`),
    firstOnly,
  });
const told = (journal: JournalEntry[], firstOnly = false) =>
  observed(journal, firstOnly)
    .filter(({ indicator }) => !/^(reached|schools)_/.test(indicator))
    .map(({ indicator, on, value }) => [indicator, on, value]);

describe('what counts in a journal', () => {
  it('is that the school was reached, and as what', () => {
    const reached = (group?: 'volger' | 'first-mover') =>
      observationsOf([trajectoryWith([enrolled], group === undefined ? {} : { group })], {
        templateOf: () => undefined,
        organisationOf: () => undefined,
      }).map(({ indicator }) => indicator);
    expect(reached()).toEqual(['schools_in_trajectory', 'reached_group_unknown']);
    expect(reached('volger')).toEqual(['schools_in_trajectory', 'reached_volgers']);
    expect(reached('first-mover')).toEqual(['schools_in_trajectory', 'reached_first_movers']);
  });

  it('is nothing before the enrolment', () => {
    expect(observed([given('2026-10-01')])).toEqual([]);
  });

  it('is a step that was done, and the number that was filled in', () => {
    expect(told([enrolled, given('2026-10-01')])).toEqual([
      ['training_sessions', '2026-10-01', 1],
      ['teachers_in_trajectories', '2026-10-01', 12],
    ]);
  });

  it('is no step that ended otherwise, though what was filled in counts', () => {
    expect(told([enrolled, given('2026-10-01', { outcome: 'cancelled' })])).toEqual([
      ['teachers_in_trajectories', '2026-10-01', 12],
    ]);
  });

  it('is nothing that was opened again until it is done again, and then as it was done last', () => {
    const again: JournalEntry = { on: '2026-10-05', type: 'reopened', path: 'training/given' };
    expect(told([enrolled, given('2026-10-01'), again])).toEqual([]);
    const corrected = given('2026-10-08', { answers: { teachers: 14 } });
    expect(told([enrolled, given('2026-10-01'), again, corrected])).toEqual([
      ['training_sessions', '2026-10-08', 1],
      ['teachers_in_trajectories', '2026-10-08', 14],
    ]);
    expect(told([enrolled, given('2026-10-01'), again, corrected], true)).toEqual([
      ['training_sessions', '2026-10-01', 1],
      ['teachers_in_trajectories', '2026-10-01', 12],
    ]);
  });
});

describe('what a template aims at with a step', () => {
  it('is a target of its indicators from the day of the enrolment', () => {
    const source = YAML.replace(
      '        indicator: training_sessions',
      '        indicator: training_sessions\n        target: 4',
    );
    const aiming = parseTemplate(source);
    if (!aiming.ok) throw new Error(JSON.stringify(aiming.errors));
    const targets = observationsOf([trajectoryWith([enrolled])], {
      templateOf: () => aiming.template,
      organisationOf: () => undefined,
    }).filter(({ isTarget }) => isTarget);
    expect(targets).toMatchObject([{ indicator: 'training_sessions', on: '2026-09-01', value: 4 }]);
  });
});

describe('who gives the training', () => {
  const providerAfter = (...more: JournalEntry[]) =>
    observed([enrolled, ...more, given('2026-10-01')]).at(-1)?.provider;

  it('is the organisation of whoever has the role in the end', () => {
    expect(providerAfter()).toBe('house of an');
    expect(providerAfter({ on: '2026-09-20', type: 'handed-over', role: 'trainer', person: 'bea' })).toBe(
      'house of bea',
    );
  });

  it('is that of the next role where the first has nobody of an organisation', () => {
    const left: JournalEntry = { on: '2026-09-20', type: 'assigned', role: 'trainer', person: 'nobody' };
    expect(providerAfter(left)).toBeUndefined();
    expect(
      providerAfter(left, { on: '2026-09-21', type: 'assigned', role: 'stand_in', person: 'carl' }),
    ).toBe('house of carl');
  });
});
