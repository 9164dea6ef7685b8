import { describe, expect, it } from '@jest/globals';
import { localDateOf } from '../../calendar/wall-clock.ts';
import { parseTemplate } from '../../template/reading/load.ts';
import { act, at, enrolled, templateOf, wake } from '../test-template.ts';

const source = `
template: closing
subject: school
title: { nl: Slotdatum, en: Closing date }
summary: { nl: Twee fasen, en: Two phases }
source: written for the tests
available_from: 2020-09-01
counsellor: counsellor
roles:
  - { role: counsellor, party: pbd, title: { nl: Begeleider, en: Counsellor } }
  - { role: principal, party: school, title: { nl: Directeur, en: Principal } }
phases:
  - phase: work
    title: { nl: Werk, en: Work }
    closes: { on: 2026-10-30 }
    steps:
      - step: first
        kind: confirm
        role: principal
        title: { nl: Een, en: One }
        due: { quarter: 2026-Q4 }
        reminders: [{ rung: ask, at: open }, { rung: late, after: P1W }]
      - step: second
        kind: confirm
        role: principal
        title: { nl: Twee, en: Two }
    tracks:
      - track: aside
        title: { nl: Ernaast, en: Aside }
        steps:
          - { step: third, kind: confirm, role: principal, title: { nl: Drie, en: Three } }
  - phase: report
    title: { nl: Verslag, en: Report }
    opens: { after: second }
    steps:
      - { step: fourth, kind: confirm, role: principal, title: { nl: Vier, en: Four } }
`;
const parsed = parseTemplate(source);
if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
const template = parsed.template;
const begun = () => enrolled({}, template);
const statuses = (outcome: ReturnType<typeof begun>) =>
  Object.fromEntries(Object.values(outcome.state.nodes).map(({ path, status }) => [path, status]));

describe('A phase with a last day', () => {
  it('closes the morning after it; what was still open in it lapses and holds nobody back', () => {
    const before = begun();
    expect(localDateOf(before.wakeAt!)).toBe('2026-10-31');
    expect(statuses(wake(before, before.wakeAt!, template))).toEqual({
      work: 'done',
      'work/first': 'withdrawn',
      'work/aside': 'done',
      'work/aside/third': 'withdrawn',
      report: 'open',
      'report/fourth': 'open',
    });
  });

  it('owes no reminder for what comes after it', () => {
    expect(begun().plan.map(({ rung }) => rung)).toEqual(['ask', 'quiet']);
  });

  it('moves with a pause, as everything does', () => {
    const paused = act(begun(), at('2026-10-01'), { type: 'pause', reason: 'moving' }, template);
    const resumed = act(paused, at('2026-10-15'), { type: 'resume' }, template);
    expect(localDateOf(resumed.wakeAt!)).toBe('2026-11-14');
  });

  it('does not open any more after that day', () => {
    const late = enrolled({ now: at('2026-11-02'), start: '2026-11-02' }, template);
    expect(statuses(late)).toMatchObject({ work: 'withdrawn', 'report/fourth': 'open' });
  });

  it('can be opened again by hand, and then waits for its work', () => {
    const before = begun();
    const closed = wake(before, before.wakeAt!, template);
    const again = act(
      closed,
      at('2026-11-03'),
      { type: 'reopen', step: 'work/first', reason: 'still welcome' },
      template,
    );
    expect(statuses(again)).toMatchObject({ work: 'open', 'work/first': 'open' });
    const done = act(again, at('2026-11-04'), { type: 'complete', step: 'work/first' }, template);
    expect(statuses(done)).toMatchObject({ 'work/first': 'done', 'work/second': 'open' });
  });
});

