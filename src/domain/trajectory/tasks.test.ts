import { describe, expect, it } from '@jest/globals';
import type { RoleDefinition, Template } from '../template/types.ts';
import { tasksOf } from './tasks.ts';
import { small } from './test-template.ts';

const role = (id: string, party: RoleDefinition['party']): RoleDefinition => ({
  ...{ id, party, title: { nl: id, en: id }, optional: true },
});
const told = (template: Template) => tasksOf(template).silence.ladder.find(({ id }) => id === 'told')?.to;
const withRoles = (...roles: RoleDefinition[]): Template => ({ ...small, roles: [...small.roles, ...roles] });

describe('A counsellor who leaves a question about silence unanswered', () => {
  it('is for the own guidance service to hear of', () => {
    expect(told(withRoles(role('direction', 'central'), role('lead', 'pbd')))).toBe('lead');
  });

  it('is for the central direction where nobody else of the service is named, and else stays where it is', () => {
    expect(told(withRoles(role('direction', 'central')))).toBe('direction');
    expect(told(withRoles())).toBe('counsellor');
  });
});
