import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { RULES_ONLY } from '../../src/domain/calendar/school-calendar.ts';
import { firstStart } from '../../src/domain/template/model/first-start.ts';
import { stepsOf } from '../../src/domain/template/model/lookup.ts';
import { parseTemplate } from '../../src/domain/template/reading/load.ts';
import { rehearse } from '../../src/domain/trajectory/forecast/rehearse.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = readFileSync(join(root, 'docs/sources.md'), 'utf8');

/** One demand of a source document, as the page has it. */
interface Row {
  readonly demand: string;
  readonly where: string;
  readonly shownBy: string;
  readonly state: string;
}

const documents = page
  .split(/^## /m)
  .slice(1)
  .map((section) => ({
    title: section.slice(0, section.indexOf('\n')),
    counted: /^(\d+) fully, (\d+) partly, (\d+) not yet\.$/m.exec(section)?.slice(1).map(Number),
    rows: rowsOf(section),
  }));
const sources = documents.filter(({ rows }) => rows.length > 0);
const rows = sources.flatMap((document) => document.rows);

function rowsOf(section: string): Row[] {
  return section
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| chapter |'))
    .map((line) => {
      const cells = line.split('|').map((cell) => cell.trim());
      expect(cells).toHaveLength(7);
      const [, , demand = '', where = '', shownBy = '', state = ''] = cells;
      return { demand, where, shownBy, state };
    });
}

/** What stands between backticks. */
const named = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
const isPath = (name: string) => /[/.]/.test(name) || name === 'templates';
const stateOf = ({ state }: Row) => state.split(':')[0] ?? '';
const demandsOf = (wrong: readonly Row[]) => wrong.map(({ demand }) => demand);

function countsOf(counted: readonly Row[]): number[] {
  return ['fully', 'partly', 'not yet'].map(
    (state) => counted.filter((row) => stateOf(row) === state).length,
  );
}

/** The text of every file that the line names, one after the other. */
function textsAt(where: string): string {
  return named(where)
    .filter((name) => isPath(name) && statSync(join(root, name)).isFile())
    .map((path) => readFileSync(join(root, path), 'utf8'))
    .join('\n');
}

const hasWord = (text: string, word: string) => new RegExp(`(?<!\\w)${word}(?!\\w)`).test(text);

describe('what the sources ask', () => {
  it('stands there document by document, each demand once', () => {
    expect(sources).toHaveLength(5);
    for (const document of sources) {
      expect(document.rows.length).toBeGreaterThan(10);
      expect(new Set(demandsOf(document.rows)).size).toBe(document.rows.length);
    }
  });

  it('is fully there, partly with what is missing, or not yet', () => {
    expect(demandsOf(rows.filter(({ state }) => !/^(fully$|partly: .|not yet(: .|$))/.test(state)))).toEqual(
      [],
    );
  });

  it('is counted as the lines have it', () => {
    for (const { title, counted, rows: own } of sources) {
      expect({ title, counted }).toEqual({ title, counted: countsOf(own) });
    }
    expect(documents.find(({ title }) => title === 'Together')?.counted).toEqual(countsOf(rows));
  });

  it('is in files that there are', () => {
    const paths = rows.flatMap(({ where, shownBy }) => named(where + shownBy).filter(isPath));
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('is in them under the names that are given', () => {
    const wrong = rows.flatMap(({ where }) => {
      const text = textsAt(where);
      return named(where).filter((name) => !isPath(name) && !hasWord(text, name));
    });
    expect(wrong).toEqual([]);
  });

  it('is shown, as far as it is there, by a test of that name; what is not there names nothing', () => {
    const wrong = rows.filter((row) => {
      if (stateOf(row) === 'not yet') return row.where !== '—' || row.shownBy !== '—';
      const [, path = '', name = ''] = /^`([^`]+\.test\.ts)`: “(.+)”$/.exec(row.shownBy) ?? [];
      if (named(row.where).every((one) => !isPath(one)) || path === '') return true;
      return !examplesIn(path).includes(name);
    });
    expect(demandsOf(wrong)).toEqual([]);
  });

  it('comes to pass in a rehearsal, where a rehearsal is said to show all of it', () => {
    const rehearsed = rows.filter((row) => stateOf(row) === 'fully' && isRehearsal(row.shownBy));
    const said = rehearsed.flatMap(({ where }) => where.split(';').flatMap(stepsSaid));
    expect(said.length).toBeGreaterThan(50);
    expect(said.filter(({ template, step }) => !stepsPlayed(template).has(step))).toEqual([]);
  });
});

const isRehearsal = (shownBy: string) => /templates-rehearsed|e2e\/(rehearsal|other-templates)/.test(shownBy);

/** The steps that a part of a line names, with the file of their template. */
function stepsSaid(part: string): { template: string; step: string }[] {
  const [template = '', ...names] = named(part);
  if (!template.startsWith('templates/')) return [];
  const ids = new Set(stepsOf(templateIn(template)).map(({ id }) => id));
  return names.filter((name) => ids.has(name)).map((step) => ({ template, step }));
}

function templateIn(path: string) {
  const parsed = parseTemplate(readFileSync(join(root, path), 'utf8'));
  if (!parsed.ok) throw new Error(parsed.errors[0]?.message.en);
  return parsed.template;
}

const played = new Map<string, ReadonlySet<string>>();

/** The steps that somebody comes to when everybody is prompt. */
function stepsPlayed(path: string): ReadonlySet<string> {
  const known = played.get(path);
  if (known !== undefined) return known;
  const template = templateIn(path);
  const { entries } = rehearse(template, {
    persona: 'prompt',
    start: firstStart(template, '2019-04-01'),
    context: { calendar: RULES_ONLY },
  });
  const steps = new Set(entries.flatMap(({ step }) => (step === undefined ? [] : [step])));
  played.set(path, steps);
  return steps;
}

/** The names of the examples in a test file, as they are written there. */
function examplesIn(path: string): string[] {
  const source = readFileSync(join(root, path), 'utf8');
  const names = source.matchAll(/\b(?:it\(|it\.each\([^`]*?\)\()\s*(['"`])(.+?)\1,/gs);
  return [...names].map(([, , name = '']) => name);
}
