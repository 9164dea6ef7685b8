import { describe, expect, it } from '@jest/globals';
import type { RoleDefinition, Template } from '../../template/model/types.ts';
import { at, enrolled, small, wake } from '../test-template.ts';
import { tasksOf } from './built-in-tasks.ts';

const role = (id: string, party: RoleDefinition['party']): RoleDefinition => ({
  ...{ id, party, title: { nl: id, en: id }, optional: true },
});
const told = (template: Template) => tasksOf(template).silence.ladder.find(({ id }) => id === 'told')?.to;
const withRoles = (...roles: RoleDefinition[]): Template => ({ ...small, roles: [...small.roles, ...roles] });

describe('A counsellor who leaves a question about silence unanswered', () => {
  it('is asked, reminded three times and then left in peace; somebody else hears of it once', () => {
    const asked = wake(enrolled(), at('2026-11-02')).plan.filter(({ path }) => path.startsWith('silence'));
    expect(asked.map(({ rung }) => rung)).toEqual(['ask', 'overdue', 'told', 'overdue.2', 'overdue.3']);
  });

  it('is for the own guidance service to hear of', () => {
    expect(told(withRoles(role('direction', 'central'), role('lead', 'pbd')))).toBe('lead');
  });

  it('is for the central direction where nobody else of the service is named, and else stays where it is', () => {
    expect(told(withRoles(role('direction', 'central')))).toBe('direction');
    expect(told(withRoles())).toBe('counsellor');
  });
});
