import { describe, expect, it } from '@jest/globals';
import { generateSchools } from '../../src/demo/generate-schools.ts';
import { readCsv, readRegisterCsv } from '../../src/register/csv.ts';
import { schoolFields, siteFields, valueAt } from '../../src/register/fields.ts';
import { importSchools } from '../../src/register/import.ts';
import { readRows } from '../../src/register/rows.ts';
import { memoryStore } from './memory-store.ts';

const names = [...schoolFields, ...siteFields].map(({ name }) => name);
const { schools, sites } = generateSchools();

/** The generated schools as a file, one line each. */
function toCsv(separator: string, columns = names): string {
  const lines = schools.map((school, index) => {
    const row = { ...school, ...sites[index] };
    return columns.map((name) => `"${String(valueAt(row, name) ?? '')}"`).join(separator);
  });
  return [columns.join(separator), ...lines, ''].join('\r\n');
}

describe('a file with the fields of the register', () => {
  it.each([',', ';', '\t'])('gives the same schools as the register itself, separated by %s', (separator) => {
    const asked = readRows({ schools: schools.map((value, row) => ({ row, value })), sites });
    expect(readRegisterCsv(`\uFEFF${toCsv(separator)}`).schools).toEqual(asked.schools);
  });

  it('may have no addresses', async () => {
    const store = memoryStore();
    await importSchools(readRegisterCsv(toCsv(',')), store);
    const columns = schoolFields.map(({ name }) => name);
    const report = await importSchools(readRegisterCsv(toCsv(',', columns)), store);
    expect(report).toMatchObject({ sites: false, unchanged: 1200 });
  });

  it('is refused when a column is missing, naming it', () => {
    const columns = names.filter((name) => name !== 'instelling_telefoon');
    expect(() => readRegisterCsv(toCsv(',', columns))).toThrow(
      'The file lacks the column instelling_telefoon',
    );
  });

  it('may be short: a field that nobody of three schools has, has not disappeared', async () => {
    const header = names.join(';');
    const line = (number: string) =>
      names
        .map((name) => (name === 'instelling_nummer' ? number : name === 'instelling_naam' ? 'De Brug' : ''))
        .join(';');
    const text = [header, line('900000'), line('900001'), line('9 00'), ''].join('\n');
    const report = await importSchools(readRegisterCsv(text), memoryStore());
    expect(report).toMatchObject({
      new: 2,
      rejected: [{ row: 4, reason: 'instelling_nummer is not a school number: "9 00"' }],
    });
  });

  it('of which no row can be read is refused with the first of them', async () => {
    const row = (number: string) =>
      names.map((name) => (name === 'instelling_nummer' ? number : 'x')).join(';');
    const text = [names.join(';'), row('9 00'), ''].join('\n');
    await expect(importSchools(readRegisterCsv(text), memoryStore())).rejects.toMatchObject({
      code: 'register-incomplete',
      message:
        'Not one school could be read (row 2: instelling_nummer is not a school number: "9 00"); nothing was changed.',
    });
  });

  it('that is no table is refused with the place where it goes wrong', () => {
    expect(() => readRegisterCsv('a,b\n"x,y\n')).toThrow(
      expect.objectContaining({
        ...{ code: 'file-unreadable', message: expect.stringMatching(/not a table.*Quote/) },
        cause: expect.any(Error),
      }),
    );
  });
});

describe('a list', () => {
  it('names for each row the line on which it begins, whatever lies between', () => {
    const text = 'a,b\n\n1,"x\ny"\r\n\r\n2,3\n\n\n4,"q\n\nz"\n';
    expect(readCsv(text).rows.map(({ line, values }) => [line, values.a])).toEqual([
      [3, '1'],
      [6, '2'],
      [9, '4'],
    ]);
  });

  it('may name its separator before its first line', () => {
    expect(readCsv('sep=;\r\na;b\r\n1,2;3\r\n')).toEqual({
      columns: ['a', 'b'],
      rows: [{ line: 3, values: { a: '1,2', b: '3' }, beyond: [] }],
    });
  });

  it('tells what stands beyond the last column', () => {
    expect(readCsv('a;b\n1;2;;4;\n').rows).toEqual([{ line: 2, values: { a: '1', b: '2' }, beyond: ['4'] }]);
  });
});
