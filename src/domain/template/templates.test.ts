import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { formSchemaProblems } from '../forms/form-schema-problems.ts';
import { validateAnswers } from '../forms/validate-answers.ts';
import { stepsOf } from './model/lookup.ts';
import type { StepNode, Template } from './model/types.ts';
import { parseTemplate } from './reading/load.ts';

const folder = new URL('../../../templates/', import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));

function templateIn(file: string): Template {
  const parsed = parseTemplate(readFileSync(new URL(file, folder), 'utf8'));
  if (parsed.ok) return parsed.template;
  const errors = parsed.errors.map((error) => `${file}:${error.line} ${error.path}: ${error.message.en}`);
  throw new Error(errors.join('\n'));
}

const templates = files.map((file) => ({ file, template: templateIn(file) }));
const steps = templates.flatMap(({ template }) =>
  stepsOf(template).map((step) => ({ name: `${template.id}: ${step.id}`, step, template })),
);

describe('the templates that come with the product', () => {
  it('are each in the file that bears its name', () => {
    expect(templates.map(({ template }) => `${template.id}.yaml`)).toEqual(files);
  });

  it('are the eleven model trajectories of the source documents, and one that was written with the guide only', () => {
    expect(templates.map(({ template }) => template.id).sort()).toEqual([
      'actieprogramma',
      'digicoach',
      'digisprong-ict-coordinator',
      'digisprong-schoolteam',
      'digitale-school',
      'innovet-project',
      'lerend-netwerk',
      'mijlpalenplan',
      'nascholing',
      'rtc-routeplan',
      'schoolsubsidie',
      'uitwisselingsjaar-directeurs',
    ]);
  });

  it('propose only trajectories that there are', () => {
    const proposed = steps.flatMap(({ step }) => (step.proposes === undefined ? [] : [step.proposes]));
    expect(templates.map(({ template }) => template.id)).toEqual(expect.arrayContaining(proposed));
  });
});

describe('every step of every template', () => {
  it.each(steps)('$name asks in its own words, in both languages', ({ step }) => {
    if (step.kind === 'milestone') return;
    for (const language of ['nl', 'en'] as const) {
      expect(step.ask[language]).not.toBe(step.title[language]);
      expect(sentencesIn(step.ask[language])).toBeLessThanOrEqual(3);
    }
  });

  it.each(steps)('$name leaves nobody waiting for ever without anybody being told', ({ step, template }) => {
    if (step.kind === 'notice' || step.kind === 'milestone') return;
    expect(step.due).toBeDefined();
    expect(step.expiry).toBeDefined();
    expect(step.ladder.some((rung) => rung.kind === 'ask' && rung.to === step.role)).toBe(true);
    // What is passed over by itself needs nobody; everything else is told to somebody else before it expires.
    if (step.expiry?.then !== 'skip') expect(isTold(step, template)).toBe(true);
  });

  it.each(steps.filter(({ step }) => step.answers !== undefined))(
    '$name has a form that pages can show, with an example that is valid',
    ({ step }) => {
      const { examples, ...form } = step.answers as { examples?: readonly unknown[] };
      expect(formSchemaProblems(form)).toEqual([]);
      expect(examples?.length).toBeGreaterThan(0);
      for (const example of examples ?? []) {
        expect(validateAnswers(step.answers!, example, 'en')).toMatchObject({ valid: true });
      }
    },
  );
});

function sentencesIn(text: string): number {
  return text.split(/[.!?](?:\s|$)/).filter((part) => part.trim() !== '').length;
}

function isTold(step: StepNode, template: Template): boolean {
  const told = step.ladder.filter((rung) => rung.kind === 'escalation').map((rung) => rung.to);
  return told.some(
    (role) => role !== step.role && template.roles.some((definition) => definition.id === role),
  );
}
