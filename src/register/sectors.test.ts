import { describe, expect, it } from '@jest/globals';
import { readSectorsCsv } from './sectors.ts';

describe('A file with the sectors near schools', () => {
  it('has one or several in a row, and rows of one school go together, each sector once', () => {
    const file = 'instelling_nummer;sector\n045021;Voeding\n45021;Chemie|Voeding\n900001;Bouw\n';
    expect(readSectorsCsv(file)).toEqual({
      schools: [
        { number: '45021', sectors: ['Chemie', 'Voeding'] },
        { number: '900001', sectors: ['Bouw'] },
      ],
      rejected: [],
    });
  });

  it('has rows left out that say no number of a school or no sector, by line', () => {
    const many = Array.from({ length: 21 }, (_, index) => `s${index}`).join('|');
    const { schools, rejected } = readSectorsCsv(
      `number,sector\nx,Bouw\n900001,\n900002,Hout\n900003,${many}\n`,
    );
    expect(schools).toEqual([{ number: '900002', sectors: ['Hout'] }]);
    expect(rejected).toEqual([
      { row: 2, reason: 'it has no number of a school' },
      { row: 3, number: '900001', reason: 'its sector is empty or too long' },
      { row: 0, number: '900003', reason: 'more than 20 sectors' },
    ]);
  });

  it('is refused without the two columns, by the names that they can have', () => {
    expect(() => readSectorsCsv('number\n900001\n')).toThrow(/sector, sectoren/);
  });
});
