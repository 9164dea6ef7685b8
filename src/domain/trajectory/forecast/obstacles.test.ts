import { describe, expect, it } from '@jest/globals';
import { act, at, context, enrolled, small } from '../test-template.ts';
import { agenda } from './agenda.ts';

const reachable = { email: 'x@school.example', remindersOff: false };
const principal = (reach: object) =>
  new Map([
    ['an', reachable],
    ['bea', { ...reachable, ...reach }],
  ]);

describe('What is foreseen when somebody cannot be reached', () => {
  it('is a task for the counsellor, whose mails then go', () => {
    const { state } = enrolled();
    const people = principal({ unreachableAt: at('2026-08-01') });
    const entries = agenda(state, small, context, { people });
    const first = entries.filter(({ kind }) => kind === 'mail').slice(0, 2);
    expect(first).toMatchObject([
      { step: 'confirm', to: 'principal', will_not_go: 'unreachable' },
      { step: 'no_contact', to: 'counsellor' },
    ]);
    expect(first[1]).not.toHaveProperty('will_not_go');
    // What really happens when the mailroom says so is the same.
    const fact = act(enrolled(), at('2026-09-01'), {
      type: 'undeliverable',
      role: 'principal',
      person: 'bea',
    });
    const task = fact.plan.find(({ step }) => step === 'no_contact');
    expect(first[1]).toMatchObject({ key: task?.key });
  });

  it('is nothing but a reminder less when reminders are switched off', () => {
    const { state } = enrolled();
    const people = principal({ remindersOff: true });
    const entries = agenda(state, small, context, { people });
    const without = agenda(state, small, context);
    expect(entries.map(({ will_not_go: _, ...entry }) => entry)).toEqual(without);
    const silenced = entries.filter(({ will_not_go }) => will_not_go !== undefined);
    expect(new Set(silenced.map(({ mail_kind }) => mail_kind))).toEqual(new Set(['reminder']));
  });

  it('ends on the day on which somebody else takes over', () => {
    const handover = { type: 'handover', role: 'principal', to: 'cas', on: '2026-09-10' } as const;
    const { state } = act(enrolled(), at('2026-09-02'), handover);
    const people = new Map([...principal({ leftAt: at('2026-09-01') }), ['cas', reachable] as const]);
    const mails = agenda(state, small, context, { from: at('2026-09-02'), people }).filter(
      ({ kind, to }) => kind === 'mail' && to === 'principal',
    );
    expect(mails.every(({ at: on, will_not_go }) => on < '2026-09-10' || will_not_go === undefined)).toBe(
      true,
    );
  });
});
