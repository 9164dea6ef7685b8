import { describe, expect, it } from '@jest/globals';
import { makeCsrfToken, readCsrfToken } from './csrf-token.ts';

describe('the CSRF token of a form', () => {
  it('gives back the number of the form', () => {
    const number = '0b8c9a52-5f0c-4f5e-9a55-0d8e5a3a1f11';
    expect(readCsrfToken('token', makeCsrfToken('token', number))).toBe(number);
  });

  it('is a different number each time', () => {
    expect(makeCsrfToken('token')).not.toBe(makeCsrfToken('token'));
  });

  it('does not take the form of another link, a changed number, or something else', () => {
    const token = makeCsrfToken('token', '0b8c9a52-5f0c-4f5e-9a55-0d8e5a3a1f11');
    expect(readCsrfToken('another', token)).toBeUndefined();
    expect(readCsrfToken('token', token.replace('0b8c', '0b8d'))).toBeUndefined();
    expect(readCsrfToken('token', undefined)).toBeUndefined();
    expect(readCsrfToken('token', [token])).toBeUndefined();
    expect(readCsrfToken('token', `${token}0`)).toBeUndefined();
  });
});
