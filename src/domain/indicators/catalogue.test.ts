import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { marksOf } from '../reports/facts/marks.ts';
import { stepsOf } from '../template/model/lookup.ts';
import { parseTemplate } from '../template/reading/load.ts';
import { indicators, markableIds } from './catalogue.ts';
import { markProblems } from './field-marks.ts';

const folder = new URL('../../../templates/', import.meta.url);
const templates = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => parseTemplate(readFileSync(new URL(name, folder), 'utf8')))
  .flatMap((parsed) => (parsed.ok ? [parsed.template] : []));

describe('indicators', () => {
  it('are each counted somewhere in the model trajectories', () => {
    const used = new Set(
      templates.flatMap((template) =>
        [...marksOf(template).values()].flatMap(({ counts, fields }) => [
          ...counts,
          ...fields.filter(({ isTarget }) => !isTarget).map(({ indicator }) => indicator),
        ]),
      ),
    );
    expect([...used].sort()).toEqual([...markableIds].sort());
  });

  it('are looked for only in steps that bear one', () => {
    for (const template of templates) {
      const marks = marksOf(template);
      expect(marks.size).toBeLessThan(stepsOf(template).length);
      for (const { counts, fields } of marks.values())
        expect(counts.length + fields.length).toBeGreaterThan(0);
    }
  });

  it('are explained in docs/reports.md in the same words', () => {
    const guide = readFileSync(new URL('../../../docs/reports.md', import.meta.url), 'utf8');
    for (const { id, definition } of indicators) {
      const row = guide.split('\n').find((line) => line.startsWith(`| \`${id}\` |`));
      expect(row).toContain(definition.en);
    }
  });

  it('know before from after by the order of the steps', () => {
    const school = templates.find(({ id }) => id === 'digitale-school');
    if (school === undefined) throw new Error('digitale-school is missing');
    const momentIn = (step: string) =>
      marksOf(school)
        .get(step)
        ?.fields.find(({ indicator }) => indicator === 'confidence_teachers')?.moment;
    expect([momentIn('self_assessment'), momentIn('closing_self_assessment')]).toEqual(['before', 'after']);
  });
});

describe('a mark on a form field', () => {
  it.each([
    [{ type: 'integer', 'x-indicator': 'happiness' }, /no indicator “happiness”/],
    [{ type: 'integer', 'x-indicator': 'schools_in_trajectory' }, /no indicator/],
    [{ type: 'string', 'x-indicator': 'training_sessions' }, /from a number/],
    [{ type: 'integer', minimum: 1, maximum: 10, 'x-indicator': 'confidence_teachers' }, /scale from 1 to 4/],
    [{ type: 'boolean', 'x-target': 'training_sessions' }, /target is a number/],
  ])('is refused when it cannot be counted: %j', (property, message) => {
    expect(markProblems(property).map((problem) => problem.message)[0]).toMatch(message);
  });

  it('may be a list', () => {
    expect(
      markProblems({
        type: 'integer',
        'x-indicator': ['teachers_in_trajectories', 'teachers_towards_digicoach'],
      }),
    ).toEqual([]);
  });
});
