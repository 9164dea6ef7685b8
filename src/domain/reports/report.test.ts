import { describe, expect, it } from '@jest/globals';
import { type Cell, column, plain, type Report, toCsv } from './report.ts';

const report = (...cells: Cell[]): Report => ({
  ...{ name: 'test', title: { nl: 'Proef', en: 'Test' }, asOf: '2027-03-01', notes: [] },
  columns: cells.map((_, index) => column(`c${index}`, 'Kolom', 'Column')),
  rows: [Object.fromEntries(cells.map((cell, index) => [`c${index}`, cell]))],
});
const rowOf = (...cells: Cell[]) => toCsv(report(...cells), 'nl').split('\r\n')[1];

describe('a report as CSV', () => {
  it('begins with the ids of its columns, and every line ends as RFC 4180 has it', () => {
    expect(toCsv(report(1, 'a'), 'nl')).toBe('c0,c1\r\n1,a\r\n');
  });

  it('has numbers and yes and no as they are, and nothing where nothing is known', () => {
    expect(rowOf(12.5, true, null, -3)).toBe('12.5,true,,-3');
  });

  it('has texts in the language of the reader', () => {
    const text = { nl: 'Scholen', en: 'Schools' };
    expect(rowOf(text)).toBe('Scholen');
    expect(plain(text, 'en')).toBe('Schools');
    expect(plain(undefined, 'en')).toBeNull();
  });

  it('puts quotes around what has a comma, a quote or an end of line in it', () => {
    const quoted = '"Gent, centrum","De ""Linde""","een\ntwee"';
    expect(rowOf('Gent, centrum', 'De "Linde"', 'een\ntwee')).toBe(quoted);
  });

  it('has no text that a spreadsheet would take for a formula', () => {
    expect(rowOf('=1+1', '+32', '-x', '@y', 'a=b')).toBe("'=1+1,'+32,'-x,'@y,a=b");
  });
});
