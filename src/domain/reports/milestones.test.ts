import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parseTemplate } from '../template/reading/load.ts';
import type { Advanced } from '../trajectory/model/advanced.ts';
import { act, at, context, enrolled } from '../trajectory/test-template.ts';
import { isOverdue, openSteps } from '../trajectory/views/steps.ts';
import { milestoneReport } from './milestones.ts';

function templateNamed(name: string) {
  const parsed = parseTemplate(
    readFileSync(new URL(`../../../templates/${name}.yaml`, import.meta.url), 'utf8'),
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.template;
}

describe('a milestone', () => {
  const school = templateNamed('digitale-school');
  const plan = templateNamed('mijlpalenplan');
  const statuses = (outcome: Advanced, template: typeof school, asOf: string) =>
    milestoneReport(outcome.state, template, context, asOf).rows.map(({ status }) => status);
  const rolesOf = (template: typeof school) =>
    Object.fromEntries(template.roles.map(({ id }) => [id, `person-${id}`]));

  it('is dropped, and no longer planned, where a school joined after its phase', () => {
    const underWay = enrolled(
      {
        start: '2025-09-01',
        now: at('2026-09-10'),
        roles: rolesOf(school),
        underWay: { phase: 'training', since: '2026-05-01' },
      },
      school,
    );
    expect(statuses(underWay, school, '2026-09-10')).toEqual(['dropped', 'dropped', 'planned']);
    const fromStart = enrolled({ roles: rolesOf(school) }, school);
    expect(statuses(fromStart, school, '2026-09-10')).toEqual(['planned', 'planned', 'planned']);
  });

  it('is not late while its trajectory is paused, and has its remaining time afterwards', () => {
    const begun = enrolled(
      {
        now: at('2020-10-01'),
        start: '2020-10-01',
        call: { start: '2020-01-01' },
        subject: { kind: 'programme', id: 'plan' },
        roles: rolesOf(plan),
      },
      plan,
    );
    expect(statuses(begun, plan, '2021-03-01')).toContain('late');
    const paused = act(begun, at('2020-11-01'), { type: 'pause', reason: 'covid' }, plan);
    expect(statuses(paused, plan, '2021-03-01')).not.toContain('late');
    expect(statuses(paused, plan, '2021-03-01')).toContain('open');
    const overdue = openSteps(paused.state, plan, context).map((view) =>
      isOverdue(view, paused.state, '2021-03-01'),
    );
    expect(overdue).not.toContain(true);
    const resumed = act(paused, at('2021-03-01'), { type: 'resume' }, plan);
    expect(statuses(resumed, plan, '2021-03-01')).not.toContain('late');
    expect(statuses(resumed, plan, '2021-05-31')).toContain('late');
  });
});
