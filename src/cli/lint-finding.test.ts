import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { lint } from '../domain/lint/lint.ts';
import { describeFinding } from './lint-finding.ts';

const good = readFileSync(new URL('../../templates/nascholing.yaml', import.meta.url), 'utf8');
const context = { calendar: { overrides: [] } };
const said = (yaml: string) =>
  lint(yaml, context).findings.map((finding) => describeFinding('it.yaml', finding).split('\n')[0]);

describe('What lint says of a file in a terminal', () => {
  it('names the step in which it stands, and its line', () => {
    const slip = good.replace('in: P2W, calendar: school-days', 'in: two weeks, calendar: school-days');
    const line = slip.split('\n').findIndex((text) => text.includes('two weeks')) + 1;
    expect(said(slip)).toEqual([
      expect.stringMatching(new RegExp(`^it\\.yaml:${line}: step 'wish', due\\.in: A duration is written`)),
    ]);
  });

  it('names the role, and the file as a whole by its key', () => {
    expect(
      said(good.replace(/- role: counsellor\n +party: \w+/, '- role: counsellor\n    party: church'))[0],
    ).toMatch(/^it\.yaml:\d+: role 'counsellor', party: “church” cannot be here/);
    expect(said(good.replace(/^subject: .*/m, 'subject: class'))[0]).toMatch(
      /^it\.yaml:\d+: subject: “class”/,
    );
  });

  it('tells of a wrong name beside a wrong duration in one run', () => {
    const twice = good
      .replace('in: P2W, calendar: school-days', 'in: two weeks, calendar: school-days')
      .replace('        role: provider\n', '        role: provder\n');
    const lines = said(twice).join('\n');
    expect(lines).toMatch(/A duration is written/);
    expect(lines).toMatch(/There is no role 'provder'; choose from provider, /);
  });
});
