import { describe, expect, it } from '@jest/globals';
import { parseTemplate } from '../../template/reading/load.ts';
import type { EventBody } from '../../trajectory/model/events.ts';
import { type CountedHead, countedIn } from './observations.ts';

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

type Entry = { readonly on: string; readonly body: EventBody };
const given = (on: string, more: object = {}): Entry => ({
  on,
  body: {
    ...{ type: 'completed', path: 'training/given', outcome: 'held', answers: { teachers: 12 } },
    ...more,
  } as EventBody,
});
const enrolled: Entry = {
  on: '2026-09-01',
  body: { type: 'enrolled', roles: { trainer: 'an', counsellor: 'bob' } } as unknown as EventBody,
};
const counted = (entries: readonly Entry[], head: CountedHead = {}, from = template) =>
  countedIn(
    entries.map(({ on, body }, index) => ({ version: index + 1, at: `${on}T10:00:00.000Z`, body })),
    from,
    head,
  );
const told = (...entries: Entry[]) =>
  counted(entries)
    .observations.filter(({ until }) => until === undefined)
    .map(({ indicator, on, value }) => [indicator, on, value]);
const again: Entry = { on: '2026-10-05', body: { type: 'reopened', path: 'training/given', reason: 'x' } };
const corrected = given('2026-10-08', { answers: { teachers: 14 } });

describe('what counts in a journal', () => {
  it('is that the school was reached, and as what', () => {
    const reached = (head: CountedHead) =>
      counted([enrolled], head).observations.map(({ indicator, schoolYear }) => [indicator, schoolYear]);
    expect(reached({})).toEqual([]);
    expect(reached({ school: '900001' })).toEqual([
      ['schools_in_trajectory', '2026-2027'],
      ['reached_group_unknown', '2026-2027'],
    ]);
    expect(reached({ school: '900001', group: 'volger' })[1]).toEqual(['reached_volgers', '2026-2027']);
    expect(reached({ school: '900001', group: 'first-mover' })[1]?.[0]).toBe('reached_first_movers');
  });

  it('is a step that was done, and the number that was filled in', () => {
    expect(told(enrolled, given('2026-10-01'))).toEqual([
      ['training_sessions', '2026-10-01', 1],
      ['teachers_in_trajectories', '2026-10-01', 12],
    ]);
  });

  it('is no step that ended otherwise, though what was filled in counts', () => {
    expect(told(enrolled, given('2026-10-01', { outcome: 'cancelled' }))).toEqual([
      ['teachers_in_trajectories', '2026-10-01', 12],
    ]);
  });

  it('is nothing that was opened again until it is done again, and then as it was done last', () => {
    expect(told(enrolled, given('2026-10-01'), again)).toEqual([]);
    expect(told(enrolled, given('2026-10-01'), again, corrected)).toEqual([
      ['training_sessions', '2026-10-08', 1],
      ['teachers_in_trajectories', '2026-10-08', 14],
    ]);
  });

  it('says until when it counted, and which was the first', () => {
    const { observations } = counted([enrolled, given('2026-10-01'), again, corrected]);
    expect(observations.map(({ on, until, isFirst }) => [on, until?.slice(0, 10), isFirst])).toEqual([
      ['2026-10-01', '2026-10-05', true],
      ['2026-10-01', '2026-10-05', true],
      ['2026-10-08', undefined, false],
      ['2026-10-08', undefined, false],
    ]);
  });

  it('says of what came before that it counts no more', () => {
    expect(counted([again]).ended).toEqual([{ path: 'training/given', at: '2026-10-05T10:00:00.000Z' }]);
    const back = {
      type: 'returned',
      path: 'training/check',
      target: 'training/given',
      comment: 'x',
    } as const;
    expect(counted([{ on: '2026-10-06', body: back }, corrected]).ended).toEqual([
      { path: 'training/given', at: '2026-10-06T10:00:00.000Z' },
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
    expect(counted([enrolled], {}, aiming.template).observations).toMatchObject([
      { indicator: 'training_sessions', on: '2026-09-01', value: 4, isTarget: true },
    ]);
  });
});

describe('who gives the training', () => {
  it('is whoever has the role of a provider, each until the next', () => {
    const entries: Entry[] = [
      enrolled,
      { on: '2026-09-20', body: { type: 'handed-over', role: 'trainer', to: 'bea' } },
      { on: '2026-09-21', body: { type: 'assigned', role: 'stand_in', person: 'carl' } },
    ];
    const { holders, replaced } = counted(entries);
    expect(holders.map(({ role, rank, person, until }) => [role, rank, person, until])).toEqual([
      ['trainer', 1, 'an', '2026-09-20T10:00:00.000Z'],
      ['trainer', 1, 'bea', undefined],
      ['stand_in', 2, 'carl', undefined],
    ]);
    expect(replaced.map(({ role, at }) => [role, at.slice(0, 10)])).toEqual([
      ['stand_in', '2026-09-21'],
      ['trainer', '2026-09-01'],
    ]);
  });
});
