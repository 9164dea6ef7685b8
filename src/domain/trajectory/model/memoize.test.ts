import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { RULES_ONLY } from '../../calendar/school-calendar.ts';
import { instantAt } from '../../calendar/wall-clock.ts';
import type { Template } from '../../template/model/types.ts';
import { parseTemplate } from '../../template/reading/load.ts';
import { advanced } from '../decide/advance.ts';
import { enrol } from '../decide/enrol.ts';
import { behaviourOf, personas } from '../forecast/personas.ts';
import { type Behaviour, play } from '../forecast/play.ts';
import { openSteps, stepsSoFar } from '../views/steps.ts';
import type { NodeState, TrajectoryState } from './state.ts';

const context = { calendar: RULES_ONLY };
const until = instantAt('2029-08-31', '23:59');

function templateOf(file: string): Template {
  const url = new URL(`../../../../templates/${file}.yaml`, import.meta.url);
  const parsed = parseTemplate(readFileSync(url, 'utf8'));
  if (!parsed.ok) throw new Error(parsed.errors.map((error) => error.message.en).join('\n'));
  return parsed.template;
}

function enrolled(template: Template) {
  const outcome = enrol(
    {
      id: 'remembered',
      now: instantAt('2026-09-01', '10:00'),
      actor: { kind: 'person', person: template.counsellorRole },
      subject: { kind: template.subject, id: 'school' },
      start: '2026-09-01',
      roles: Object.fromEntries(template.roles.map((role) => [role.id, role.id])),
    },
    template,
    1,
    context,
  );
  if (outcome.rejected) throw new Error(outcome.code);
  return outcome;
}

// Nothing is remembered of a copy: it is what the store gives back.
function seen(state: TrajectoryState, template: Template) {
  const { plan, wakeAt } = advanced({ state, template, context, events: [] });
  return {
    plan,
    wakeAt,
    open: openSteps(state, template, context),
    steps: stepsSoFar(state, template, context),
  };
}

describe('what is remembered of a state', () => {
  const runs = ['digitale-school', 'digicoach', 'lerend-netwerk'].flatMap((file) =>
    personas.map((persona) => ({ file, persona })),
  );

  it.each(runs)('is what a fresh look at it finds, all the way: $file, $persona', ({ file, persona }) => {
    const template = templateOf(file);
    const acts = behaviourOf(persona, template, context);
    let looks = 0;
    const behaviour: Behaviour = (state) => {
      looks += 1;
      expect(seen(state, template)).toEqual(seen(structuredClone(state), template));
      return acts(state);
    };
    play(enrolled(template), template, context, behaviour, until);
    expect(looks).toBeGreaterThan(1);
  });

  it('is not taken for that of another calendar, of other people or after a pause', () => {
    const template = templateOf('digitale-school');
    const { state } = enrolled(template);
    const fresh = (changed: TrajectoryState) => seen(structuredClone(changed), template);
    const before = seen(state, template);
    const roles = Object.fromEntries(
      Object.entries(state.roles).map(([role, assignment]) => [role, { ...assignment, person: 'somebody' }]),
    );
    const pauses = [
      {
        ...{ from: '2026-09-01', pausedAt: '2026-09-01T06:00:00.000Z', reason: 'test' },
        ...{ to: '2026-12-01', resumedAt: '2026-12-01T06:00:00.000Z' },
      },
    ];
    for (const changed of [
      { ...state, roles },
      { ...state, pauses },
      { ...state, id: 'another' },
    ]) {
      expect(seen(changed, template)).toEqual(fresh(changed));
      expect(seen(changed, template)).not.toEqual(before);
    }
    const closed = { from: '2026-09-01', to: '2026-12-01', kind: 'school-holiday' } as const;
    const other = { calendar: { overrides: [closed] } };
    const due = (calendar: typeof context) =>
      openSteps(state, template, calendar).map((view) => [view.path, view.due]);
    expect(due(other)).not.toEqual(due(context));
    expect(seen(state, template)).toEqual(before);
  });

  it('does not keep what has changed from being seen', () => {
    const template = templateOf('digitale-school');
    const { state } = enrolled(template);
    const [open] = openSteps(state, template, context);
    if (open === undefined) throw new Error('Nothing is open.');
    const done: NodeState = { ...open.node, status: 'done' };
    const changed = { ...state, nodes: { ...state.nodes, [open.path]: done } };
    expect(openSteps(changed, template, context).map(({ path }) => path)).not.toContain(open.path);
    expect(openSteps(state, template, context).map(({ path }) => path)).toContain(open.path);
  });
});
