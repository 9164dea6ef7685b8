import { describe, expect, it } from '@jest/globals';
import { parseTemplate } from '../../template/reading/load.ts';
import { agenda } from '../forecast/agenda.ts';
import { act, at, command, context, enrolled } from '../test-template.ts';
import { enrolmentOf, startsToMake, withStart } from './starts.ts';

const source = `
template: proposing
subject: school
title: { nl: Voorstel, en: Proposal }
summary: { nl: Eén stap, en: One step }
source: written for the tests
available_from: 2020-09-01
counsellor: counsellor
roles:
  - { role: counsellor, party: pbd, title: { nl: Begeleider, en: Counsellor } }
  - { role: principal, party: school, title: { nl: Directeur, en: Principal } }
  - { role: deputy, party: school, title: { nl: Adjunct, en: Deputy }, optional: true, falls_back_to: principal }
  - { role: provider, party: provider, title: { nl: Aanbieder, en: Provider }, optional: true }
phases:
  - phase: only
    title: { nl: Enige, en: Only }
    steps:
      - step: aftercare
        kind: trajectory
        proposes: network
        starts: { roles: { counsellor: counsellor, member: deputy, guest: provider } }
        title: { nl: Start de nazorg, en: Start the aftercare }
        due: { in: P2W }
        reminders: [{ rung: ask, at: open }]
      - step: last
        kind: confirm
        role: principal
        title: { nl: Klaar, en: Ready }
`;
const parsed = parseTemplate(source);
if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
const template = parsed.template;
const path = 'only/aftercare';
const opened = () => enrolled({}, template);

describe('A step that starts another trajectory by itself', () => {
  it('says which one, for the same subject and with the people who have the named roles', () => {
    const { state } = opened();
    const [start] = startsToMake(state, template);
    expect(start).toMatchObject({ path, round: 1, template: 'network' });
    expect(
      enrolmentOf(start!, state, template, { id: 'child', now: at('2026-09-01'), subject: 'team' }),
    ).toEqual({
      id: 'child',
      now: at('2026-09-01'),
      actor: { kind: 'system' },
      start: '2026-09-01',
      // The principal stands in for the deputy; nobody is provider here, so nobody is guest there.
      roles: { counsellor: 'an', member: 'bea' },
      subject: { kind: 'team', id: '900001' },
      from: { trajectory: 'trajectory-1', step: path },
      by: 'act',
    });
  });

  it('is done as soon as that one runs, without a mail about it, and the next step opens', () => {
    const outcome = withStart(opened(), path, { trajectory: 'child' }, template, context);
    expect(outcome.state.nodes[path]).toMatchObject({ status: 'done', outcome: 'started', started: 'child' });
    expect(outcome.state.nodes['only/last']?.status).toBe('open');
    expect(outcome.plan.filter((mail) => mail.step === 'aftercare')).toEqual([]);
    expect(outcome.events.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5]);
    expect(startsToMake(outcome.state, template)).toEqual([]);
  });

  it('asks whoever has it when that one cannot start, once, and keeps the reason', () => {
    const outcome = withStart(opened(), path, { refused: 'template-unknown' }, template, context);
    expect(outcome.state.nodes[path]).toMatchObject({ status: 'open', notStarted: 'template-unknown' });
    expect(outcome.plan.map(({ rung, to }) => `${rung} → ${to}`)).toEqual(['ask → counsellor']);
    expect(startsToMake(outcome.state, template)).toEqual([]);
    const byHand = act(
      outcome,
      at('2026-09-02'),
      { type: 'started', step: path, trajectory: 'other' },
      template,
    );
    expect(byHand.state.nodes[path]).toMatchObject({ status: 'done', started: 'other' });
  });

  it('hears of the same start twice without doing anything twice', () => {
    const told = { type: 'started', step: path, trajectory: 'child' } as const;
    const once = act(opened(), at('2026-09-02'), told, template);
    expect(act(once, at('2026-09-03'), told, template).events).toEqual([]);
    expect(command(once, at('2026-09-03'), { ...told, trajectory: 'another' }, template)).toMatchObject({
      rejected: true,
      code: 'step-not-open',
    });
  });

  it('may be told so while the trajectory is paused, and goes on when the pause ends', () => {
    const refused = withStart(opened(), path, { refused: 'template-unknown' }, template, context);
    const paused = act(refused, at('2026-09-02'), { type: 'pause', reason: 'moving' }, template);
    const told = act(
      paused,
      at('2026-09-03'),
      { type: 'started', step: path, trajectory: 'child' },
      template,
    );
    expect(told.state.nodes['only/last']).toBeUndefined();
    const resumed = act(told, at('2026-09-04'), { type: 'resume' }, template);
    expect(resumed.state.nodes['only/last']?.status).toBe('open');
  });

  it('is no answer to a step of another kind', () => {
    const outcome = withStart(opened(), path, { trajectory: 'child' }, template, context);
    const wrong = { type: 'started', step: 'only/last', trajectory: 'child' } as const;
    expect(command(outcome, at('2026-09-02'), wrong, template)).toMatchObject({ code: 'step-unknown' });
  });

  it('is played as started in an agenda', () => {
    const entries = agenda(opened().state, template, context);
    expect(entries.filter(({ kind }) => kind === 'step').map(({ step }) => step)).toEqual(['last']);
  });
});
