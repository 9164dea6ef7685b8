import { describe, expect, it } from '@jest/globals';
import { inEuros } from './euros.ts';

describe('An amount', () => {
  it('is written in euros, with the signs of each language', () => {
    const { nl, en } = inEuros(123_456_70);
    // The space after the sign does not break.
    expect([nl.replaceAll('\u00a0', ' '), en]).toEqual(['€ 123.456,70', '€123,456.70']);
  });
});
