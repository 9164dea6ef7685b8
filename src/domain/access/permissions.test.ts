import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { type Action, extentOf, permissions } from './permissions.ts';
import { signInRoles } from './roles.ts';

const page = readFileSync(new URL('../../../docs/access.md', import.meta.url), 'utf8');

/** The rows of the table in the documentation, without its head. */
function written(): string[][] {
  const lines = page.split('\n').filter((line) => /^\| `[\w-]+` \|/.test(line));
  return lines.map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
}

describe('who may do what', () => {
  test('is what the documentation shows, action by action and role by role', () => {
    const actions = Object.keys(permissions) as Action[];
    expect(written()).toEqual(
      actions.map((action) => [
        `\`${action}\``,
        expect.stringMatching(/.{5,}/),
        ...signInRoles.map((role) => extentOf(role, action) ?? '–'),
      ]),
    );
  });

  test('gives a school, or somebody without a role, nothing', () => {
    for (const permission of Object.values(permissions)) expect(permission).not.toHaveProperty('principal');
  });

  test('lets nobody of one organisation reach everything that belongs to services', () => {
    const ofServices: Action[] = [
      'list-trajectories',
      'see-trajectory',
      'act-on-trajectory',
      'see-people',
      'search',
    ];
    for (const role of ['coordinator', 'counsellor', 'author', 'provider', 'partner'] as const) {
      for (const action of ofServices) expect(extentOf(role, action)).not.toBe('all');
    }
  });
});
