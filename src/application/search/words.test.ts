import { describe, expect, it } from '@jest/globals';
import { holdsAll, searchWords } from './words.ts';

describe('What is looked for', () => {
  it.each([
    ['Sint-Rita', ['sint', 'rita']],
    ['  École  ÉLAN ', ['ecole', 'elan']],
    ['an@school.example', ['an', 'school', 'example']],
    ['rita rita', ['rita']],
    ['…', []],
  ])('in %s are the words %s', (text, words) => {
    expect(searchWords(text)).toEqual(words);
  });

  it('is in a text when each word is a part of it', () => {
    expect(holdsAll('GBS Sint-Rita (Gent)', searchWords('gent sint ri'))).toBe(true);
    expect(holdsAll('GBS Sint-Rita (Gent)', searchWords('sint rosa'))).toBe(false);
  });
});
