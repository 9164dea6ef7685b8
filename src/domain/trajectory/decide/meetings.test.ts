import { describe, expect, it } from '@jest/globals';
import { localDateOf } from '../../calendar/wall-clock.ts';
import type { Advanced } from '../model/advanced.ts';
import { act, at, command, enrolled } from '../test-template.ts';

const mails = (outcome: Advanced) =>
  outcome.plan.map((mail) => `${localDateOf(mail.at)} ${mail.rung} → ${mail.to}`);
const confirmed = () => act(enrolled(), at('2026-09-03'), { type: 'complete', step: 'referral/confirm' });

describe('A meeting', () => {
  const appointment = { start: at('2026-09-28', '14:00'), end: at('2026-09-28', '15:30'), place: 'school' };
  const planned = () =>
    act(confirmed(), at('2026-09-07'), {
      type: 'reschedule',
      step: 'intake/talk',
      appointments: [appointment],
    });

  it('sends an invitation to everybody concerned at once, and a reminder on the school day before', () => {
    expect(mails(planned())).toEqual([
      '2026-09-03 asked → principal',
      '2026-09-07 invitation → counsellor',
      '2026-09-07 invitation → principal',
      '2026-09-25 tomorrow → principal',
      '2026-10-19 quiet → counsellor',
    ]);
  });

  it('that moves is announced anew with a higher sequence', () => {
    const moved = act(planned(), at('2026-09-08'), {
      type: 'reschedule',
      step: 'intake/talk',
      appointments: [{ start: at('2026-10-05', '14:00'), end: at('2026-10-05', '15:00') }],
    });
    expect(moved.state.nodes['intake/talk']?.sequence).toBe(2);
    expect(
      new Set(
        [...planned().plan, ...moved.plan]
          .filter((mail) => mail.kind === 'invitation')
          .map((mail) => mail.key),
      ).size,
    ).toBe(4);
  });

  it('that is saved once more on the very same date sends nothing and raises no sequence', () => {
    const again = act(planned(), at('2026-09-08'), {
      type: 'reschedule',
      step: 'intake/talk',
      appointments: [appointment],
    });
    expect(again.events).toEqual([]);
    expect(again.state.nodes['intake/talk']?.sequence).toBe(1);
    expect(mails(again)).toEqual(mails(planned()));
  });

  it('that is held in another way is taken out of the calendars', () => {
    const held = act(planned(), at('2026-09-08'), {
      ...{ type: 'complete', step: 'intake/talk', answers: { needs: ['literacy'] } },
    });
    expect(mails(held).filter((mail) => mail.includes('cancellation'))).toEqual([
      '2026-09-08 cancellation → counsellor',
      '2026-09-08 cancellation → principal',
    ]);
  });

  it('just after a holiday is reminded of within it, not before it', () => {
    const afterChristmas = act(confirmed(), at('2026-09-07'), {
      type: 'reschedule',
      step: 'intake/talk',
      appointments: [{ start: at('2027-01-04', '14:00'), end: at('2027-01-04', '15:30') }],
    });
    const reminder = afterChristmas.plan.find(({ rung }) => rung === 'tomorrow');
    expect(localDateOf(reminder!.at)).toBe('2026-12-31');
    expect(reminder?.immediate).toBe(true);
  });

  it('that stood is cancelled to everybody when the trajectory stops', () => {
    const stopped = act(planned(), at('2026-09-08'), { type: 'stop', reason: 'fusie' });
    expect(mails(stopped)).toEqual([
      '2026-09-08 cancellation → counsellor',
      '2026-09-08 cancellation → principal',
    ]);
  });

  it('cannot be planned in the past or end before it begins', () => {
    const wrong = { start: at('2026-09-28', '14:00'), end: at('2026-09-28', '13:00') };
    expect(
      command(confirmed(), at('2026-09-07'), {
        type: 'reschedule',
        step: 'intake/talk',
        appointments: [wrong],
      }),
    ).toMatchObject({
      code: 'appointments-invalid',
      errors: [{ path: 'appointments.0' }],
    });
  });
});
