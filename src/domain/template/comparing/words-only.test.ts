import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Template } from '../model/types.ts';
import { parseTemplate } from '../reading/load.ts';
import { differsInWordsOnly } from './words-only.ts';

const source = readFileSync(new URL('../../../../templates/digitale-school.yaml', import.meta.url), 'utf8');

function changed(from: string | RegExp, to: string): Template {
  const text = source.replace(from, to);
  if (text === source) throw new Error(`Nothing was changed by ${from}`);
  const parsed = parseTemplate(text);
  if (!parsed.ok) throw new Error(parsed.errors[0]?.message.en);
  return parsed.template;
}
const before = changed(/$/, '\n# the same\n');

describe('A version that differs in words only', () => {
  it.each<[string, string | RegExp, string]>([
    ['the title of a phase', 'nl: Intake en behoeften', 'nl: Intake en noden'],
    ['what is asked', 'Er zijn geen foute antwoorden;', 'Geen enkel antwoord is fout;'],
    ['what staff call a step', 'nl: Zelfinschatting van de school', 'nl: Zelfinschatting'],
    ['the words of a choice in a form', 'nl: We staan aan het begin', 'nl: We beginnen pas'],
    ['what a field explains', 'Een gedeeld beeld van goed onderwijs', 'Een gedeeld idee van goed onderwijs'],
  ])('has other words for %s', (_what, from, to) => {
    expect(differsInWordsOnly(before, changed(from, to))).toBe(true);
  });

  it.each<[string, string | RegExp, string]>([
    ['a due date', 'due: { in: P3W, calendar: school-days }', 'due: { in: P4W, calendar: school-days }'],
    ['a rung of a ladder', '{ rung: before, before: P1W }', '{ rung: before, before: P2W }'],
    ['how much more time there is', 'more_time: { by: P2W, times: 2 }', 'more_time: { by: P2W, times: 3 }'],
    ['what a field takes', 'maximum: 4', 'maximum: 5'],
    ['who is invited', 'attendees: [principal, ict_coordinator]', 'attendees: [principal]'],
  ])('does not have another %s', (_what, from, to) => {
    expect(differsInWordsOnly(before, changed(from, to))).toBe(false);
  });
});
