import { describe, expect, it } from '@jest/globals';
import { instantAt, localDateOf } from '../../calendar/wall-clock.ts';
import { advance } from '../decide/advance.ts';
import type { Advanced } from '../model/advanced.ts';
import { act, at, context, enrolled, templateOf, wake } from '../test-template.ts';
import { openSteps } from '../views/steps.ts';

const text = (word: string) => `{ nl: ${word}, en: ${word} }`;

/** A step of the school, or of somebody else, with some keys of its own. */
const step = (id: string, keys: string, { kind = 'confirm', role = 'principal' } = {}) => `
      - step: ${id}
        kind: ${kind}
        role: ${role}
        title: ${text(id)}
        ${keys.trim().split('\n').join('\n        ')}`;

const phase = (...steps: string[]) =>
  templateOf(`  - phase: only\n    title: ${text('Fase')}\n    steps:${steps.join('')}\n`);

const visit = step(
  'visit',
  `answers:
  type: object
  required: [day]
  properties:
    day: { type: string, format: date, title: { nl: Dag, en: Day } }
  examples: [{ day: 2026-12-01 }]`,
  { kind: 'form' },
);

type Built = ReturnType<typeof phase>;
const dueOf = (outcome: Advanced, template: Built, id: string) =>
  openSteps(outcome.state, template, context).find((view) => view.step.id === id)?.due;

describe('The dates of a call', () => {
  it('can become others: what counts from them moves, what was done stays, and it is noted what moved', () => {
    const template = phase(
      step('report', 'opens: { after: [] }\ndue: { from: call.start, in: P6M, landing: none }'),
      step('talk', 'opens: { after: [], from: call.start, in: P2M }\ndue: { in: P2W, landing: none }'),
      step('own', 'opens: { after: [] }\ndue: { in: P2W, landing: none }'),
    );
    const begun = enrolled({ call: { start: '2026-09-01' } }, template);
    const report = dueOf(begun, template, 'report');
    const own = dueOf(begun, template, 'own');
    expect(report).toBe('2027-03-01');
    const dues = { 'only/report': report!, 'only/own': own! };
    const moved = advance(
      begun.state,
      template,
      {
        ...{ kind: 'command', now: at('2026-09-10'), actor: { kind: 'system' } },
        command: { type: 'calendar-changed', call: { start: '2026-10-01' }, stood: { dues, mails: {} } },
      },
      context,
    );
    if (moved.rejected) throw new Error(moved.code);
    expect(dueOf(moved, template, 'report')).toBe('2027-04-01');
    expect(dueOf(moved, template, 'own')).toBe(own);
    expect(localDateOf(begun.wakeAt!)).toBe('2026-11-01');
    expect(localDateOf(moved.wakeAt!)).toBe('2026-12-01');
    expect(moved.events.map(({ body }) => body)).toMatchObject([
      { type: 'calendar-changed', moved: [{ path: 'only/report', from: report, to: '2027-04-01' }] },
    ]);
  });

  it.each([
    ['starts with it', '2026-11-01', '2026-10-05', '2026-10-05'],
    ['starts with it when that is later', '2026-11-01', '2027-01-11', '2027-01-11'],
    ['starts today at the earliest', '2026-11-01', '2026-09-01', '2026-09-10'],
    ['starts later, as it was asked', '2026-11-23', '2026-10-05', '2026-11-23'],
    ['starts later than asked, with its call', '2026-11-23', '2027-01-11', '2027-01-11'],
  ])('can become others: what has not begun %s', (_, start, to, starts) => {
    const template = phase(step('talk', 'opens: { after: [] }\ndue: { in: P2W, landing: none }'));
    const ahead = enrolled({ start, call: { start: '2026-11-01' } }, template);
    const moveTo = (now: string) => {
      const command = { type: 'calendar-changed', call: { start: to } } as const;
      const input = { kind: 'command', now: at(now), actor: { kind: 'system' }, command } as const;
      const moved = advance(ahead.state, template, input, context);
      if (moved.rejected) throw new Error(moved.code);
      return moved;
    };
    const moved = moveTo('2026-09-10');
    expect(moved.state.start).toBe(starts);
    expect(localDateOf(moved.wakeAt ?? moved.state.at)).toBe(starts);
    // What has begun keeps its start.
    expect(moveTo('2026-12-01').state.start).toBe(start);
  });
});

