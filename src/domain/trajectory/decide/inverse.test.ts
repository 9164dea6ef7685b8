import { describe, expect, it } from '@jest/globals';
import { localDateOf } from '../../calendar/wall-clock.ts';
import type { Advanced } from '../model/advanced.ts';
import type { Command } from '../model/commands.ts';
import { act, at, context, enrolled, small } from '../test-template.ts';
import { inverseOf } from './inverse.ts';

const on = at('2026-09-03');

/** What a command did at an instant, and what takes it back. */
function undoneAfter(command: Command, before: Advanced = enrolled(), when = on) {
  const after = act(before, when, command);
  const first = after.events.find(({ actor }) => actor.kind === 'person');
  const was = { state: before.state, template: small, context };
  const inverse = inverseOf(first!.body, was, localDateOf(when));
  return { after, inverse, back: inverse && act(after, when, inverse) };
}

describe('Taking back', () => {
  it('a pause resumes, and taking back the end of a pause pauses for the same reason', () => {
    const pause: Command = { type: 'pause', reason: 'Verbouwing', until: '2026-11-02' };
    const paused = undoneAfter(pause);
    expect(paused.inverse).toEqual({ type: 'resume' });
    expect(paused.back?.state.status).toBe('active');
    expect(undoneAfter({ type: 'resume' }, paused.after).inverse).toEqual(pause);
  });

  it.each([
    { type: 'complete', step: 'referral/confirm' },
    { type: 'skip', step: 'referral/confirm', reason: 'Al gebeurd' },
  ] as const)('a step that was closed opens it again: $type', (command) => {
    const { back } = undoneAfter(command);
    expect(back?.state.nodes['referral/confirm']?.status).toBe('open');
  });

  it('a new date brings the old one back', () => {
    const { after, back } = undoneAfter({
      ...({ type: 'reschedule', step: 'referral/confirm', due: '2026-12-01' } as const),
    });
    expect(after.state.nodes['referral/confirm']?.due).toBe('2026-12-01');
    const { inverse } = undoneAfter({
      ...({ type: 'reschedule', step: 'referral/confirm', due: '2026-12-01' } as const),
    });
    expect(back?.state.nodes['referral/confirm']?.due).toBe(inverse?.type === 'reschedule' && inverse.due);
    expect(back?.state.nodes['referral/confirm']?.due).not.toBe('2026-12-01');
  });

  it('more time that was given to what is late long since can still be taken back', () => {
    const given = { type: 'reschedule', step: 'referral/confirm', due: '2026-10-01' } as const;
    const late = act(enrolled(), on, given);
    const command = { ...given, due: '2027-03-01' };
    const { back } = undoneAfter(command, late, at('2027-02-01'));
    expect(back?.state.nodes['referral/confirm']?.due).toBe('2027-02-01');
  });

  it('a role goes back to who had it', () => {
    const before = enrolled().state.roles.principal?.person;
    const { back } = undoneAfter({ type: 'assign', role: 'principal', person: 'somebody-else' });
    expect(back?.state.roles.principal?.person).toBe(before);
  });

  it('a stop lets it go on where it was, unless it was paused or should never have been there', () => {
    const { inverse, back } = undoneAfter({ type: 'stop', reason: 'Fusie' });
    expect(inverse).toEqual({ type: 'reopen', reason: 'undone' });
    expect(back?.state).toMatchObject({
      ...{ status: 'active', nodes: { 'referral/confirm': { status: 'open' } } },
    });
    const paused = act(enrolled(), on, { type: 'pause', reason: 'Verbouwing' });
    expect(undoneAfter({ type: 'stop', reason: 'Fusie' }, paused).inverse).toBeUndefined();
    expect(undoneAfter({ type: 'withdraw', reason: 'Verkeerde school' }).inverse).toBeUndefined();
  });

  it('a planned handover leaves the role with whoever has it, or goes back to the one that was planned', () => {
    const plan = (to: string, day: string): Command => ({ type: 'handover', role: 'principal', to, on: day });
    const first = undoneAfter(plan('somebody-else', '2026-10-01'));
    expect(first.after.state.handovers).toHaveLength(1);
    expect(first.back?.state.handovers).toEqual([]);
    const second = undoneAfter(plan('a-third', '2026-11-02'), first.after);
    expect(second.back?.state.handovers).toEqual(first.after.state.handovers);
  });

  it('a note cannot be, for it stays as it is', () => {
    expect(undoneAfter({ type: 'note', text: 'Gebeld' }).inverse).toBeUndefined();
  });
});
