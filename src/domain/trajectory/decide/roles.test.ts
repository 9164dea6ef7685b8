import { describe, expect, it } from '@jest/globals';
import { localDateOf } from '../../calendar/wall-clock.ts';
import type { Advanced } from '../model/advanced.ts';
import { template as school, context as schoolContext, enrolledOn as schoolOn } from '../test-school.ts';
import { act, at, command, context, enrolled, small, templateOf, wake } from '../test-template.ts';
import { openSteps } from '../views/steps.ts';
import { advance } from './advance.ts';

const mails = (outcome: Advanced) =>
  outcome.plan.map((mail) => `${localDateOf(mail.at)} ${mail.rung} → ${mail.to}`);
const status = (outcome: Advanced, path: string) => outcome.state.nodes[path]?.status;

describe('Whoever takes over a role', () => {
  it('is asked at once what is open when somebody hands it over today', () => {
    const assigned = act(enrolled(), at('2026-09-04'), { type: 'assign', role: 'principal', person: 'carl' });
    expect(assigned.plan.filter((mail) => mail.rung === 'asked')).toEqual([
      expect.objectContaining({ at: at('2026-09-04'), immediate: true }),
    ]);
  });

  it('takes over in the morning of the planned date', () => {
    const planned = act(enrolled(), at('2026-09-04'), {
      type: 'handover',
      role: 'principal',
      to: 'carl',
      on: '2026-09-14',
    });
    const done = wake(planned, planned.wakeAt!);
    expect(done.state.roles.principal).toMatchObject({ person: 'carl', revision: 1 });
    expect(mails(done)[0]).toBe('2026-09-14 asked → principal');
  });

  it('is the one who was named last, when somebody else was planned before', () => {
    const plan = (from: Advanced, day: string, to: string) =>
      act(from, at(day), { type: 'handover', role: 'principal', to, on: '2026-09-14' });
    const planned = plan(plan(enrolled(), '2026-09-04', 'carl'), '2026-09-07', 'dirk');
    expect(planned.state.handovers).toEqual([{ role: 'principal', to: 'dirk', on: '2026-09-14' }]);
    expect(wake(planned, planned.wakeAt!).state.roles.principal).toMatchObject({ person: 'dirk' });
  });
});

describe('Whoever takes over a role in a meeting', () => {
  const meeting = { start: at('2026-09-28', '14:00'), end: at('2026-09-28', '15:30') };
  const arranged = () => {
    const confirmed = act(enrolled(), at('2026-09-03'), {
      ...{ type: 'complete', step: 'referral/confirm', outcome: 'confirmed' },
    });
    return act(confirmed, at('2026-09-07'), {
      ...{ type: 'reschedule', step: 'intake/talk', appointments: [meeting] },
    });
  };
  const invitations = ({ plan }: Advanced) =>
    plan
      .filter(({ kind }) => kind === 'invitation')
      .map(({ key, at: moment }) => [key.split('/').at(-1), moment]);
  const counsellors = ['invitation.1:counsellor', at('2026-09-07')];
  const assign = (on: string) =>
    act(arranged(), at(on), { type: 'assign', role: 'principal', person: 'carl' });

  it('is invited at once, once', () => {
    const assigned = assign('2026-09-09');
    expect(invitations(assigned)).toEqual([counsellors, ['invitation.1@1:principal', at('2026-09-09')]]);
    const noted = act(assigned, at('2026-09-10'), { type: 'note', text: 'gebeld' });
    expect(invitations(noted)).toEqual(invitations(assigned));
  });

  it('is invited on the morning of the planned date', () => {
    const handover = { type: 'handover', role: 'principal', to: 'carl', on: '2026-09-14' } as const;
    const planned = act(arranged(), at('2026-09-08'), handover);
    expect(invitations(planned)).toEqual(invitations(arranged()));
    const done = wake(planned, planned.wakeAt!);
    const [, [key, moment]] = invitations(done) as [unknown, [string, string]];
    expect(key).toBe('invitation.1@1:principal');
    expect(moment > at('2026-09-14', '07:29') && moment < at('2026-09-14', '09:30')).toBe(true);
  });

  it('is not invited to what has taken place', () => {
    expect(invitations(assign('2026-09-29'))).toEqual([
      counsellors,
      ['invitation.1:principal', at('2026-09-07')],
    ]);
    const afterwards = act(assign('2026-09-09'), at('2026-09-29'), { type: 'note', text: 'gebeld' });
    expect(invitations(afterwards)).toEqual([counsellors]);
  });

  it('is invited to what is arranged later like everybody else', () => {
    const moved = act(assign('2026-09-09'), at('2026-09-10'), {
      ...{ type: 'reschedule', step: 'intake/talk' },
      appointments: [{ start: at('2026-10-05', '14:00'), end: at('2026-10-05', '15:00') }],
    });
    expect(invitations(moved)).toEqual([
      ['invitation.2:counsellor', at('2026-09-10')],
      ['invitation.2:principal', at('2026-09-10')],
    ]);
  });

  it('gets the invitation that did not arrive once the address has been put right', () => {
    const lost = act(arranged(), at('2026-09-07', '10:05'), {
      ...{ type: 'undeliverable', role: 'principal', person: 'bea' },
    });
    const task = Object.keys(lost.state.nodes).find((path) => path.startsWith('no_contact'))!;
    const outcome = 'corrected';
    const corrected = act(lost, at('2026-09-08'), { type: 'complete', step: task, outcome });
    expect(invitations(corrected)).toContainEqual(['invitation.1@1:principal', at('2026-09-08')]);
  });
});

