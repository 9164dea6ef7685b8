import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { RULES_ONLY } from '../../src/domain/calendar/school-calendar.ts';
import { lint } from '../../src/domain/lint/lint.ts';
import { knownTemplate } from '../../src/domain/lint/sense/examined.ts';
import { parseTemplate } from '../../src/domain/template/reading/load.ts';
import { type Planted, planted } from './planted/faults.ts';

const soundFile = (name: string) => readFileSync(new URL(`./planted/${name}.yaml`, import.meta.url), 'utf8');
const sound = soundFile('sound');
const soundInFrench = soundFile('sound-in-french');
const soundOf = ({ inFrench }: Planted) => (inFrench ? soundInFrench : sound);

const others = ['digitale-school', 'lerend-netwerk'].flatMap((name) => {
  const parsed = parseTemplate(
    readFileSync(new URL(`../../templates/${name}.yaml`, import.meta.url), 'utf8'),
  );
  return parsed.ok ? [knownTemplate(parsed.template)] : [];
});

type Findings = ReturnType<typeof lint>['findings'];

const known = new Map<string, Findings>();

function found(yaml: string): Findings {
  const { findings } = known.has(yaml)
    ? { findings: known.get(yaml) ?? [] }
    : lint(yaml, { calendar: RULES_ONLY, others });
  known.set(yaml, findings);
  return findings.filter(({ severity }) => severity !== 'note');
}

const rules = [...new Set(planted.map(({ rule }) => rule))];
const of = (rule: string) => planted.filter((one) => one.rule === rule);
const withPiece = (one: Planted, other: string) => soundOf(one).replace(one.piece, () => other);

describe('A template in which nothing is wrong', () => {
  it('gives no alarm', () => {
    expect(found(sound)).toEqual([]);
    expect(found(soundInFrench)).toEqual([]);
  });

  it('has each piece in which a fault is planted once', () => {
    expect(
      planted.filter((one) => soundOf(one).split(one.piece).length !== 2).map(({ piece }) => piece),
    ).toEqual([]);
  });
});

describe('Of faults that are planted in it, lint', () => {
  it.each(rules.map((rule) => ({ rule, ones: of(rule) })))(
    'finds every one of the kind $rule ($ones.length), and is silent on their mended twins',
    ({ rule, ones }) => {
      expect(ones.length).toBeGreaterThanOrEqual(3);
      for (const one of ones) {
        const alarms = found(withPiece(one, one.fault));
        expect({ fault: one.fault, rules: alarms.map((alarm) => alarm.rule) }).toEqual({
          fault: one.fault,
          rules: expect.arrayContaining([rule]),
        });
        const finding = alarms.find((alarm) => alarm.rule === rule);
        expect(finding?.line).toBeGreaterThan(0);
        expect(finding?.message.nl).not.toBe('');
        expect(finding?.mend?.en).not.toBe('');
        expect({ mended: one.mended, alarms: found(withPiece(one, one.mended)) }).toEqual({
          mended: one.mended,
          alarms: [],
        });
      }
    },
  );

  it('finds as many as were planted', () => {
    const caught = planted.filter((one) =>
      found(withPiece(one, one.fault)).some(({ rule }) => rule === one.rule),
    );
    console.log(`lint found ${caught.length} of ${planted.length} planted faults, of ${rules.length} kinds`);
    expect(caught).toHaveLength(planted.length);
  });
});
