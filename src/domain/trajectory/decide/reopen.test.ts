import { describe, expect, it } from '@jest/globals';
import { localDateOf } from '../../calendar/wall-clock.ts';
import type { Advanced } from '../model/advanced.ts';
import { fold } from '../model/apply.ts';
import { act, at, command, context, enrolled, small, templateOf, wake } from '../test-template.ts';
import { whereItEnded } from '../views/where-it-ended.ts';
import { advance } from './advance.ts';

const byLink = (from: Advanced, day: string, body: Parameters<typeof act>[2]): Advanced => {
  const now = at(day);
  const actor = { kind: 'link', person: 'piet' } as const;
  const outcome = advance(from.state, small, { kind: 'command', now, actor, command: body }, context);
  if (outcome.rejected) throw new Error(outcome.code);
  return outcome;
};
const declined = () =>
  byLink(enrolled(), '2026-09-04', { type: 'complete', step: 'referral/confirm', outcome: 'declined' });
const mails = ({ plan }: Advanced) =>
  plan.map(({ at: moment, rung, to }) => `${localDateOf(moment)} ${rung} → ${to}`);

describe('A trajectory that an answer ended', () => {
  it('tells its counsellor the same day, unless she gave the answer herself', () => {
    expect(declined().plan).toEqual([
      expect.objectContaining({ step: 'ended', to: 'counsellor', at: at('2026-09-04'), immediate: true }),
    ]);
    const herself = act(enrolled(), at('2026-09-04'), {
      ...{ type: 'complete', step: 'referral/confirm', outcome: 'declined' },
    });
    expect(herself.plan).toEqual([]);
  });

  it('goes on where it ended, with its history, and its mails count from now', () => {
    expect(whereItEnded(declined().state, small)).toBe('referral/confirm');
    const again = act(declined(), at('2026-10-05'), { type: 'reopen', reason: 'A slip' });
    expect(again.state).toMatchObject({
      status: 'active',
      nodes: {
        referral: { status: 'open' },
        'referral/confirm': { status: 'open', round: 2, openedOn: '2026-10-05' },
      },
    });
    expect(again.state.endedAt).toBeUndefined();
    expect(mails(again)).toContain('2026-10-05 asked → principal');
    const done = act(again, at('2026-10-06'), {
      ...{ type: 'complete', step: 'referral/confirm', outcome: 'confirmed' },
    });
    expect(done.state.nodes['intake/talk']).toMatchObject({ status: 'open' });
  });

  it('is the same when its journal is read anew', () => {
    const first = enrolled();
    const last = byLink(first, '2026-09-04', {
      ...{ type: 'complete', step: 'referral/confirm', outcome: 'declined' },
    });
    const again = act(last, at('2026-10-05'), { type: 'reopen', reason: 'A slip' });
    expect(fold(first.state.id, [...first.events, ...last.events, ...again.events])).toEqual(again.state);
  });
});

describe('A trajectory that was stopped', () => {
  const talking = () =>
    act(enrolled(), at('2026-09-03'), { type: 'complete', step: 'referral/confirm', outcome: 'confirmed' });
  const stop = (from: Advanced) => act(from, at('2026-09-07'), { type: 'stop', reason: 'too busy' });

  it('opens again what was open, also when an earlier step is reopened', () => {
    const again = act(stop(talking()), at('2026-11-09'), {
      type: 'reopen',
      step: 'referral/confirm',
      reason: 'why',
    });
    expect(again.state.nodes).toMatchObject({
      'referral/confirm': { status: 'open', round: 2 },
      intake: { status: 'open', round: 2 },
      'intake/talk': { status: 'open', round: 2, openedOn: '2026-11-09' },
    });
  });

  it('ends the pause in which it stopped', () => {
    const paused = act(talking(), at('2026-09-04'), { type: 'pause', reason: 'building' });
    const again = act(stop(paused), at('2026-11-09'), { type: 'reopen', reason: 'why' });
    expect(again.state).toMatchObject({ status: 'active', pauses: [{ to: '2026-11-09' }] });
  });

  it('takes nothing else while it has ended, and a running one wants to know the step', () => {
    expect(command(stop(talking()), at('2026-09-08'), { type: 'resume' })).toMatchObject({
      code: 'trajectory-ended',
    });
    expect(command(talking(), at('2026-09-08'), { type: 'reopen', reason: 'why' })).toMatchObject({
      code: 'trajectory-running',
      errors: [{ path: 'step' }],
    });
  });
});

describe('An enrolment by mistake', () => {
  const mistaken = () => act(enrolled(), at('2026-09-04'), { type: 'withdraw', reason: 'wrong school' });

  it('ends, says so to the school in one mail, and is not reopened', () => {
    expect(mistaken().state).toMatchObject({ status: 'stopped', mistake: true });
    expect(mistaken().plan.map(({ step, to }) => [step, to])).toEqual([['mistaken', 'principal']]);
    expect(command(mistaken(), at('2026-09-07'), { type: 'reopen', reason: 'why' })).toMatchObject({
      code: 'trajectory-mistaken',
    });
  });
});

describe('What was done outside', () => {
  it('is recorded on its own day, by whom it was given', () => {
    const done = act(enrolled(), at('2026-09-10'), {
      ...{ type: 'complete', step: 'referral/confirm', outcome: 'confirmed' },
      ...{ on: '2026-09-08', givenBy: 'piet' },
    });
    expect(done.state.nodes['referral/confirm']).toMatchObject({ closedOn: '2026-09-08', status: 'done' });
    expect(done.events[0]?.body).toMatchObject({ on: '2026-09-08', givenBy: 'piet' });
  });

  it('was neither done tomorrow nor before the start', () => {
    const on = (day: string) =>
      command(enrolled(), at('2026-09-10'), {
        type: 'complete',
        step: 'referral/confirm',
        outcome: 'confirmed',
        on: day,
      });
    expect(on('2026-09-11')).toMatchObject({ code: 'done-in-future', errors: [{ path: 'on' }] });
    expect(on('2026-08-01')).toMatchObject({ code: 'done-before-start' });
  });
});

it('a silence that ends a trajectory is told to its counsellor that morning', () => {
  const silent = templateOf(`
  - phase: one
    title: { nl: Een, en: One }
    steps:
      - step: confirm
        kind: confirm
        role: principal
        title: { nl: Bevestig, en: Confirm }
        due: { in: P2W }
        expires: { after: P2W, then: stop }
`);
  const ended = wake(enrolled({}, silent), at('2026-10-30'), silent);
  expect(ended.state.status).toBe('stopped');
  const [told] = ended.plan;
  expect(told).toMatchObject({ step: 'silent', to: 'counsellor' });
  expect(localDateOf(told?.at ?? '')).toBe(localDateOf(ended.state.endedAt ?? ''));
});
