import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { RULES_ONLY } from '../../src/domain/calendar/school-calendar.ts';
import { lint } from '../../src/domain/lint/lint.ts';

const folder = new URL('./broken-templates/', import.meta.url);
const context = { calendar: RULES_ONLY };

const heading = `
template: sound
subject: school
title: { nl: Gezond, en: Sound }
summary: { nl: Een modeltraject zonder fout, en: A template without a mistake }
source: written for the tests of lint
available_from: 2026-09-01
counsellor: counsellor
roles:
  - { role: counsellor, party: pbd, title: { nl: Begeleider, en: Counsellor } }
phases:`;

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

  it('names the fields that a condition could have read', () => {
    const unknown = broken.find(({ rule }) => rule === 'condition-unknown-field');
    const finding = lint(unknown?.yaml ?? '', context).findings[0];
    expect(finding?.mend?.en).toBe('Choose from: needs, teachers, outcome, status.');
  });

  it('finds nothing where a document is asked for, and where it depends on how far other trajectories are', () => {
    const { findings } = lint(
      `${heading}
  - phase: plan
    title: { nl: Plan, en: Plan }
    steps:
      - step: write
        kind: document
        role: counsellor
        title: { nl: Schrijf, en: Write }
        noun: { nl: Plan, en: Plan }
        due: { in: P4W }
        reminders: [{ rung: asked, at: open }]
  - phase: carry_out
    title: { nl: Uitvoeren, en: Carry out }
    when: linked.digicoach.intake = "done" and linked.digicoach.training = "done"
    steps:
      - step: begin
        kind: confirm
        role: counsellor
        title: { nl: Begin, en: Begin }
        noun: { nl: Begin, en: Beginning }
        due: { in: P4W }
        reminders: [{ rung: asked, at: open }]
`,
      context,
    );
    expect(findings).toEqual([]);
  });
});
