import { describe, expect, it } from '@jest/globals';
import { numberWritten } from './written-number.ts';

describe('A number that somebody wrote', () => {
  it('has its thousands and decimals as its language writes them', () => {
    const written = [
      '1.250',
      '1,250',
      '1.250,5',
      '1,250.5',
      '12.345.678',
      '1250',
      '3,5',
      '3.5',
      '-40',
      '1 250,5',
    ];
    expect(written.map((text) => numberWritten(text, 'nl'))).toEqual([
      ...[1250, 1.25, 1250.5, undefined, 12_345_678, 1250, 3.5, 3.5, -40, 1250.5],
    ]);
    expect(written.map((text) => numberWritten(text, 'en'))).toEqual([
      ...[1.25, 1250, undefined, 1250.5, undefined, 1250, 3.5, 3.5, -40, 1250.5],
    ]);
  });

  it('is none where something else stands there too', () => {
    for (const text of ['', 'n.v.t.', '12 %', '€ 5', '1e3', '0x10', '1..2', '1,2,3', ',5', '.']) {
      expect([numberWritten(text, 'nl'), numberWritten(text, 'en')]).toEqual([undefined, undefined]);
    }
  });
});
