import { describe, expect, it } from '@jest/globals';
import { localDateOf, localTimeOf } from '../../calendar/wall-clock.ts';
import type { Advanced } from '../model/advanced.ts';
import { act, at, command, enrolled, templateOf, wake } from '../test-template.ts';

const mails = (outcome: Advanced, step: string) =>
  outcome.plan
    .filter((mail) => mail.step === step)
    .map((mail) => `${localDateOf(mail.at)} ${mail.rung} → ${mail.to}`);
const pause = (from: Advanced, now: string, until?: string) =>
  act(from, now, { type: 'pause', reason: 'x', ...(until === undefined ? {} : { until }) });
const refusalOf = (...asked: Parameters<typeof command>) => {
  const outcome = command(...asked);
  if (!outcome.rejected) return undefined;
  return outcome.errors?.[0]?.code ?? outcome.code;
};
const resume = (from: Advanced, now: string) => act(from, now, { type: 'resume' });

describe('An appointment around a pause', () => {
  const intake = act(enrolled(), at('2026-09-02'), { type: 'complete', step: 'referral/confirm' });
  const day = { start: at('2026-10-15', '14:00'), end: at('2026-10-15', '15:00') };
  const arranged = act(intake, at('2026-09-03'), {
    type: 'reschedule',
    step: 'intake/talk',
    appointments: [day],
  });
  const reminder = (outcome: Advanced) => mails(outcome, 'talk').filter((mail) => mail.includes('tomorrow'));

  it('is reminded of on the day before it, whatever was paused meanwhile', () => {
    const resumed = resume(pause(arranged, at('2026-09-07')), at('2026-09-28'));
    expect(reminder(resumed)).toEqual(['2026-10-14 tomorrow → principal']);
  });

  it('is reminded of when the pause is over, as long as that is in time', () => {
    const soon = { ...day, start: at('2026-10-17', '14:00'), end: at('2026-10-17', '15:00') };
    const later = act(intake, at('2026-09-03'), {
      type: 'reschedule',
      step: 'intake/talk',
      appointments: [soon],
    });
    // The 16th is a Friday, the 17th a Saturday.
    expect(reminder(later)).toEqual(['2026-10-16 tomorrow → principal']);
    expect(reminder(resume(pause(later, at('2026-10-12')), at('2026-10-16', '06:00')))).toEqual([
      '2026-10-16 tomorrow → principal',
    ]);
  });

  it('is not announced for tomorrow when it is today or was before', () => {
    expect(reminder(resume(pause(arranged, at('2026-10-12')), at('2026-10-15', '06:00')))).toEqual([]);
    expect(reminder(resume(pause(arranged, at('2026-10-12')), at('2026-10-19')))).toEqual([]);
  });
});

describe('What happens during a pause', () => {
  it('counts from its end, so that nothing goes in a burst', () => {
    const paused = pause(enrolled(), at('2026-09-02'));
    const lost = act(paused, at('2026-09-03'), { type: 'undeliverable', role: 'principal' });
    const resumed = resume(lost, at('2027-03-01', '06:00'));
    const task = mails(resumed, 'no_contact');
    expect(task[0]).toBe('2027-03-01 ask → counsellor');
    expect(task.slice(1).every((mail) => mail.slice(0, 10) > '2027-03-15')).toBe(true);
  });

  it('is told to whoever took over a role on the first good morning after it', () => {
    const paused = pause(enrolled(), at('2026-09-02'), '2027-08-15');
    const assigned = act(paused, at('2027-06-20'), { type: 'assign', role: 'principal', person: 'carl' });
    const resumed = wake(assigned, assigned.wakeAt!);
    expect(mails(resumed, 'confirm')[0]).toBe('2027-09-01 asked → principal');
    expect(resumed.plan.filter(({ immediate }) => immediate)).toEqual([]);
  });
});

describe('What was sent on the morning of the day on which a pause begins', () => {
  it('stays sent, and takes nothing else with it', () => {
    const before = mails(enrolled(), 'confirm');
    expect(before).toContain('2026-09-14 soon → principal');
    const resumed = resume(pause(enrolled(), at('2026-09-14')), at('2026-10-05', '06:00'));
    expect(mails(resumed, 'confirm').filter((mail) => mail.includes('soon'))).toEqual([
      '2026-09-14 soon → principal',
    ]);
  });

  it('and what had not gone yet goes on the morning on which it ends, or the next one if that is over', () => {
    const early = pause(enrolled(), at('2026-09-14', '06:00'));
    const soon = (outcome: Advanced) => mails(outcome, 'confirm').filter((mail) => mail.includes('soon'));
    expect(soon(resume(early, at('2026-10-05', '06:00')))).toEqual(['2026-10-05 soon → principal']);
    expect(soon(resume(early, at('2026-10-05', '15:00')))).toEqual(['2026-10-06 soon → principal']);
  });
});

