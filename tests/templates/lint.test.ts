import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { RULES_ONLY } from '../../src/domain/calendar/school-calendar.ts';
import { lint } from '../../src/domain/lint/lint.ts';

const folder = new URL('../../templates/', import.meta.url);

describe('The model trajectories that come with the product', () => {
  it.each(readdirSync(folder))('have nothing that lint finds: %s', (name) => {
    const { findings, states } = lint(readFileSync(new URL(name, folder), 'utf8'), { calendar: RULES_ONLY });
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(states).toBeGreaterThan(20);
  });
});
