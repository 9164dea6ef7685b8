import { describe, expect, it } from '@jest/globals';
import type { Advanced } from '../model/advanced.ts';
import type { Command } from '../model/commands.ts';
import { act, at, context, enrolled, small, wake } from '../test-template.ts';
import { forecastOf, tryCommand } from './preview.ts';

const now = at('2026-09-10');

/** What went before the command is given. */
function settledBy(from: Advanced, until: string): Set<string> {
  return new Set(from.plan.filter((mail) => mail.at <= until).map(({ key }) => key));
}

function preview(command: Command, from: Advanced = enrolled(), when = now) {
  const options = {
    ...{ state: from.state, template: small, context, now: when, language: 'en' as const, command },
    ...{
      actor: { kind: 'person', person: 'an' } as const,
      settled: settledBy(from, when),
      people: new Map(),
    },
  };
  const tried = tryCommand(options);
  if ('rejected' in tried) throw new Error(tried.code);
  return forecastOf(tried, options);
}

const lines = (command: Command, from?: Advanced, when?: string) =>
  preview(command, from, when).difference.mails.map(
    ({ change, mail, before }) =>
      `${change} ${mail.at.slice(0, 10)} ${mail.rung} ${mail.to}${before === undefined ? '' : ` was ${before.at.slice(0, 10)} ${before.person}`}`,
  );

describe('A preview', () => {
  const commands: [string, Command][] = [
    ['completing', { type: 'complete', step: 'referral/confirm', outcome: 'confirmed' }],
    ['declining', { type: 'complete', step: 'referral/confirm', outcome: 'declined' }],
    ['skipping', { type: 'skip', step: 'referral/confirm', reason: 'known' }],
    ['another date', { type: 'reschedule', step: 'referral/confirm', due: '2026-10-05' }],
    ['more time', { type: 'reschedule', step: 'referral/confirm', extension: true }],
    ['somebody else', { type: 'assign', role: 'principal', person: 'cas' }],
    ['somebody else later', { type: 'handover', role: 'principal', to: 'cas', on: '2026-09-20' }],
    ['a pause with an end', { type: 'pause', reason: 'works', until: '2027-01-11' }],
    ['a pause without an end', { type: 'pause', reason: 'works' }],
    ['stopping', { type: 'stop', reason: 'closes' }],
    ['a note', { type: 'note', text: 'called' }],
  ];

  it.each(commands)('of %s says which mails the plan will then hold', (_what, command) => {
    const from = enrolled();
    const settled = settledBy(from, now);
    const { difference } = preview(command, from);
    const planned = new Map(wake(from, now).plan.map((mail) => [mail.key, mail.at]));
    for (const { change, mail, before } of difference.mails) {
      if (change === 'withdrawn') planned.delete(mail.key);
      if (before !== undefined) planned.delete(before.key);
      if (change !== 'withdrawn') planned.set(mail.key, mail.at);
    }
    const fact = act(from, now, command);
    const open = fact.plan.filter(({ key }) => !settled.has(key));
    for (const mail of open) expect(planned.get(mail.key)).toBe(mail.at);
    // What the plan holds beyond the next change of state is in the preview too.
    const until = fact.wakeAt ?? '9999';
    const foreseen = [...planned].filter(([key, on]) => on < until && !settled.has(key));
    expect(foreseen.map(([key]) => key).sort()).toEqual(open.map(({ key }) => key).sort());
  });

  it('of a pause with an end says to which day each date and mail moves', () => {
    const pause: Command = { type: 'pause', reason: 'works', until: '2026-09-24' };
    expect(preview(pause).difference.dates).toContainEqual({
      ...{ kind: 'due', path: 'referral/confirm', title: 'Confirm' },
      ...{ before: '2026-09-15', after: '2026-09-29' },
    });
    expect(lines(pause)[0]).toBe('moves 2026-09-28 soon principal was 2026-09-14 bea');
  });

  it('names the step that would go without an answer as its template does', () => {
    const { dates } = preview({ type: 'pause', reason: 'works', until: '2026-09-24' }).difference;
    expect(dates.filter(({ kind }) => kind === 'expires').map(({ title }) => title)).toEqual(['Confirm']);
  });

  it('of a pause says when it ends, however far away that is', () => {
    const { difference } = preview({ type: 'pause', reason: 'works', until: '2030-09-01' });
    expect(difference.dates).toContainEqual(
      expect.objectContaining({ kind: 'resumes', after: '2030-09-01' }),
    );
  });

  it('of a pause without an end takes away every date, and says that it will be asked about', () => {
    const { difference, irrevocable } = preview({ type: 'pause', reason: 'works' });
    expect(difference.dates.every(({ after }) => after === undefined)).toBe(true);
    const goes = difference.mails.filter(({ change }) => change === 'goes');
    const others = difference.mails.filter((mail) => !goes.includes(mail));
    expect(goes.map(({ mail }) => mail.step)).toEqual(['pause']);
    expect(new Set(others.map(({ change }) => change))).toEqual(new Set(['withdrawn']));
    expect(irrevocable).toEqual([]);
  });

  it('of another date says that the same reminders move, not that others come', () => {
    const moved = lines({ type: 'reschedule', step: 'referral/confirm', due: '2026-09-22' });
    expect(moved).toContain('moves 2026-09-21 soon principal was 2026-09-14 bea');
    expect(moved.filter((line) => /^(goes|withdrawn)/.test(line))).toEqual([]);
  });

  it('of a handover says from when on the mails go to somebody else', () => {
    const changed = lines({ type: 'handover', role: 'principal', to: 'cas', on: '2026-09-20' });
    expect(changed).not.toContainEqual(expect.stringContaining('2026-09-14'));
    expect(changed).toContainEqual(expect.stringMatching(/^readdressed 2026-09-22 overdue principal/));
  });

  it('of an appointment says who is invited at once, and that this cannot be called back', () => {
    const atTalk = act(enrolled(), now, { type: 'complete', step: 'referral/confirm', outcome: 'confirmed' });
    const appointments = [{ start: at('2026-10-01', '10:00'), end: at('2026-10-01', '11:00') }];
    const { difference, irrevocable } = preview(
      { type: 'reschedule', step: 'intake/talk', appointments },
      atTalk,
      at('2026-09-11'),
    );
    expect(difference.dates).toContainEqual({
      ...{ kind: 'appointment', path: 'intake/talk', title: 'Conversation', after: at('2026-10-01') },
    });
    const invited = difference.mails.filter(({ mail }) => mail.kind === 'invitation');
    expect(invited.map(({ mail }) => mail.person)).toEqual(['an', 'bea']);
    expect(irrevocable).toEqual(['mails-go']);
  });

  it('of stopping says that it ends', () => {
    const { after, irrevocable } = preview({ type: 'stop', reason: 'closes' });
    expect(after.status).toBe('stopped');
    expect(irrevocable).toContain('trajectory-ends');
  });

  it('of a note says that nothing changes, and that it stays', () => {
    const { difference, irrevocable } = preview({ type: 'note', text: 'called' });
    expect(difference).toEqual({ statuses: [], dates: [], mails: [] });
    expect(irrevocable).toEqual(['stays-in-journal']);
  });
});
