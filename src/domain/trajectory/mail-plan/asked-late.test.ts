import { describe, expect, it } from '@jest/globals';
import { localDateOf } from '../../calendar/wall-clock.ts';
import type { Advanced } from '../model/advanced.ts';
import { act, at, command, enrolled, templateOf, wake } from '../test-template.ts';

const mails = (outcome: Advanced, step: string) =>
  outcome.plan
    .filter((mail) => mail.step === step)
    .map((mail) => `${localDateOf(mail.at)} ${mail.rung} → ${mail.to}`);

describe('A step that opens after its fixed date', () => {
  const template = templateOf(`
  - phase: one
    title: { nl: Een, en: One }
    steps:
      - { step: first, kind: confirm, role: principal, title: { nl: Eerst, en: First } }
      - step: second
        kind: confirm
        role: principal
        title: { nl: Dan, en: Then }
        due: { on: 2026-10-01 }
        reminders: school
        expires: { after: P4W, then: skip }
`);
  const late = act(
    enrolled({}, template),
    at('2026-11-16'),
    { type: 'complete', step: 'one/first' },
    template,
  );

  it('gives as much time after its opening as it would have given after its date', () => {
    expect(late.state.nodes['one/second']?.status).toBe('open');
    expect(mails(late, 'second')).toEqual([
      '2026-11-16 asked → principal',
      '2026-11-23 overdue → principal',
      '2026-12-07 overdue.2 → principal',
      '2026-12-07 told → counsellor',
    ]);
    expect(localDateOf(late.wakeAt!)).toBe('2026-12-14');
  });

  it('asks without naming a date that has gone by', () => {
    const [ask, overdue] = late.plan.filter(({ step }) => step === 'second');
    expect([ask?.due, overdue?.due]).toEqual([undefined, '2026-10-01']);
  });
});

describe('A conversation that is called off after its due date', () => {
  const intake = act(enrolled(), at('2026-09-02'), { type: 'complete', step: 'referral/confirm' });
  const far = { start: at('2027-01-12', '14:00'), end: at('2027-01-12', '15:00') };
  const arranged = act(intake, at('2026-09-03'), {
    type: 'reschedule',
    step: 'intake/talk',
    appointments: [far],
  });
  const off = (now: string) =>
    command(arranged, now, { type: 'reschedule', step: 'intake/talk', appointments: [] });

  it('is reminded of from that day on, and not of all the weeks before', () => {
    const calledOff = off(at('2027-01-11', '21:30')) as Advanced;
    expect(mails(calledOff, 'talk').filter((mail) => mail.includes('overdue'))).toEqual([
      '2027-01-18 overdue → principal',
    ]);
  });

  it('can be called off only as long as it is to come', () => {
    expect(off(at('2027-01-13'))).toMatchObject({ code: 'appointment-missing' });
    expect(
      command(intake, at('2026-09-03'), { type: 'reschedule', step: 'intake/talk', appointments: [] }),
    ).toMatchObject({ code: 'appointment-missing' });
  });
});

describe('A trajectory that is enrolled as under way', () => {
  const joined = enrolled({
    now: at('2026-12-01'),
    underWay: { phase: 'referral', since: '2026-09-01' },
  });

  it('reminds from its enrolment on of what was due before it', () => {
    expect(mails(joined, 'confirm')).toEqual([
      '2026-12-08 overdue → principal',
      '2026-12-22 told → counsellor',
      '2027-01-04 overdue.2 → principal',
    ]);
    expect(joined.wakeAt! > at('2026-12-29')).toBe(true);
  });

  it('leaves the same time when it is paused at once', () => {
    const paused = act(joined, at('2026-12-02'), { type: 'pause', reason: 'x' });
    const resumed = act(paused, at('2027-03-01', '06:00'), { type: 'resume' });
    expect(localDateOf(resumed.wakeAt!) > '2027-03-29').toBe(true);
  });
});

describe('More time, taken twice', () => {
  it('starts a ladder of its own each time, under names of their own', () => {
    const keys = (outcome: Advanced) =>
      outcome.plan.filter(({ step }) => step === 'confirm').map(({ key }) => key);
    const more = { type: 'reschedule', step: 'referral/confirm', extension: true } as const;
    const before = keys(enrolled());
    const once = act(enrolled(), at('2026-10-02'), more);
    const twice = act(once, at('2026-10-03'), more);
    const again = keys(twice).filter((key) => !key.includes('/asked'));
    expect(again.filter((key) => before.includes(key) || keys(once).includes(key))).toEqual([]);
  });
});

describe('A step that comes back at a distance', () => {
  const template = templateOf(`
  - phase: one
    title: { nl: Een, en: One }
    steps:
      - step: meets
        kind: confirm
        role: counsellor
        title: { nl: Overleg, en: Meeting }
        repeat: { every: P3M, times: 3 }
`);

  it('keeps its rhythm when the first one is opened again to correct it', () => {
    const held = act(
      enrolled({}, template),
      at('2026-09-02'),
      { type: 'complete', step: 'one/meets#1' },
      template,
    );
    const again = act(held, at('2026-11-10'), { type: 'reopen', step: 'one/meets#1', reason: 'x' }, template);
    expect(localDateOf(held.wakeAt!)).toBe('2026-12-01');
    expect(again.wakeAt).toBe(held.wakeAt);
    const second = wake(again, again.wakeAt!, template);
    expect(second.state.nodes['one/meets#2']?.openedOn).toBe('2026-12-01');
  });
});

describe('A review in a later phase than what it judges', () => {
  const template = templateOf(`
  - phase: one
    title: { nl: Een, en: One }
    steps:
      - { step: plan, kind: document, role: principal, title: { nl: Plan, en: Plan } }
  - phase: two
    title: { nl: Twee, en: Two }
    steps:
      - { step: judge, kind: review, reviews: plan, title: { nl: Lees, en: Read } }
`);

  it('waits for the work anew when it asks for changes', () => {
    const handedIn = act(
      enrolled({}, template),
      at('2026-09-02'),
      { type: 'complete', step: 'one/plan', attachments: ['a'] },
      template,
    );
    const returned = act(
      handedIn,
      at('2026-09-03'),
      { type: 'complete', step: 'two/judge', outcome: 'changes', comment: 'x' },
      template,
    );
    const status = (outcome: Advanced, path: string) => outcome.state.nodes[path]?.status;
    expect([status(returned, 'one/plan'), status(returned, 'two/judge')]).toEqual(['open', 'withdrawn']);
    const better = act(
      returned,
      at('2026-09-04'),
      { type: 'complete', step: 'one/plan', attachments: ['b'] },
      template,
    );
    expect(status(better, 'two/judge')).toBe('open');
  });
});
