import { describe, expect, it } from '@jest/globals';
import { makeProof, readProof } from './csrf-token.ts';

describe('the proof that a form came from the page', () => {
  it('gives back the number of the form', () => {
    const number = '0b8c9a52-5f0c-4f5e-9a55-0d8e5a3a1f11';
    expect(readProof('token', makeProof('token', number))).toBe(number);
  });

  it('is a different number each time', () => {
    expect(makeProof('token')).not.toBe(makeProof('token'));
  });

  it('does not take the form of another link, a changed number, or something else', () => {
    const proof = makeProof('token', '0b8c9a52-5f0c-4f5e-9a55-0d8e5a3a1f11');
    expect(readProof('another', proof)).toBeUndefined();
    expect(readProof('token', proof.replace('0b8c', '0b8d'))).toBeUndefined();
    expect(readProof('token', undefined)).toBeUndefined();
    expect(readProof('token', [proof])).toBeUndefined();
    expect(readProof('token', `${proof}0`)).toBeUndefined();
  });
});
