import { describe, expect, it } from '@jest/globals';
import { languageOf } from './language.ts';

describe('the language of the reader', () => {
  it.each([
    [undefined, 'nl'],
    ['', 'nl'],
    ['*', 'nl'],
    ['fr-BE, de', 'nl'],
    ['en', 'en'],
    ['EN-us', 'en'],
    ['nl-BE, en;q=0.8', 'nl'],
    ['en;q=0.4, nl;q=0.5', 'nl'],
    ['fr, en;q=0.9, nl;q=0.2', 'en'],
    ['en;q=0', 'nl'],
  ])('for %j is %s', (header, language) => {
    expect(languageOf(header)).toBe(language);
  });
});
