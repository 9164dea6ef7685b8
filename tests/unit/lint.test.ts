import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { RULES_ONLY } from '../../src/domain/calendar/school-calendar.ts';
import { lint } from '../../src/domain/lint/lint.ts';

const folder = new URL('./broken-templates/', import.meta.url);
const context = { calendar: RULES_ONLY };

/** Each file says in a comment which rule should find something on which line. */
const broken = readdirSync(folder).map((name) => {
  const yaml = readFileSync(new URL(name, folder), 'utf8');
  const lines = yaml.split('\n');
  const line = lines.findIndex((text) => text.includes('# caught: ')) + 1;
  const rule = /# caught: ([a-z-]+)/.exec(lines[line - 1] ?? '')?.[1];
  return { name, yaml, line, rule };
});

describe('lint', () => {
  it.each(broken)('catches $name on its line', ({ yaml, line, rule }) => {
    const { findings } = lint(yaml, context);
    const errors = findings.filter((finding) => finding.severity === 'error');
    expect(errors.map((finding) => [finding.rule, finding.line])).toEqual([[rule, line]]);
    expect(errors[0]?.message.nl).not.toBe('');
    expect(errors[0]?.message.en).not.toBe('');
  });

  it('shows the way that leads to a gate that never opens', () => {
    const gate = broken.find(({ rule }) => rule === 'gate-never-opens');
    const finding = lint(gate?.yaml ?? '', context).findings[0];
    expect(finding?.trail?.[0]).toMatch(/^talk: /);
    expect(finding?.mend?.en).toMatch(/when/);
  });

  it('shows the appointment after which nobody would notice silence, and what would tell of it', () => {
    const silent = broken.find(({ rule }) => rule === 'silence-after-appointment');
    const finding = lint(silent?.yaml ?? '', context).findings[0];
    expect(finding?.trail).toEqual(['register: confirmed', 'meet: 2026-09-15']);
    expect(finding?.mend?.en).toMatch(/from: appointment/);
  });
});
