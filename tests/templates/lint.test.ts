import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { RULES_ONLY } from '../../src/domain/calendar/school-calendar.ts';
import { lint } from '../../src/domain/lint/lint.ts';
import { knownTemplate } from '../../src/domain/lint/sense/examined.ts';
import { parseTemplate } from '../../src/domain/template/reading/load.ts';

const folder = new URL('../../templates/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');
const others = readdirSync(folder).flatMap((name) => {
  const parsed = parseTemplate(read(name));
  return parsed.ok ? [knownTemplate(parsed.template)] : [];
});

describe('The model trajectories that come with the product', () => {
  it.each(readdirSync(folder))('have nothing that lint finds: %s', (name) => {
    const { findings, states } = lint(read(name), { calendar: RULES_ONLY, others });
    expect(findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
    expect(states).toBeGreaterThan(20);
  });

  // The others have so many branches side by side, or so many years, that there are more states than anybody can wait for.
  it.each([
    'digicoach',
    'digisprong-ict-coordinator',
    'digisprong-schoolteam',
    'innovet-project',
    'nascholing',
    'schoolsubsidie',
  ])('are proved in every state that can come about: %s', (name) => {
    const { findings } = lint(readFileSync(new URL(`${name}.yaml`, folder), 'utf8'), {
      calendar: RULES_ONLY,
    });
    expect(findings.filter(({ rule }) => rule === 'bound-reached')).toEqual([]);
  });
});
