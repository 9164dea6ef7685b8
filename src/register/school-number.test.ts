import { describe, expect, it } from '@jest/globals';
import { compare } from './compare.ts';
import { importSchools } from './import.ts';
import { readRows } from './rows.ts';
import type { RegisterSchool } from './school.ts';
import { canonicalNumber } from './school-number.ts';

const row = (number: string | number, more: object = {}) => ({
  instelling_nummer: number,
  instelling_naam: 'De Brug',
  ...more,
});
const reading = (...rows: object[]) =>
  readRows({ schools: rows.map((value, at) => ({ row: at + 1, value })) });

describe("A school's number", () => {
  it.each([
    ['045021', '45021'],
    ['45021', '45021'],
    ['000', '0'],
  ])('%s is the number %s', (written, number) => {
    expect(canonicalNumber(written)).toBe(number);
  });

  it('with leading zeros is that of the school that is known without them', () => {
    const known = [{ ...reading(row(45021)).schools[0]!, closed: false }];
    expect(compare(reading(row('045021')), known)).toMatchObject({ added: [], closed: [], unchanged: 1 });
  });

  it('stays as it was stored when it was stored with leading zeros', () => {
    const known = [{ number: '045021', name: 'De Brug', closed: false }];
    const found = compare(reading(row(45021, { instelling_naam: 'De Nieuwe Brug' })), known);
    expect(found).toMatchObject({
      added: [],
      closed: [],
      changed: [{ number: '045021', name: 'De Nieuwe Brug' }],
    });
  });

  it('occurs twice in one source when it is there with and without them', () => {
    expect(reading(row('045021'), row(45021)).rejected).toMatchObject([{ number: '45021' }]);
  });
});

describe('A source that holds only some of the schools', () => {
  const stored = (schools: readonly RegisterSchool[]) => {
    const applied: { changed: RegisterSchool[]; closed: string[] } = { changed: [], closed: [] };
    return {
      applied,
      all: async () => schools.map((school) => ({ ...school, closed: false })),
      apply: async (changed: readonly RegisterSchool[], closed: readonly string[]) => {
        applied.changed.push(...changed);
        applied.closed.push(...closed);
      },
    };
  };
  const catholic = {
    number: '900001',
    name: 'Sint-Jan',
    denomination: 'katholiek',
    email: 'a@school.example',
  };
  const official = row(900_002, {
    instelling_naam: 'Stedelijke school',
    instelling_email: 'b@school.example',
  });

  it('is judged by what it holds: an official school has no denomination', async () => {
    const store = stored([catholic]);
    const report = await importSchools(reading(official), store, { partial: true });
    expect(report).toMatchObject({ new: 1, closed: 0 });
    await expect(importSchools(reading(official), store)).rejects.toMatchObject({ code: 'register-shape' });
  });

  it('is still refused when a field has gone that its own schools had', async () => {
    const many = Array.from({ length: 20 }, (_, index) => row(900_100 + index));
    const store = stored(many.map((one) => ({ ...catholic, number: String(one.instelling_nummer) })));
    await expect(importSchools(reading(...many), store, { partial: true })).rejects.toMatchObject({
      code: 'register-shape',
    });
  });

  it('names the schools that an import of everything closes', async () => {
    const others = [1, 2, 3].map((index) => ({ ...catholic, number: String(900_010 + index) }));
    const rows = others.map(({ number }) =>
      row(number, {
        instelling_email: 'a@school.example',
        instelling_levensbeschouwing: { omschrijving: 'katholiek' },
      }),
    );
    const report = await importSchools(reading(...rows), stored([catholic, ...others]));
    expect(report).toMatchObject({ closed: 1, closedSchools: [{ number: '900001', name: 'Sint-Jan' }] });
  });
});
