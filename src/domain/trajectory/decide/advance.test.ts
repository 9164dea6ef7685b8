import { describe, expect, it } from '@jest/globals';
import { formatWithOffset, localDateOf } from '../../calendar/wall-clock.ts';
import type { Advanced } from '../model/advanced.ts';
import { act, at, command, enrolled, wake } from '../test-template.ts';

const mails = (outcome: Advanced) =>
  outcome.plan.map((mail) => `${localDateOf(mail.at)} ${mail.rung} → ${mail.to}`);
const status = (outcome: Advanced, path: string) => outcome.state.nodes[path]?.status;
const confirmed = (now = at('2026-09-03')) =>
  act(enrolled(), now, { type: 'complete', step: 'referral/confirm' });
const intake = { needs: ['literacy'], level: 'basic' };
const talked = () =>
  act(confirmed(), at('2026-09-10'), { type: 'complete', step: 'intake/talk', answers: intake });

describe('A school that is enrolled', () => {
  it('is asked at once to confirm, and the coming reminders are known', () => {
    expect(mails(enrolled())).toEqual([
      '2026-09-01 asked → principal',
      '2026-09-14 soon → principal',
      '2026-09-22 quiet → counsellor',
      '2026-09-22 overdue → principal',
      '2026-10-06 overdue.2 → principal',
      '2026-10-06 told → counsellor',
    ]);
  });

  it('is woken only when time changes its state: when the silence has lasted', () => {
    expect(localDateOf(enrolled().wakeAt ?? '')).toBe('2026-10-27');
  });

  it('waits for its start date when it is enrolled ahead of time', () => {
    const early = enrolled({ start: '2026-10-01' });
    expect(early.plan).toEqual([]);
    expect(mails(wake(early, early.wakeAt!))[0]).toBe('2026-10-01 asked → principal');
  });

  it('goes to the next phase when it confirms, and its reminders are no longer owed', () => {
    const next = confirmed();
    expect(status(next, 'referral')).toBe('done');
    expect(mails(next)).toEqual([
      ...['2026-09-03 asked → principal', '2026-09-24 quiet → counsellor', '2026-10-08 overdue → principal'],
    ]);
  });

  it('ends the trajectory when it declines', () => {
    const declined = act(enrolled(), at('2026-09-03'), {
      type: 'complete',
      step: 'referral/confirm',
      outcome: 'declined',
    });
    expect(declined.state.status).toBe('stopped');
    expect(declined.plan).toEqual([]);
    expect(declined.wakeAt).toBeUndefined();
  });
});

describe('A school that stays silent', () => {
  const silent = () => wake(enrolled(), enrolled().wakeAt!);

  it('becomes a task for its counsellor and can still answer', () => {
    const task = silent();
    expect(status(task, 'silence~referral/confirm~1.0.0')).toBe('open');
    expect(task.plan.find((mail) => mail.step === 'silence')?.to).toBe('counsellor');
    const answered = act(task, at('2026-11-09'), { type: 'complete', step: 'referral/confirm' });
    expect(status(answered, 'silence~referral/confirm~1.0.0')).toBe('withdrawn');
    expect(status(answered, 'intake')).toBe('open');
  });

  it.each([
    ['extend', 'open', 'active'],
    ['skip', 'skipped', 'active'],
    ['stop', 'withdrawn', 'stopped'],
  ])('is dealt with as the counsellor decides: %s', (outcome, step, trajectory) => {
    const decided = act(silent(), at('2026-11-09'), {
      type: 'complete',
      step: 'silence~referral/confirm~1.0.0',
      outcome,
    });
    expect(status(decided, 'referral/confirm')).toBe(step);
    expect(decided.state.status).toBe(trajectory);
  });

  it('gets its ladder anew after more time, and becomes a task again if it stays silent', () => {
    const extended = act(silent(), at('2026-11-09'), {
      type: 'complete',
      step: 'silence~referral/confirm~1.0.0',
      outcome: 'extend',
    });
    expect(mails(extended).filter((line) => line > '2026-11-09')).toContain('2026-11-20 soon → principal');
    const again = wake(extended, extended.wakeAt!);
    expect(status(again, 'silence~referral/confirm~1.1.0')).toBe('open');
  });
});

describe('Reminders to a school', () => {
  it('do not go in a school holiday: they wait for the first school day and then are one mail', () => {
    // Due on Wednesday 16 December: a week later it is the Christmas holiday until Sunday 3 January.
    const outcome = act(enrolled(), at('2026-12-01'), {
      type: 'reschedule',
      step: 'referral/confirm',
      due: '2026-12-16',
    });
    const first = outcome.plan.find((mail) => mail.rung === 'overdue.2' || mail.rung === 'overdue');
    const morning = outcome.plan.filter(
      (mail) => localDateOf(mail.at) === '2027-01-04' && mail.to === 'principal',
    );
    expect(first && localDateOf(first.at)).toBe('2027-01-04');
    expect(first?.movedFrom).toBeDefined();
    expect(morning).toHaveLength(1);
  });

  it('are counted in school days when the due date is, so that summer is not silence', () => {
    const asked = act(confirmed(at('2027-04-20')), at('2027-04-30'), {
      type: 'complete',
      step: 'intake/talk',
      answers: intake,
    });
    const due = asked.plan.find((mail) => mail.step === 'write')?.due;
    const overdue = asked.plan.find((mail) => mail.rung === 'overdue');
    expect(due).toBe('2027-06-30');
    // Five school days after the last day of June are the first days of September.
    expect(overdue && localDateOf(overdue.at)).toBe('2027-09-07');
    expect(asked.wakeAt && localDateOf(asked.wakeAt)).toBe('2027-10-12');
  });

  it('leave in the morning by the clock of Brussels, in winter and in summer', () => {
    const times = enrolled()
      .plan.filter((mail) => !mail.immediate)
      .map((mail) => formatWithOffset(mail.at));
    for (const time of times) expect(time).toMatch(/T0[7-9]:\d\d:00\+02:00$/);
  });
});

