import { describe, expect, it } from '@jest/globals';
import { readEnrolmentRows } from './rows.ts';

const heading = 'school_number;template;start;counsellor_email;principal_name;principal_email;reason';
const read = (row: string) => readEnrolmentRows(`${heading}\n${row}\n`);
const good =
  '901000;digitale-school;2026-09-01;fien@pbd.example;An Claes;an@school.example;Vraagt hulp met ICT';

describe('A row of a list of schools', () => {
  it('is read when every cell is right', () => {
    expect(read(good)).toMatchObject({ rows: [{ line: 2, schoolNumber: '901000' }], wrong: [] });
  });

  it('is wrong when a text without quotes has shifted it, and its cells are not guessed at', () => {
    expect(read(`${good}; en met de visie`).wrong).toEqual([
      {
        line: 2,
        schoolNumber: '901000',
        reason:
          'has a cell beyond the last column ("en met de visie"): put a text with the separator in it in quotes',
      },
    ]);
    expect(read(`${good};een;twee;`).wrong[0]?.reason).toMatch(
      /^has 2 cells beyond the last column \("een"\)/,
    );
  });

  it('says in which language its principal reads, by the letters of that language', () => {
    const inLanguage = (language: string) => readEnrolmentRows(`${heading};taal\n${good};${language}\n`);
    expect(inLanguage('FR').rows[0]?.principal.language).toBe('fr');
    expect(inLanguage('en').rows[0]?.principal.language).toBe('en');
    expect(inLanguage('Frans').wrong[0]?.reason).toMatch(
      /^principal_language must be nl or en, or the letters/,
    );
  });

  it('is wrong when a name goes over two lines: a mail would greet it so', () => {
    expect(read(good.replace('An Claes', '"An\nClaes"')).wrong[0]?.reason).toMatch(
      /^principal_name is more than one line/,
    );
  });
});
