import { describe, expect, it } from '@jest/globals';
import { readIdempotencyKey } from './idempotency.ts';

describe('an Idempotency-Key', () => {
  it('is the same with and without quotes', () => {
    expect(readIdempotencyKey('"abc"')).toEqual(readIdempotencyKey('abc'));
    expect(readIdempotencyKey(undefined)).toEqual({ ok: true, value: undefined });
  });

  it.each(['', 'a b', 'é', 'x'.repeat(256), '"a"b"'.repeat(60)])('is refused as %j', (header) => {
    expect(readIdempotencyKey(header).ok).toBe(false);
  });
});