describe('A due date', () => {
  it('is counted from a date that was filled in, also before it, and is none before that', () => {
    const template = phase(
      visit,
      step('prepare', 'opens: { after: [] }\ndue: { from: visit.day, in: -P2W, landing: none }'),
      step('report', 'opens: { after: [] }\ndue: { from: visit.answer, in: P1W, landing: none }'),
    );
    const begun = enrolled({}, template);
    expect(dueOf(begun, template, 'prepare')).toBeUndefined();
    const told = act(
      begun,
      at('2026-09-08'),
      { type: 'complete', step: 'only/visit', answers: { day: '2026-12-01' } },
      template,
    );
    expect(dueOf(told, template, 'prepare')).toBe('2026-11-17');
    expect(dueOf(told, template, 'report')).toBe('2026-09-15');
    const moved = act(
      told,
      at('2026-09-09'),
      { type: 'reopen', step: 'only/visit', reason: 'moved' },
      template,
    );
    const later = act(
      moved,
      at('2026-09-10'),
      { type: 'complete', step: 'only/visit', answers: { day: '2026-12-15' } },
      template,
    );
    expect(dueOf(later, template, 'prepare')).toBe('2026-12-01');
  });

  it('is counted from the start of the call, or of the trajectory where there is none', () => {
    const template = phase(step('report', 'due: { from: call.start, in: P6M, landing: none }'));
    expect(dueOf(enrolled({ call: { start: '2026-08-15' } }, template), template, 'report')).toBe(
      '2027-02-15',
    );
    expect(dueOf(enrolled({}, template), template, 'report')).toBe('2027-03-01');
  });

  it('is the same day each year', () => {
    const template = phase(step('report', 'due: { on: --06-30, landing: none }'));
    expect(dueOf(enrolled({}, template), template, 'report')).toBe('2027-06-30');
    const summer = enrolled({ now: at('2027-07-05'), start: '2027-07-05' }, template);
    expect(dueOf(summer, template, 'report')).toBe('2028-06-30');
  });

  it('stands still in the holidays, also in months', () => {
    const template = phase(
      step('in_weeks', 'due: { in: P8W, calendar: outside-holidays, landing: none }'),
      step('in_months', 'opens: { after: [] }\ndue: { in: P4M, calendar: outside-holidays, landing: none }'),
    );
    const begun = enrolled({}, template);
    // Eight weeks end on 27 October, before the autumn holiday; four months take three weeks of holidays along.
    expect(dueOf(begun, template, 'in_weeks')).toBe('2026-10-27');
    expect(dueOf(begun, template, 'in_months')).toBe('2027-01-22');
  });

  it('begins on the first day of school for a school that time asks in the summer', () => {
    const template = phase(
      step('first', 'due: { in: P2W }', { role: 'counsellor' }),
      step(
        'asked',
        'opens: { after: [], on: 2027-07-05 }\nreminders: [{ rung: ask, at: open }]\ndue: { in: P2W, landing: none }\nexpires: { after: P2W, then: skip }',
      ),
    );
    const summer = wake(enrolled({}, template), at('2027-07-05', '12:00'), template);
    expect(dueOf(summer, template, 'asked')).toBe('2027-09-15');
    const mail = summer.plan.find((one) => one.step === 'asked');
    expect(localDateOf(mail?.at ?? '')).toBe('2027-09-01');
    expect(localDateOf(summer.wakeAt ?? '')).toBe('2027-09-29');
  });
});

describe('Something that opens', () => {
  it('waits for the moment that it counts from, before or after it', () => {
    const template = phase(
      visit,
      step('before', 'opens: { after: [], from: visit.day, in: -P1W }\ndue: { in: P1W }'),
    );
    const begun = enrolled({}, template);
    expect(begun.wakeAt).toBeUndefined();
    const told = act(
      begun,
      at('2026-09-08'),
      { type: 'complete', step: 'only/visit', answers: { day: '2026-12-01' } },
      template,
    );
    expect(localDateOf(told.wakeAt ?? '')).toBe('2026-11-24');
    expect(wake(told, at('2026-11-24', '12:00'), template).state.nodes['only/before']?.status).toBe('open');
  });

  it('opens on the same day of every year', () => {
    const template = phase(step('january', 'opens: { on: --01-15 }\ndue: { in: P2W }'));
    expect(localDateOf(enrolled({}, template).wakeAt ?? '')).toBe('2027-01-15');
  });

  it('opens when two of three are closed', () => {
    const template = phase(
      ...['one', 'two', 'three'].map((id) => step(id, 'opens: { after: [] }\ndue: { in: P2W }')),
      step('enough', 'opens: { after: [one, two, three], count: 2 }\ndue: { in: P2W }'),
    );
    const first = act(
      enrolled({}, template),
      at('2026-09-02'),
      { type: 'complete', step: 'only/three' },
      template,
    );
    expect(first.state.nodes['only/enough']).toBeUndefined();
    const second = act(first, at('2026-09-03'), { type: 'complete', step: 'only/one' }, template);
    expect(second.state.nodes['only/enough']?.status).toBe('open');
  });
});

describe('What comes back', () => {
  it('never asks two conversations for one half hour after the summer', () => {
    const template = phase(
      step(
        'talk',
        'opens: { after: [], landing: next-school-day }\nrepeat: { at: [P10M, P11M, P12M] }\ndue: { in: P4W }',
      ),
    );
    let current = enrolled({}, template);
    while (current.wakeAt !== undefined && current.wakeAt < instantAt('2028-01-01', '00:00'))
      current = wake(current, current.wakeAt, template);
    const opened = Object.values(current.state.nodes).flatMap(({ path, openedOn }) =>
      path.startsWith('only/talk') ? [openedOn] : [],
    );
    expect(opened).toEqual(['2027-09-01', '2027-09-16', '2027-10-01']);
  });
});