describe('A review', () => {
  const handedIn = () =>
    act(talked(), at('2026-10-05'), { type: 'complete', step: 'intake/write', attachments: ['file-1'] });

  it('that asks for changes opens the step again with the comment, asks the school anew, and comes back itself', () => {
    const returned = act(handedIn(), at('2026-10-06'), {
      type: 'complete',
      step: 'intake/judge',
      outcome: 'changes',
      comment: 'Zeg er ook bij wie het doet.',
    });
    expect(returned.state.nodes['intake/write']).toMatchObject({
      status: 'open',
      round: 2,
      returnedWith: 'Zeg er ook bij wie het doet.',
    });
    expect(returned.plan[0]).toMatchObject({ rung: 'asked', to: 'principal', immediate: true });
    const again = act(returned, at('2026-10-12'), {
      type: 'complete',
      step: 'intake/write',
      attachments: ['file-2'],
    });
    expect(again.state.nodes['intake/judge']).toMatchObject({ status: 'open', round: 2 });
    const approved = act(again, at('2026-10-13'), {
      type: 'complete',
      step: 'intake/judge',
      outcome: 'approved',
    });
    expect(status(approved, 'training')).toBe('open');
  });

  it('needs a comment when it asks for changes', () => {
    expect(
      command(handedIn(), at('2026-10-06'), { type: 'complete', step: 'intake/judge', outcome: 'changes' }),
    ).toMatchObject({
      rejected: true,
      code: 'comment-required',
      errors: [{ path: 'comment' }],
    });
  });

  it('opens only the modules that the intake chose, at the level it chose', () => {
    const approved = act(handedIn(), at('2026-10-06'), {
      type: 'complete',
      step: 'intake/judge',
      outcome: 'approved',
    });
    expect(approved.state.nodes['training/literacy']).toMatchObject({ status: 'open', level: 'basic' });
    expect(status(approved, 'training/didactics')).toBe('withdrawn');
  });
});

describe('A pause', () => {
  const paused = () => act(enrolled(), at('2026-09-09'), { type: 'pause', reason: 'directeur ziek' });

  it('plans nothing, and wakes only for the question whether it still goes on', () => {
    expect(paused().plan).toEqual([]);
    expect(localDateOf(paused().wakeAt ?? '')).toBe('2026-10-09');
  });

  it('shifts what remains by exactly as long as it lasted, and sends nothing in a burst', () => {
    const resumed = act(paused(), at('2026-09-19'), { type: 'resume' });
    expect(mails(resumed).slice(0, 3)).toEqual([
      '2026-09-01 asked → principal',
      '2026-09-24 soon → principal',
      '2026-10-02 overdue → principal',
    ]);
  });

  it('ends by itself on the date that was given', () => {
    const until = act(enrolled(), at('2026-09-09'), {
      type: 'pause',
      reason: 'verbouwing',
      until: '2026-10-01',
    });
    const resumed = wake(until, until.wakeAt!);
    expect(resumed.state.status).toBe('active');
    expect(localDateOf(resumed.state.at)).toBe('2026-10-01');
  });
});

describe('More time', () => {
  it('can be taken twice by the school itself, then only with its counsellor', () => {
    const more = { type: 'reschedule', step: 'referral/confirm', extension: true } as const;
    const once = act(enrolled(), at('2026-09-10'), more);
    const twice = act(once, at('2026-09-11'), more);
    expect(once.plan.map((mail) => mail.due)).toContain('2026-09-29');
    expect(command(twice, at('2026-09-12'), more)).toMatchObject({ code: 'extension-exhausted' });
  });
});

describe('A late start', () => {
  const late = () =>
    enrolled({
      now: at('2027-03-01'),
      start: '2026-09-01',
      underWay: { phase: 'intake', since: '2026-12-01' },
    });

  it('records the past as such and sends nothing for it', () => {
    expect(status(late(), 'referral')).toBe('withdrawn');
    expect(status(late(), 'intake')).toBe('open');
    expect(late().plan.every((mail) => mail.at >= at('2027-03-01'))).toBe(true);
  });
});

describe('Follow-up', () => {
  it('opens after 3, 6 and 12 months, counted from the same day', () => {
    const written = act(talked(), at('2026-10-05'), {
      type: 'complete',
      step: 'intake/write',
      attachments: ['f'],
    });
    const approved = act(written, at('2026-10-06'), {
      type: 'complete',
      step: 'intake/judge',
      outcome: 'approved',
    });
    const trained = act(approved, at('2026-12-01'), {
      type: 'complete',
      step: 'training/literacy/literacy_sessions',
    });
    const afterYear = [1, 2, 3].reduce((so) => wake(so, so.wakeAt!), wake(trained, trained.wakeAt!));
    const ended = wake(afterYear, at('2028-06-01'));
    const opened = (n: number) => ended.state.nodes[`follow_up/conversation#${n}`]?.openedOn;
    expect([opened(1), opened(2), opened(3)]).toEqual(['2027-03-01', '2027-06-01', '2027-12-01']);
    expect(ended.state.status).toBe('completed');
  });
});