describe('A role in which nobody can be reached', () => {
  it('is a task for somebody else than the person that it is about', () => {
    const outcome = advance(
      schoolOn('2026-09-01').state,
      school,
      {
        ...{ kind: 'command', now: at('2026-09-02'), actor: { kind: 'system' } },
        command: { type: 'undeliverable', role: school.counsellorRole },
      },
      schoolContext,
    );
    if (outcome.rejected) throw new Error(outcome.code);
    const path = Object.keys(outcome.state.nodes).find((one) => one.startsWith('no_contact')) ?? '';
    const task = openSteps(outcome.state, school, schoolContext).find((view) => view.path === path);
    expect(task?.role).not.toBe(school.counsellorRole);
    const told = outcome.plan.filter((mail) => mail.path === path).map(({ to }) => to);
    expect(told.length).toBeGreaterThan(0);
    expect(told).not.toContain(school.counsellorRole);
  });

  const lost = () =>
    act(enrolled(), at('2026-09-01', '10:05'), { type: 'undeliverable', role: 'principal', person: 'bea' });
  const task = 'no_contact~principal~0';

  it('is a task for the counsellor, once', () => {
    expect(status(lost(), task)).toBe('open');
    const again = act(lost(), at('2026-09-14', '08:10'), {
      type: 'undeliverable',
      role: 'principal',
      person: 'bea',
    });
    expect(again.events).toEqual([]);
  });

  it('comes right by assigning somebody, who is then asked', () => {
    const found = act(lost(), at('2026-09-02'), { type: 'assign', role: 'principal', person: 'carl' });
    expect(status(found, task)).toBe('withdrawn');
    expect(mails(found)[0]).toBe('2026-09-02 asked → principal');
  });

  it('cannot be reported by people', () => {
    const asked = { type: 'undeliverable', role: 'nobody' } as const;
    expect(command(enrolled(), at('2026-09-02'), asked)).toMatchObject({ code: 'role-unknown' });
  });
});

describe('Whoever takes over the role that stands in for an empty one', () => {
  it('is asked what is open for both', () => {
    const template = templateOf(`
  - phase: one
    title: { nl: Een, en: One }
    steps:
      - { step: report, kind: confirm, role: ict, title: { nl: Verslag, en: Report }, reminders: school }
`);
    const assigned = act(
      enrolled({}, template),
      at('2026-09-04'),
      { type: 'assign', role: 'principal', person: 'carl' },
      template,
    );
    expect(mails(assigned)).toEqual(['2026-09-04 asked → ict', '2026-09-22 quiet → counsellor']);
    const filled = act(assigned, at('2026-09-07'), { type: 'assign', role: 'ict', person: 'dirk' }, template);
    // Another name than that of the one before: both are asked.
    const asks = [...assigned.plan, ...filled.plan].filter(({ kind }) => kind === 'ask');
    expect(new Set(asks.map(({ key }) => key)).size).toBe(2);
  });

  it('is asked also when the step asks only some days after it opened', () => {
    const template = templateOf(`
  - phase: one
    title: { nl: Een, en: One }
    steps:
      - step: report
        kind: confirm
        role: principal
        title: { nl: Verslag, en: Report }
        reminders: [{ rung: asked, kind: ask, after: P3D, from: open }]
`);
    const begun = enrolled({}, template);
    const assign = (on: string) =>
      act(begun, at(on), { type: 'assign', role: 'principal', person: 'carl' }, template);
    expect(mails(assign('2026-09-02'))).toEqual([
      ...['2026-09-04 asked → principal', '2026-09-22 quiet → counsellor'],
    ]);
    expect(mails(assign('2026-09-08'))).toEqual([
      ...['2026-09-08 asked → principal', '2026-09-22 quiet → counsellor'],
    ]);
  });
});

describe('A role that is passed on through a link', () => {
  const passedOn = (person: string, confirmed: { readonly confirmedBy?: string } = {}) => {
    const command = { type: 'assign', role: 'principal', person: 'carl', ...confirmed } as const;
    const actor = { kind: 'link', person } as const;
    const now = at('2026-09-04');
    const outcome = advance(enrolled().state, small, { kind: 'command', now, actor, command }, context);
    if (outcome.rejected) throw new Error(outcome.code);
    return outcome.plan.filter(({ step }) => step === 'handed-on').map(({ to }) => to);
  };

  it('is told to the counsellor, unless she did it herself, or let it through', () => {
    expect(passedOn('bea')).toEqual(['counsellor']);
    expect(passedOn('an')).toEqual([]);
    expect(passedOn('bea', { confirmedBy: 'an' })).toEqual([]);
    expect(passedOn('bea', { confirmedBy: 'coordinator' })).toEqual(['counsellor']);
  });
});

describe('Another address of somebody', () => {
  const told = (by: { readonly by?: string }) => {
    const command = { type: 'address-corrected', person: 'bea', ...by } as const;
    const input = { kind: 'command', now: at('2026-09-04'), actor: { kind: 'system' }, command } as const;
    const outcome = advance(enrolled().state, small, input, context);
    if (outcome.rejected) throw new Error(outcome.code);
    return outcome.plan.filter(({ step }) => step === 'address').map(({ to }) => to);
  };

  it('is told to the counsellor, unless she put it right herself', () => {
    expect([told({}), told({ by: 'colleague' }), told({ by: 'an' })]).toEqual([
      ...[['counsellor'], ['counsellor'], []],
    ]);
  });
});
