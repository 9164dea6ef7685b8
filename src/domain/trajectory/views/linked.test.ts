import { describe, expect, it } from '@jest/globals';
import { linksOf } from '../../template/model/links.ts';
import { act, at, enrolled, templateOf } from '../test-template.ts';
import { asLinked, hasNewsForOthers } from './linked.ts';

const template = templateOf(`
  - phase: begin
    title: { nl: Begin, en: Begin }
    steps:
      - { step: signed, kind: confirm, role: principal, title: { nl: Getekend, en: Signed }, milestone: true }
      - { step: thanked, kind: confirm, role: principal, title: { nl: Bedankt, en: Thanked } }
      - { step: started, kind: confirm, role: principal, title: { nl: Gestart, en: Started }, milestone: true }
  - phase: rest
    title: { nl: Rest, en: Rest }
    requires: linked.digisprong_schoolteam.start = "done" or linked.innovet.start = "done"
    steps: [{ step: last, kind: confirm, role: principal, title: { nl: Slot, en: Last } }]
`);
const begun = enrolled({}, template);
const done = (from: typeof begun, step: string) =>
  act(from, at('2026-09-03'), { type: 'complete', step: `begin/${step}` }, template);
const signed = done(begun, 'signed');
const thanked = done(signed, 'thanked');

describe('What other trajectories may know of one', () => {
  it('is its status, its phases and the milestones that were reached', () => {
    expect(asLinked(thanked.state, template)).toEqual({
      id: 'trajectory-1',
      template: template.id,
      status: 'active',
      phases: { begin: 'open' },
      milestones: ['signed'],
    });
  });

  it('is news when a milestone is reached or the status changes, and not when a step is done', () => {
    expect(hasNewsForOthers(undefined, begun.state, template)).toBe(true);
    expect(hasNewsForOthers(begun.state, signed.state, template)).toBe(true);
    expect(hasNewsForOthers(signed.state, thanked.state, template)).toBe(false);
    const paused = act(thanked, at('2026-09-04'), { type: 'pause', reason: 'verhuis' }, template);
    expect(hasNewsForOthers(thanked.state, paused.state, template)).toBe(true);
  });
});

describe('The trajectories that a template asks about', () => {
  it('are named as their templates are', () => {
    expect(linksOf(template)).toEqual(['digisprong-schoolteam', 'innovet']);
    expect(
      linksOf(
        templateOf(
          '  - { phase: p, title: { nl: P, en: P }, steps: [{ step: s, kind: confirm, role: principal, title: { nl: S, en: S } }] }',
        ),
      ),
    ).toEqual([]);
  });
});
