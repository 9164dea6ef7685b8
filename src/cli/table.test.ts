import { describe, expect, it } from '@jest/globals';
import { table } from './table.ts';

const head = ['reference', 'school', 'waits for'];
const rows = [
  ['DS-4K7Q2', 'Vrije basisschool De Beuk en omstreken', 'directeur, ICT-coördinator'],
  ['DS-9A9A9', 'De Linde', undefined],
];

const longest = (text: string) => Math.max(...text.split('\n').map((line) => line.length));

describe('A table', () => {
  it('has one line per row where nobody looks at it in a terminal, however long', () => {
    const text = table(head, rows, {});
    expect(text.split('\n')).toHaveLength(3);
    expect(longest(text)).toBeGreaterThan(70);
  });

  it('stays as it is in a terminal that is wide enough', () => {
    expect(table(head, rows, { width: 200 })).toBe(table(head, rows, {}));
  });

  it('folds its widest columns between words in a terminal that is not', () => {
    const text = table(head, rows, { width: 50 });
    expect(text).toBe(
      [
        'reference  school             waits for',
        'DS-4K7Q2   Vrije basisschool  directeur,',
        '           De Beuk en         ICT-coördinator',
        '           omstreken',
        'DS-9A9A9   De Linde',
      ].join('\n'),
    );
    expect(longest(text)).toBeLessThanOrEqual(50);
  });

  it('leaves out what can be missed before it gives up being a table', () => {
    const text = table(head, rows, { width: 32, dispensable: [2] });
    expect(text.split('\n')[0]).toBe('reference  school');
    expect(text).not.toContain('directeur');
    expect(longest(text)).toBeLessThanOrEqual(32);
  });

  it('folds a word after its hyphen, but never a date or a reference', () => {
    const text = table(['a', 'b'], [['Sint-Vincentiuscollege', '2026-12-14 DS-4K7Q2']], { width: 30 });
    expect(text.split('\n').map((line) => line.trim())).toEqual([
      'a                  b',
      'Sint-              2026-12-14',
      'Vincentiuscollege  DS-4K7Q2',
    ]);
  });

  it('becomes a block for each row where its words do not fit beside each other', () => {
    expect(table(head, rows, { width: 30 })).toBe(
      [
        'reference  DS-4K7Q2',
        'school     Vrije basisschool',
        '           De Beuk en',
        '           omstreken',
        'waits for  directeur,',
        '           ICT-coördinator',
        '',
        'reference  DS-9A9A9',
        'school     De Linde',
      ].join('\n'),
    );
  });
});
