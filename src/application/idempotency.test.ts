import { describe, expect, it } from '@jest/globals';
import { fingerprintOf, newIdFor } from './idempotency.ts';

describe('an Idempotency-Key', () => {
  it('leads to the same id each time, and to another for somebody or something else', () => {
    const use = { key: 'abc', principal: 'ann', purpose: 'trajectory' };
    const id = newIdFor(use);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(newIdFor({ ...use })).toBe(id);
    const others = [
      newIdFor({ ...use, key: 'abd' }),
      newIdFor({ ...use, principal: 'bea' }),
      newIdFor({ ...use, purpose: 'person' }),
    ];
    expect(new Set([id, ...others]).size).toBe(4);
  });

  it('that is not there leads to a new id each time', () => {
    const use = { key: undefined, principal: 'ann', purpose: 'trajectory' };
    expect(newIdFor(use)).not.toBe(newIdFor(use));
  });
});

describe('the fingerprint of a body', () => {
  it('does not depend on the order of fields, but on everything else', () => {
    const one = fingerprintOf({ a: 1, b: { c: [1, 2], d: 'x' } });
    expect(fingerprintOf({ b: { d: 'x', c: [1, 2] }, a: 1 })).toBe(one);
    expect(fingerprintOf({ a: 1, b: { c: [2, 1], d: 'x' } })).not.toBe(one);
    expect(fingerprintOf({ a: '1', b: { c: [1, 2], d: 'x' } })).not.toBe(one);
    expect(fingerprintOf({}, Buffer.from('a'))).not.toBe(fingerprintOf({}, Buffer.from('b')));
  });
});