describe('What a pause had caught of the day on which it ends', () => {
  it('happens as it ends: the next wake-up lies ahead', () => {
    const expires = enrolled().wakeAt!;
    const day = localDateOf(expires);
    const paused = pause(enrolled(), at(day, '04:00'));
    const resumed = resume(paused, at('2027-03-01', '18:00'));
    expect(resumed.events.map(({ body }) => body.type)).toContain('expired');
    expect(resumed.wakeAt === undefined || resumed.wakeAt > at('2027-03-01', '18:00')).toBe(true);
  });
});

describe('A notice', () => {
  const template = templateOf(`
  - phase: one
    title: { nl: Een, en: One }
    steps:
      - { step: go, kind: confirm, role: principal, title: { nl: Ga, en: Go } }
      - { step: word, kind: notice, role: principal, title: { nl: Nieuws, en: News }, opens: { after: go, delay: P2D } }
      - { step: last, kind: confirm, role: counsellor, title: { nl: Slot, en: Last }, opens: { after: word, delay: P3M } }
`);
  const gone = act(
    enrolled({ now: at('2027-06-01'), start: '2027-06-01' }, template),
    at('2027-06-30'),
    { type: 'complete', step: 'one/go' },
    template,
  );
  const told = (outcome: Advanced) =>
    outcome.plan.filter(({ kind }) => kind === 'notice').map(({ at }) => [localDateOf(at), localTimeOf(at)]);

  it('that waits for the end of the holidays is owed until it has gone', () => {
    const opened = wake(gone, gone.wakeAt!, template);
    expect(told(opened)).toEqual([['2027-09-01', '08:12']]);
    const noted = act(opened, at('2027-08-31', '23:00'), { type: 'note', text: 'x' }, template);
    expect(told(noted)).toEqual([['2027-09-01', '08:12']]);
  });

  it('moves with a pause like any other mail', () => {
    const opened = wake(gone, gone.wakeAt!, template);
    const paused = act(opened, at('2027-08-30'), { type: 'pause', reason: 'x' }, template);
    const resumed = act(paused, at('2027-09-13', '06:00'), { type: 'resume' }, template);
    expect(told(resumed)).toEqual([['2027-09-15', '08:12']]);
  });
});

describe('A pause without an end', () => {
  const paused = () => pause(enrolled(), at('2026-09-07'));
  const asked = (outcome: Advanced) =>
    outcome.plan.filter(({ step }) => step === 'pause').map((mail) => `${localDateOf(mail.at)} → ${mail.to}`);

  it('is asked about every month, for as long as it lasts', () => {
    expect(localDateOf(paused().wakeAt ?? '')).toBe('2026-10-07');
    const first = wake(paused(), paused().wakeAt ?? '');
    expect(asked(first)).toEqual(['2026-10-07 → counsellor']);
    // 7 November is a Saturday.
    expect(localDateOf(first.wakeAt ?? '')).toBe('2026-11-09');
    const third = wake(first, at('2026-12-08'));
    expect(asked(third)).toEqual(['2026-11-09 → counsellor', '2026-12-07 → counsellor']);
    expect(asked(resume(third, at('2026-12-09')))).toEqual([]);
    expect(localDateOf(pause(resume(third, at('2026-12-09')), at('2026-12-10')).wakeAt ?? '')).toBe(
      '2027-01-11',
    );
  });

  it('with an end is not asked about', () => {
    expect(asked(wake(pause(enrolled(), at('2026-09-07'), '2027-03-01'), at('2027-02-01')))).toEqual([]);
  });
});