describe('A phase that closes with the school year', () => {
  const yearly = templateOf(`
  - phase: year
    title: { nl: Schooljaar, en: School year }
    closes: { with: school-year }
    repeat: { each: school-year, times: 3 }
    steps:
      - { step: look_back, kind: confirm, role: principal, title: { nl: Terugblik, en: Look back } }
`);
  const joined = (on: string) => enrolled({ now: at(on), start: on }, yearly);
  const years = (begun: ReturnType<typeof enrolled>) => {
    const found: string[] = [];
    for (let now = begun; now.wakeAt !== undefined; now = wake(now, now.wakeAt, yearly)) {
      found.push(localDateOf(now.wakeAt));
    }
    return found;
  };

  it('lapses after the last school day, and comes back on the first one', () => {
    expect(years(joined('2026-12-07'))).toEqual([
      '2027-07-01',
      '2027-09-01',
      '2028-07-01',
      '2028-09-01',
      '2029-06-30',
    ]);
  });

  it('is that of the year to come when it opens in the summer', () => {
    expect(years(joined('2027-07-12')).slice(0, 2)).toEqual(['2028-07-01', '2028-09-01']);
  });
});

describe('A planned quarter', () => {
  it('means its last day, whatever day of the week that is', () => {
    const step = template.phases[0]!.children[0]!;
    expect(step).toMatchObject({ due: { on: '2026-12-31', landing: 'none' } });
  });
});

describe('A meeting that lapses with its phase', () => {
  it('is cancelled in the morning, not at the hour at which phases close', () => {
    const meeting = templateOf(`
  - phase: work
    title: { nl: Werk, en: Work }
    closes: { on: 2026-10-29 }
    steps:
      - { step: talk, kind: meeting, role: principal, title: { nl: Gesprek, en: Talk } }
  - phase: rest
    title: { nl: Rest, en: Rest }
    steps:
      - { step: last, kind: confirm, role: counsellor, title: { nl: Slot, en: Last } }
`);
    const appointments = [{ start: at('2026-11-12', '14:00'), end: at('2026-11-12', '15:00') }];
    const arranged = act(
      enrolled({}, meeting),
      at('2026-09-02'),
      { type: 'reschedule', step: 'work/talk', appointments },
      meeting,
    );
    const closed = wake(arranged, arranged.wakeAt!, meeting);
    expect(closed.plan.filter(({ kind }) => kind === 'cancellation')).toMatchObject([
      { to: 'principal', at: at('2026-10-30', '08:12'), immediate: true },
    ]);
  });
});

describe('A phase that closes some time after a moment', () => {
  const anchored = parseTemplate(source.replace('{ on: 2026-10-30 }', '{ from: call.start, in: P1M }'));
  if (!anchored.ok) throw new Error(JSON.stringify(anchored.errors));
  const ofCalls = anchored.template;
  const call = { start: '2026-09-28' };

  it('closes the morning after that day, counted from the call in which the school takes part', () => {
    const started = enrolled({ call }, ofCalls);
    expect(localDateOf(started.wakeAt!)).toBe('2026-10-29');
    expect(statuses(wake(started, started.wakeAt!, ofCalls))).toMatchObject({
      work: 'done',
      'work/first': 'withdrawn',
      report: 'open',
    });
  });

  it('counts from the start of the trajectory outside a call', () => {
    const started = enrolled({ start: '2026-09-20', now: at('2026-09-20') }, ofCalls);
    expect(localDateOf(started.wakeAt!)).toBe('2026-10-21');
  });

  it('has as many days left after a pause as before', () => {
    const paused = act(
      enrolled({ call }, ofCalls),
      at('2026-10-01'),
      { type: 'pause', reason: 'other' },
      ofCalls,
    );
    const resumed = act(paused, at('2026-10-11'), { type: 'resume' }, ofCalls);
    expect(localDateOf(resumed.wakeAt!)).toBe('2026-11-08');
  });

  it('has no last day as long as that moment has not come', () => {
    const waiting = parseTemplate(source.replace('{ on: 2026-10-30 }', '{ from: first.closed, in: P1M }'));
    if (!waiting.ok) throw new Error(JSON.stringify(waiting.errors));
    const started = enrolled({}, waiting.template);
    expect(statuses(wake(started, at('2026-12-01'), waiting.template))).toMatchObject({ work: 'open' });
    const answered = act(
      started,
      at('2026-10-05'),
      { type: 'complete', step: 'work/first' },
      waiting.template,
    );
    expect(localDateOf(answered.wakeAt!)).toBe('2026-11-06');
  });
});
