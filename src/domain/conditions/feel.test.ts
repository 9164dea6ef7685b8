import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { evaluate } from 'feelin';
import { conditionsOf } from '../lint/conditions.ts';
import { parseTemplate } from '../template/reading/load.ts';
import { evaluateFeel, type FeelScope, feelFault } from './feel.ts';

const folder = new URL('../../../templates/', import.meta.url);

const ofTemplates = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .flatMap((file) => {
    const parsed = parseTemplate(readFileSync(new URL(file, folder), 'utf8'));
    return parsed.ok ? conditionsOf(parsed.template).map(({ expression }) => expression) : [];
  });

// One of each way in which a condition can be written.
const written = [
  'intake.outcome = "held"',
  'intake.count > 3 and intake.count <= 10',
  'intake.needs[item = "digicoach"] != []',
  'list contains(intake.needs, "digicoach") or (trajectory.group = "volger" and not(intake.wise))',
  'if intake.count > 5 then "advanced" else "basic"',
  'some need in intake.needs satisfies need = "digicoach"',
  'every need in intake.needs satisfies string length(need) > 3',
  'intake.count in [1..5]',
  'intake.outcome in ("held", "declined")',
  'count(intake.needs) between 1 and 2',
  'date(intake.day) < date("2027-01-01")',
  'intake = null',
  'unknown.field = 1',
  'linked.digitale_school.status = "completed"',
  'for need in intake.needs return upper case(need)',
  'true',
];

const answers = [
  {},
  { outcome: 'held', count: 4, needs: ['digicoach', 'vision'], wise: true, day: '2026-10-01' },
  { outcome: 'declined', count: 12, needs: [], wise: false, day: '2027-10-01' },
  { outcome: 'approved', literacy_level: 'advanced', fee_asked: true, has_report: true },
];

const facts = {
  trajectory: { start: '2026-09-01', group: 'volger', subject: 'school' },
  linked: { digitale_school: { status: 'completed' } },
};

const inScope =
  (meanings: { readonly [name: string]: unknown }): FeelScope =>
  (name) =>
    meanings[name];

describe('an expression', () => {
  it.each([...new Set([...written, ...ofTemplates])])('%s is answered as FEEL answers it', (expression) => {
    expect(feelFault(expression)).toBeUndefined();
    const steps = [...new Set([...expression.matchAll(/([a-z_]+)\./g)].map(([, step]) => step ?? ''))];
    for (const given of answers) {
      const scope = {
        intake: given,
        ...Object.fromEntries(steps.map((step) => [step, given])),
        ...facts,
      };
      expect(evaluateFeel(expression, inScope(scope))).toEqual(evaluate(expression, scope).value);
    }
  });

  it('gives every state its own answer, however often it is asked', () => {
    for (let count = 0; count < 1_000; count += 1) {
      const given = inScope({ intake: { count: count % 8 } });
      expect(evaluateFeel('intake.count > 3', given)).toBe(count % 8 > 3);
      expect(evaluateFeel('intake.count > 3', inScope({ intake: {} }))).toBe(null);
    }
  });
});