describe('A pause that goes on', () => {
  const paused = () => pause(enrolled(), at('2026-09-07'));
  const asked = (outcome: Advanced) => outcome.plan.filter(({ step }) => step === 'pause').length;

  it('gets an end: it keeps its beginning, ends by itself, and is not asked about any more', () => {
    const first = wake(paused(), paused().wakeAt ?? '');
    expect(asked(first)).toBe(1);
    const ends = pause(first, at('2026-10-07', '18:00'), '2027-02-01');
    expect(ends.events.map(({ body }) => body)).toEqual([
      { type: 'pause-changed', reason: 'x', until: '2027-02-01' },
    ]);
    expect(ends.state.pauses).toMatchObject([{ from: '2026-09-07', until: '2027-02-01' }]);
    expect(localDateOf(ends.wakeAt ?? '')).toBe('2027-02-01');
    expect(asked(ends)).toBe(0);
    const resumed = wake(ends, ends.wakeAt ?? '');
    expect(resumed.state).toMatchObject({
      status: 'active',
      pauses: [{ from: '2026-09-07', to: '2027-02-01' }],
    });
    const direct = pause(enrolled(), at('2026-09-07'), '2027-02-01');
    expect(resumed.plan).toEqual(wake(direct, direct.wakeAt ?? '').plan);
  });

  it('gets another end, sooner or later, of a day that is still to come', () => {
    const until = (from: Advanced, day: string) =>
      pause(from, at('2026-09-09'), day).state.pauses.at(-1)?.until;
    const ends = pause(paused(), at('2026-09-08'), '2027-02-01');
    expect(until(ends, '2026-12-01')).toBe('2026-12-01');
    expect(until(ends, '2027-03-01')).toBe('2027-03-01');
    expect(refusalOf(ends, at('2026-09-09'), { type: 'pause', reason: 'x', until: '2026-09-09' })).toBe(
      'date-in-the-past',
    );
  });

  it('is not begun again: without an end, or with the one that it has, there is nothing to change', () => {
    const ends = pause(paused(), at('2026-09-08'), '2027-02-01');
    const again = { type: 'pause', reason: 'x' } as const;
    expect(refusalOf(paused(), at('2026-09-09'), again)).toBe('trajectory-paused');
    expect(refusalOf(ends, at('2026-09-09'), { ...again, until: '2027-02-01' })).toBe('trajectory-paused');
  });

  it('calls off by choice what its new end takes in', () => {
    const intake = act(enrolled(), at('2026-09-02'), { type: 'complete', step: 'referral/confirm' });
    const day = { start: at('2026-10-15', '14:00'), end: at('2026-10-15', '15:00') };
    const arranged = act(intake, at('2026-09-03'), {
      ...{ type: 'reschedule', step: 'intake/talk', appointments: [day] },
    });
    const short = act(arranged, at('2026-09-07'), {
      ...{ type: 'pause', reason: 'x', until: '2026-10-01', appointments: 'cancel' },
    });
    expect(short.state.nodes['intake/talk']?.calledOffAt).toBeUndefined();
    const longer = act(short, at('2026-09-08'), {
      ...{ type: 'pause', reason: 'x', until: '2026-11-01', appointments: 'cancel' },
    });
    expect(longer.state.nodes['intake/talk']?.calledOffAt).toBe(at('2026-09-08'));
    expect(mails(longer, 'talk').filter((mail) => mail.includes('cancellation'))).toHaveLength(2);
  });
});

describe('An appointment inside a pause', () => {
  const intake = act(enrolled(), at('2026-09-02'), { type: 'complete', step: 'referral/confirm' });
  const day = { start: at('2026-10-15', '14:00'), end: at('2026-10-15', '15:00') };
  const arranged = act(intake, at('2026-09-03'), {
    ...{ type: 'reschedule', step: 'intake/talk', appointments: [day] },
  });
  const until = '2026-11-16';
  const pausedWith = (appointments: 'keep' | 'cancel', end = until) =>
    act(arranged, at('2026-09-07'), { type: 'pause', reason: 'x', until: end, appointments });

  it('is called off by choice, and everybody who was invited hears so at once', () => {
    const outcome = pausedWith('cancel');
    expect(mails(outcome, 'talk')).toEqual([
      ...['2026-09-07 cancellation → counsellor', '2026-09-07 cancellation → principal'],
    ]);
    expect(outcome.state.nodes['intake/talk']?.calledOffAt).toBe(at('2026-09-07'));
    // What lies behind the pause is not inside it.
    expect(pausedWith('cancel', '2026-10-15').state.nodes['intake/talk']?.calledOffAt).toBeUndefined();
  });

  it('goes ahead by choice, and is reminded of', () => {
    expect(mails(pausedWith('keep'), 'talk')).toEqual([
      ...['2026-09-03 invitation → counsellor', '2026-09-03 invitation → principal'],
      '2026-10-14 tomorrow → principal',
    ]);
  });

  it('stays as it is when nothing was chosen, and nobody is mailed', () => {
    expect(pause(arranged, at('2026-09-07'), until).plan).toEqual([]);
  });
});
