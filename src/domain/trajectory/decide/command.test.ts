import { describe, expect, it } from '@jest/globals';
import type { Advanced, PlannedMail } from '../model/advanced.ts';
import { fold } from '../model/apply.ts';
import { act, at, command, context, enrolled, small, templateOf, wake } from '../test-template.ts';
import { advance } from './advance.ts';

const status = (outcome: Advanced, path: string) => outcome.state.nodes[path]?.status;
const confirmed = (now = at('2026-09-03')) =>
  act(enrolled(), now, { type: 'complete', step: 'referral/confirm' });
const intake = { needs: ['literacy'], level: 'basic' };
const talked = () =>
  act(confirmed(), at('2026-09-10'), { type: 'complete', step: 'intake/talk', answers: intake });

describe('A due date that is saved once more as it is', () => {
  it('is no news: nothing is noted, and its ladder does not begin anew', () => {
    const asked = { type: 'reschedule', step: 'referral/confirm', due: '2026-10-15' } as const;
    const set = act(enrolled(), at('2026-09-02'), asked);
    const again = act(set, at('2026-09-03'), asked);
    expect(again.events).toEqual([]);
    expect(again.plan).toEqual(set.plan);
  });
});

describe('A command that cannot be', () => {
  it.each([
    ['a step that does not exist', { type: 'complete', step: 'referral/nothing' }, 'step-unknown'],
    ['a step that is not open', { type: 'complete', step: 'intake/talk' }, 'step-not-open'],
    [
      'an outcome that the step does not have',
      { type: 'complete', step: 'referral/confirm', outcome: 'maybe' },
      'outcome-invalid',
    ],
    [
      'answers without a form',
      { type: 'complete', step: 'referral/confirm', answers: { a: 1 } },
      'answers-unexpected',
    ],
    ['resuming what is not paused', { type: 'resume' }, 'trajectory-not-paused'],
    ['a role that does not exist', { type: 'assign', role: 'janitor', person: 'x' }, 'role-unknown'],
    [
      'a handover in the past',
      { type: 'handover', role: 'principal', to: 'x', on: '2026-08-01' },
      'date-in-the-past',
    ],
    [
      'a handover in a century that nobody meant',
      { type: 'handover', role: 'principal', to: 'x', on: '9999-12-31' },
      'date-too-far',
    ],
    ['a pause without end', { type: 'pause', reason: 'x', until: '2199-01-01' }, 'date-too-far'],
    [
      'a due date in a century that nobody meant',
      { type: 'reschedule', step: 'referral/confirm', due: '2206-10-01' },
      'date-too-far',
    ],
  ] as const)('is refused with a code and the field: %s', (_, asked, code) => {
    const refused = command(enrolled(), at('2026-09-02'), asked);
    expect(refused).toMatchObject({ rejected: true, code });
  });

  it('is refused when it would leave a silent step without anybody who looks after it', () => {
    const silent = wake(enrolled(), at('2026-11-02'));
    const task = 'silence~referral/confirm~1.0.0';
    expect(status(silent, task)).toBe('open');
    expect(command(silent, at('2026-11-03'), { type: 'skip', step: task, reason: 'x' })).toMatchObject({
      code: 'task-not-skippable',
    });
  });

  it('is refused when it gives one meeting two dates; a training has as many as it needs', () => {
    const days = ['2026-10-06', '2026-10-13'];
    const appointments = days.map((day) => ({ start: at(day, '14:00'), end: at(day, '16:00') }));
    const asked = (step: string) => ({ type: 'reschedule', step, appointments }) as const;
    expect(command(confirmed(), at('2026-09-04'), asked('intake/talk'))).toMatchObject({
      ...{ code: 'appointments-invalid', errors: [{ path: 'appointments.1' }] },
    });
    const template = templateOf(`
  - phase: one
    title: { nl: Een, en: One }
    steps: [{ step: sessions, kind: training, role: principal, title: { nl: Vorming, en: Training } }]
`);
    const planned = act(enrolled({}, template), at('2026-09-04'), asked('one/sessions'), template);
    expect(planned.state.nodes['one/sessions']?.appointments).toHaveLength(2);
  });

  it('is refused when it would open what nobody can do again: a notice that was sent', () => {
    const template = templateOf(`
  - phase: one
    title: { nl: Een, en: One }
    steps:
      - { step: told, kind: notice, role: principal, title: { nl: Nieuws, en: News } }
      - { step: goes_on, kind: confirm, role: principal, title: { nl: Verder, en: On } }
`);
    const asked = { type: 'reopen', step: 'one/told', reason: 'x' } as const;
    expect(command(enrolled({}, template), at('2026-09-02'), asked, template)).toMatchObject({
      code: 'step-not-reopenable',
    });
  });

  it('names every field of a form that is wrong', () => {
    const refused = command(confirmed(), at('2026-09-10'), {
      type: 'complete',
      step: 'intake/talk',
      answers: { needs: ['magic'], level: 'basic' },
    });
    expect(refused).toMatchObject({ code: 'answers-invalid', errors: [{ path: 'answers.needs' }] });
  });

  it('is refused when the actor saw an older version', () => {
    const { state } = confirmed();
    const noted = (expectedVersion: number) =>
      advance(
        state,
        small,
        {
          ...{ kind: 'command', now: at('2026-09-04'), actor: { kind: 'person', person: 'an' } },
          ...{ command: { type: 'note', text: 'gebeld' }, expectedVersion },
        },
        context,
      );
    expect(noted(state.version - 1)).toMatchObject({ rejected: true, code: 'version-conflict' });
    expect(noted(state.version)).toMatchObject({ state: { version: state.version + 1 } });
  });
});

describe('The journal', () => {
  it('has no gaps and folds to the state', () => {
    const steps: Advanced[] = [enrolled(), confirmed(), talked()];
    const events = [...steps[0]!.events, ...steps[1]!.events, ...steps[2]!.events];
    expect(events.map((event) => event.version)).toEqual(events.map((_, index) => index + 1));
    expect(fold('trajectory-1', events)).toEqual(steps[2]!.state);
  });

  it('refuses a gap', () => {
    const events = enrolled().events;
    expect(() => fold('t', [events[0]!, events[2]!])).toThrow(/jumps/);
  });
});

it('a mail key names the occurrence, the round, the rung and the role', () => {
  const first: PlannedMail | undefined = enrolled().plan[0];
  expect(first?.key).toBe('referral/confirm~1/asked:principal');
  expect(small.phases).toHaveLength(4);
});
