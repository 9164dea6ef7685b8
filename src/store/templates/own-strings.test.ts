import { serialize } from 'node:v8';
import { describe, expect, it } from '@jest/globals';
import { withOwnStrings } from './own-strings.ts';

const file = `${'Één – woord'.repeat(10)}Bevestig de deelname van jullie school`;
const cut = file.slice(-'Bevestig de deelname van jullie school'.length);

describe('A copy with strings of its own', () => {
  it('has one byte for each letter that needs no more', () => {
    const bytes = (text: string) => serialize(text).length;
    expect(bytes(cut)).toBeGreaterThan(2 * cut.length);
    expect(bytes(withOwnStrings([cut])[0]!)).toBeLessThan(2 * cut.length);
  });

  it('says the same, and has once what stood in it once', () => {
    const text = { nl: file, en: cut };
    const value = { text, again: [text, text], half: '\ud83d', number: 1, nothing: null, yes: true };
    const copied = withOwnStrings(value);
    expect(copied).toEqual(value);
    expect(copied.text).not.toBe(text);
    expect(copied.again).toEqual([copied.text, copied.text]);
    expect(copied.again[0]).toBe(copied.text);
    expect(copied.again[1]).toBe(copied.text);
  });
});
