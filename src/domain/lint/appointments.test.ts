import { describe, expect, it } from '@jest/globals';
import { context, templateOf } from '../trajectory/test-template.ts';
import { checkAppointments } from './appointments.ts';
import { explore } from './explore.ts';

const template = templateOf(`
  - phase: talks
    title: { nl: Gesprekken, en: Talks }
    steps:
      - step: told
        kind: meeting
        role: principal
        title: { nl: Eerste, en: First }
        reminders: [{ rung: missing, kind: escalation, after: P4W, from: appointment, to: counsellor }]
      - step: silent
        kind: meeting
        role: principal
        title: { nl: Tweede, en: Second }
        reminders: [{ rung: eve, before: P1D, from: appointment, to: counsellor }]
`);
const found = (exploration: Parameters<typeof checkAppointments>[1]) =>
  checkAppointments(template, exploration, context).map(({ rule, at, trail }) => [rule, at, trail]);

describe('silence after an appointment', () => {
  it('is looked for where the meeting first opens, with the way there', () => {
    expect(found(explore(template, '2026-09-01', context))).toEqual([
      ['silence-after-appointment', 'silent', ['told: held', 'silent: 2026-09-15']],
    ]);
  });

  it('is read from the ladder where the search was cut short before it came there', () => {
    const nothing = { visits: [], opened: new Set<string>(), untried: [] };
    expect(found({ ...nothing, bound: 4_000 })).toEqual([['silence-after-appointment', 'silent', undefined]]);
    expect(found(nothing)).toEqual([]);
  });
});
