import { describe, expect, it } from '@jest/globals';
import { localDateOf } from '../calendar/wall-clock.ts';
import type { Advanced } from './outcome.ts';
import { act, at, command, enrolled, templateOf, wake } from './test-template.ts';

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
});

describe('A role in which nobody can be reached', () => {
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
    expect(mails(assigned)).toEqual(['2026-09-04 asked → ict']);
    const filled = act(assigned, at('2026-09-07'), { type: 'assign', role: 'ict', person: 'dirk' }, template);
    // Another name than that of the one before: both are asked.
    expect(new Set([...assigned.plan, ...filled.plan].map(({ key }) => key)).size).toBe(2);
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
    expect(mails(assign('2026-09-02'))).toEqual(['2026-09-04 asked → principal']);
    expect(mails(assign('2026-09-08'))).toEqual(['2026-09-08 asked → principal']);
  });
});
