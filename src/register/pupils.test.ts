import { describe, expect, it } from '@jest/globals';
import { readPupilsCsv } from './pupils.ts';

describe('A file with numbers of pupils', () => {
  it('is read by the names of its columns, and rows of one school are added up', () => {
    const file =
      'schooljaar;instelling_nummer;aantal_inschrijvingen\n2025;045021;310\n2025;45021;12\n2025;900001;0\n';
    expect(readPupilsCsv(file)).toEqual({
      counts: [
        { number: '45021', pupils: 322 },
        { number: '900001', pupils: 0 },
      ],
      rejected: [],
    });
  });

  it('has rows left out that say no number of a school or of pupils, by line', () => {
    const { counts, rejected } = readPupilsCsv('number,pupils\nx,12\n900001,<5\n900002,30\n900003,99999\n');
    expect(counts).toEqual([{ number: '900002', pupils: 30 }]);
    expect(rejected).toEqual([
      { row: 2, reason: 'it has no number of a school' },
      { row: 3, number: '900001', reason: 'its pupils are no whole number' },
      { row: 0, number: '900003', reason: 'more than 20000 pupils' },
    ]);
  });

  it('is refused without the two columns, by the names that they can have', () => {
    expect(() => readPupilsCsv('number\n900001\n')).toThrow(/aantal_inschrijvingen, .*pupils/);
  });
});
