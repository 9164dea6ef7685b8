import { describe, expect, it } from '@jest/globals';
import { coverageReport, type RegisteredSchool, sizeOf } from './coverage.ts';

const school = (number: string, more: Partial<RegisteredSchool> = {}): RegisteredSchool => ({
  ...{ number, name: `School ${number}`, groups: [] },
  ...more,
});
const rowsOf = (schools: RegisteredSchool[], ...by: ('province' | 'size')[]) =>
  coverageReport(schools, { asOf: '2027-03-01', by }).rows;

describe('the coverage of the register', () => {
  it('counts a school once as reached, in the column of each group that it was enrolled as', () => {
    const schools = [
      school('900001', { groups: ['volger', 'first-mover'] }),
      school('900002', { groups: ['unknown'] }),
      school('900003'),
    ];
    expect(rowsOf(schools)).toEqual([
      {
        ...{ schools: 3, reached: 2, not_reached: 1, share: 66.7 },
        ...{ volgers: 1, first_movers: 1, group_unknown: 1 },
      },
    ]);
  });

  it('is a row of nothing, without a share, where there are no schools', () => {
    expect(rowsOf([])).toMatchObject([{ schools: 0, reached: 0, share: null }]);
    expect(rowsOf([], 'province')).toEqual([]);
  });

  it('has a row for each place, with what is not known last', () => {
    const schools = [
      school('900001'),
      school('900002', { province: 'Limburg', pupils: 120 }),
      school('900003', { province: 'Antwerpen', pupils: 120 }),
      school('900004', { province: 'Limburg' }),
    ];
    expect(rowsOf(schools, 'province', 'size').map((row) => [row.province, row.size, row.schools])).toEqual([
      ['Antwerpen', '0-199', 1],
      ['Limburg', '0-199', 1],
      ['Limburg', null, 1],
      [null, null, 1],
    ]);
  });

  it.each([
    [undefined, null],
    [0, '0-199'],
    [199, '0-199'],
    [200, '200-499'],
    [499, '200-499'],
    [500, '500-999'],
    [999, '500-999'],
    [1000, '1000+'],
  ])('has a school of %s pupils in the class %s', (pupils, size) => {
    expect(sizeOf(school('900001', pupils === undefined ? {} : { pupils }))).toBe(size);
  });
});
