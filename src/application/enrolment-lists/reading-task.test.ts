import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import writeExcelFile from 'write-excel-file/node';
import { MOST_ROWS, readListFile, readText } from './reading-task.ts';

/** An archive with one part, as its directory says. */
function archive(name: string, content: Buffer, said = content.length): Buffer {
  const packed = deflateRawSync(content);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(said, 22);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(said, 24);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([local, Buffer.from(name), packed, entry, Buffer.from(name), end]);
}

describe('A list that is uploaded', () => {
  it('is read from the first sheet of a workbook, with its days and numbers as they are written', async () => {
    const content = await writeExcelFile([
      {
        sheet: 'Scholen',
        data: [
          [{ value: 'School' }, { value: 'Start' }, { value: 'Naam' }],
          [
            { value: 12_345, type: Number },
            { value: new Date('2026-09-01T00:00:00Z'), type: Date, format: 'dd/mm/yyyy' },
            { value: ' An ' },
          ],
          [{ value: '' }, { value: '' }, { value: '' }],
          [{ value: '54321' }, { value: '1/09/2026' }, { value: 'Jo' }],
        ],
      },
    ]).toBuffer();
    expect(await readListFile(content)).toMatchObject({
      kind: 'table',
      table: {
        columns: ['school', 'start', 'naam'],
        rows: [
          { line: 2, values: { school: '12345', start: '2026-09-01', naam: 'An' } },
          { line: 4, values: { school: '54321', start: '1/09/2026', naam: 'Jo' } },
        ],
      },
    });
  });

  it('is not unpacked beyond its bounds, whatever its directory says of its size', async () => {
    const large = Buffer.alloc(80 * 1024 * 1024);
    const content = archive('xl/worksheets/sheet1.xml', large, 1_000);
    expect(content.length).toBeLessThan(100_000);
    expect(await readListFile(content)).toEqual({ kind: 'broken-workbook' });
  });

  it('has so many rows at most', () => {
    const lines = (count: number) =>
      ['school', ...Array.from({ length: count }, (_, at) => String(at))].join('\n');
    expect(readText(lines(MOST_ROWS)).kind).toBe('table');
    expect(readText(lines(MOST_ROWS + 1))).toEqual({ kind: 'too-many', rows: MOST_ROWS + 1 });
  });

  it.each([
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'old-workbook'],
    ['an archive that is none', Buffer.from('PK nothing'), 'broken-workbook'],
    ['a picture', Buffer.from([0x89, 0x50, 0, 0, 1, 2]), 'not-a-table'],
    ['only titles', Buffer.from('school;naam\n'), 'empty'],
    ['nothing', Buffer.alloc(0), 'empty'],
  ])('is refused when it is %s', async (_what, content, kind) => {
    expect((await readListFile(content)).kind).toBe(kind);
  });
});
