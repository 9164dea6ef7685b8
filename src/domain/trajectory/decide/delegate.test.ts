import { describe, expect, it } from '@jest/globals';
import { localDateOf } from '../../calendar/wall-clock.ts';
import type { Advanced } from '../model/advanced.ts';
import { act, at, command, context, enrolled, small, templateOf } from '../test-template.ts';
import { openSteps } from '../views/steps.ts';
import { advance } from './advance.ts';

const STEP = 'referral/confirm';

const mails = ({ plan }: Advanced) =>
  plan.map(({ at: moment, rung, to, person }) => [localDateOf(moment), rung, '→', person ?? to].join(' '));

/** The principal gave one step to Carl. */
const given = (from = enrolled(), person = 'carl') =>
  act(from, at('2026-09-04'), { type: 'delegate', step: STEP, person });

const doer = ({ state }: Advanced) =>
  openSteps(state, small, context).find(({ path }) => path === STEP)?.person;

describe('A step that is passed on', () => {
  it('goes alone: whoever has it is asked at once and reminded, and the role stays where it was', () => {
    const outcome = given();
    expect(doer(outcome)).toBe('carl');
    expect(outcome.state.roles.principal).toMatchObject({ person: 'bea', revision: 0 });
    expect(
      mails(outcome)
        .filter((mail) => !mail.includes('quiet'))
        .slice(0, 3),
    ).toEqual(['2026-09-04 asked → carl', '2026-09-14 soon → carl', '2026-09-22 overdue → carl']);
    const next = act(outcome, at('2026-09-07'), { type: 'complete', step: STEP, outcome: 'confirmed' });
    expect(openSteps(next.state, small, context).map(({ person }) => person)).toContain('bea');
    expect(mails(next).filter((mail) => mail.includes('carl'))).toEqual([]);
  });

  it('can be passed on further and given back, and each is asked anew', () => {
    const further = act(given(), at('2026-09-07'), { type: 'delegate', step: STEP, person: 'dirk' });
    expect(mails(further)[0]).toBe('2026-09-07 asked → dirk');
    const back = act(further, at('2026-09-08'), { type: 'delegate', step: STEP });
    expect([doer(back), mails(back)[0]]).toEqual(['bea', '2026-09-08 asked → principal']);
    const keys = [given(), further, back].map(({ plan }) => plan.find(({ rung }) => rung === 'asked')?.key);
    expect(new Set(keys).size).toBe(3);
  });

  it('to whoever has the role already, or to the same person again, changes nothing', () => {
    expect(given(enrolled(), 'bea').events).toEqual([]);
    expect(given(given()).events).toEqual([]);
  });

  it('goes along with its role when that goes to somebody else', () => {
    const assigned = act(given(), at('2026-09-08'), { type: 'assign', role: 'principal', person: 'dirk' });
    expect([doer(assigned), mails(assigned)[0]]).toEqual(['dirk', '2026-09-08 asked → principal']);
    const again = act(assigned, at('2026-09-09'), { type: 'delegate', step: STEP, person: 'carl' });
    expect(mails(again)[0]).toBe('2026-09-09 asked → carl');
  });

  it('comes back to its role when whoever has it cannot be reached, and the counsellor hears of it', () => {
    const lost = act(given(), at('2026-09-05'), {
      ...{ type: 'undeliverable', role: 'principal', person: 'carl' },
    });
    expect(doer(lost)).toBe('bea');
    expect(lost.plan.filter(({ immediate }) => immediate).map(({ step, to }) => [step, to])).toEqual([
      ['came-back', 'counsellor'],
      ['confirm', 'principal'],
    ]);
    expect(Object.keys(lost.state.nodes).some((path) => path.startsWith('no_contact'))).toBe(false);
  });

  it('for which people meet: whoever has it is invited, and whoever passed it on takes it out of their calendar', () => {
    const meeting = { start: at('2026-09-28', '14:00'), end: at('2026-09-28', '15:30') };
    const confirmed = act(enrolled(), at('2026-09-03'), {
      type: 'complete',
      step: STEP,
      outcome: 'confirmed',
    });
    const arranged = act(confirmed, at('2026-09-07'), {
      ...{ type: 'reschedule', step: 'intake/talk', appointments: [meeting] },
    });
    const { plan } = act(arranged, at('2026-09-08'), {
      ...{ type: 'delegate', step: 'intake/talk', person: 'carl' },
    });
    const about = plan.filter(
      ({ kind, at: moment }) => /invitation|cancellation/.test(kind) && moment >= at('2026-09-08'),
    );
    expect(about.map(({ kind, person }) => [kind, person]).sort()).toEqual([
      ['cancellation', 'bea'],
      ['invitation', 'carl'],
    ]);
  });

  it('through a link is told to the counsellor, unless she did it herself, or let it through', () => {
    const told = (person: string, confirmed: { readonly confirmedBy?: string } = {}) => {
      const passedOn = { type: 'delegate', step: STEP, person: 'carl', ...confirmed } as const;
      const actor = { kind: 'link', person } as const;
      const input = { kind: 'command', now: at('2026-09-04'), actor, command: passedOn } as const;
      const outcome = advance(enrolled().state, small, input, context);
      if (outcome.rejected) throw new Error(outcome.code);
      return outcome.plan.filter(({ step }) => step === 'step-handed-on').map(({ to }) => to);
    };
    expect([told('bea'), told('an')]).toEqual([['counsellor'], []]);
    expect(told('bea', { confirmedBy: 'an' })).toEqual([]);
    expect(told('bea', { confirmedBy: 'coordinator' })).toEqual(['counsellor']);
  });

  it('is not, where the template forbids it, nor when it is not open', () => {
    const template = templateOf(`
  - phase: signing
    title: { nl: Tekenen, en: Sign }
    steps:
      - step: sign
        kind: confirm
        role: principal
        delegable: false
        title: { nl: Teken, en: Sign }
`);
    const asked = { type: 'delegate', step: 'signing/sign', person: 'carl' } as const;
    expect(command(enrolled({}, template), at('2026-09-04'), asked, template)).toMatchObject({
      rejected: true,
      code: 'not-delegable',
    });
    const early = { type: 'delegate', step: 'intake/write', person: 'carl' } as const;
    expect(command(enrolled(), at('2026-09-04'), early)).toMatchObject({ code: 'step-not-open' });
  });
});
