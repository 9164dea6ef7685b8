import { describe, expect, it } from '@jest/globals';
import { assertMatch } from '../../application/expected-version.ts';
import { etagOf } from '../../http/problem-document.ts';
import { readIfMatch } from './preconditions.ts';

describe('If-Match', () => {
  it('is read as one tag, several, or anything', () => {
    expect(readIfMatch(undefined)).toEqual({ ok: true, value: undefined });
    expect(readIfMatch('*')).toEqual({ ok: true, value: '*' });
    expect(readIfMatch(etagOf(12))).toEqual({ ok: true, value: ['12'] });
    expect(readIfMatch('"12", "13"')).toEqual({ ok: true, value: ['12', '13'] });
  });

  it('never matches by a weak tag', () => {
    const read = readIfMatch('W/"12"');
    expect(read).toEqual({ ok: true, value: [] });
    expect(() => assertMatch([], '12')).toThrow();
  });

  it.each(['12', '"12', '"1" "2"', ''])('is refused as %j', (header) => {
    expect(readIfMatch(header).ok).toBe(false);
  });

  it('is fulfilled when nothing was asked, by anything, and by the current tag', () => {
    for (const ifMatch of [undefined, '*', ['12'], ['11', '12']] as const) {
      expect(() => assertMatch(ifMatch, '12')).not.toThrow();
    }
    expect(() => assertMatch(['11'], '12')).toThrow();
  });
});
