import { describe, expect, it } from '@jest/globals';
import type { Advanced } from '../model/advanced.ts';
import { act, at, context, enrolled, small, templateOf, wake } from '../test-template.ts';
import { openSteps } from '../views/steps.ts';
import { moreTimeAfterSilence, moreTimeFor } from './extension.ts';

const path = 'referral/confirm';
const own = (outcome: Advanced, today: string, template = small) => {
  const { step, node } = openSteps(outcome.state, template, context).find((view) => view.path === path)!;
  return moreTimeFor(step, node, { state: outcome.state, template, context }, today);
};
const dueOf = (outcome: Advanced, template = small) =>
  openSteps(outcome.state, template, context).find((view) => view.path === path)?.due;

describe('More time, told beforehand', () => {
  const more = { type: 'reschedule', step: path, extension: true } as const;

  it.each(['2026-09-02', '2026-09-15', '2026-09-29'])('is what is given when it is taken on %s', (today) => {
    const asked = wake(enrolled(), at(today, '09:30'));
    expect(own(asked, today)?.due).toBe(dueOf(act(asked, at(today), more)));
  });

  it('is nothing once all of it has been taken', () => {
    const once = act(enrolled(), at('2026-09-02'), more);
    expect(own(once, '2026-09-03')?.due).toBe('2026-10-13');
    expect(own(act(once, at('2026-09-03'), more), '2026-09-04')).toBeUndefined();
  });

  it('tells which date it would have been without the holiday in which that falls', () => {
    const template = templateOf(`
  - phase: referral
    title: { nl: Toeleiding, en: Referral }
    steps:
      - step: confirm
        kind: confirm
        role: principal
        title: { nl: Bevestig, en: Confirm }
        due: { in: P2W, calendar: school-days }
        more_time: { by: P2W, times: 1 }
`);
    const asked = enrolled({ now: at('2026-11-26'), start: '2026-11-26' }, template);
    expect(dueOf(asked, template)).toBe('2026-12-10');
    expect(own(asked, '2026-11-26', template)).toEqual({ counted: '2026-12-24', due: '2027-01-04' });
  });

  it('is what a silent step gets when the counsellor gives it', () => {
    const silent = wake(enrolled(), at('2026-11-02'));
    const given = act(silent, at('2026-11-03'), {
      type: 'complete',
      step: `silence~${path}~1.0.0`,
      outcome: 'extend',
    });
    const told = moreTimeAfterSilence(path, small, context, '2026-11-03').due;
    expect(told).toBe('2026-11-17');
    expect(dueOf(given)).toBe(told);
  });
});
