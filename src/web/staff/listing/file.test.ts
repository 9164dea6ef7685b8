import { describe, expect, it } from '@jest/globals';
import { csvOf, harmless } from './file.ts';

describe('A list as a file', () => {
  it.each([
    ['=HYPERLINK("http://x.example")', '\'=HYPERLINK("http://x.example")'],
    ['+32 9 000 00 00', "'+32 9 000 00 00"],
    [' @here', "' @here"],
    ['GBS De Linde', 'GBS De Linde'],
    ['', ''],
  ])('never lets %s be a formula', (text, kept) => {
    expect(harmless(text)).toBe(kept);
  });

  it('says that it is UTF-8, and keeps quotes and semicolons within their cell', () => {
    expect(
      csvOf([
        ['School', 'Wat'],
        ['De "Wilg"; noord', 'één'],
      ]),
    ).toBe('\uFEFF"School";"Wat"\r\n"De ""Wilg""; noord";"één"\r\n');
  });
});
