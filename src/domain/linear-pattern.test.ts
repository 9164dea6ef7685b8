import { describe, expect, it } from '@jest/globals';
import { linearPattern } from './linear-pattern.ts';

const read = (pattern: string, flags?: string) => {
  const found = linearPattern(pattern, flags);
  if (found === undefined) throw new Error(`${pattern} was not taken`);
  return found;
};

describe('a pattern', () => {
  it.each([
    ['^(a+)+$', `${'a'.repeat(40)}!`],
    ['^(\\w+\\s?)*$', `${'a '.repeat(20_000 / 2 - 1)}!`],
    ['(x+x+)+y', 'x'.repeat(10_000)],
    ['^([a-z0-9]+[.-]?)+@$', 'a.'.repeat(5_000)],
  ])('%s says no in no time, whatever is typed', (pattern, text) => {
    expect(read(pattern).occursIn(text)).toBe(false);
  });

  it.each([
    ['^\\d{3}-\\d{7}-\\d{2}$', 'BE', '063-1234567-12'],
    ['^[A-Z]{2}\\d{2}( \\d{4}){3}$', 'x', 'BE71 0961 2345 6769'],
    ['\\p{Lu}', 'école', 'École'],
    ['^[^@\\s]+@[^@\\s]+$', 'a b', 'an@t.example'],
    ['(?:ja|nee)', 'misschien', 'wel ja'],
    ['\\u00e9', 'e', 'é'],
    ['^.{2}$', 'a', 'a😀'],
  ])('%s finds what RegExp finds', (pattern, no, yes) => {
    for (const text of [no, yes]) {
      expect(read(pattern).occursIn(text)).toBe(new RegExp(pattern, 'u').test(text));
    }
    expect(read(pattern).occursIn(yes)).toBe(true);
  });

  it('knows the flags of FEEL', () => {
    expect(read('^B', 'im').occursIn('a\nb')).toBe(true);
    expect(read('a.b', 's').occursIn('a\nb')).toBe(true);
    expect(linearPattern('a', 'x')).toBeUndefined();
  });

  it('replaces and splits as RegExp does', () => {
    expect(read('(\\d+)-').replaceIn('1-2-3', '$1+')).toBe('1-2-3'.replace(/(\d+)-/gu, '$1+'));
    expect(read('a').replaceIn('banana', '[$&]')).toBe('b[a]n[a]n[a]');
    for (const text of ['a, b;c', ',a,', ''])
      expect(read('[,;] ?').split(text)).toEqual(text.split(/[,;] ?/u));
  });

  it.each([
    ['(?=a)b'],
    ['(a)\\1'],
    ['((a{100}){10})((a{100}){10})'],
    ['a{1001}'],
    ['('],
    ['a'.repeat(2_000)],
  ])('%s is not taken', (pattern) => expect(linearPattern(pattern)).toBeUndefined());

  it('never makes a text that is too long', () => {
    expect(() => read('').replaceIn('a'.repeat(20_000), 'b'.repeat(1_000))).toThrow(RangeError);
  });
});
