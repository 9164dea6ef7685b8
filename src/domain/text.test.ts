import { describe, expect, it } from '@jest/globals';
import { cutAt, withoutInvisible } from './text.ts';

describe('a text', () => {
  it('is cut between signs, never through one', () => {
    expect(cutAt('ab😀', 3)).toBe('ab');
    expect(cutAt('ab😀', 4)).toBe('ab😀');
    expect(cutAt('abc', 10)).toBe('abc');
  });

  it('loses what nobody sees, and keeps what belongs to its letters', () => {
    expect(withoutInvisible('\u202EsesnaJ nA\u202C')).toBe('sesnaJ nA');
    expect(withoutInvisible('A\u200Bn\uFEFF Ja\u2066nssens\u2069')).toBe('An Janssens');
    expect(withoutInvisible('👩\u200D🏫 Zoë')).toBe('👩\u200D🏫 Zoë');
  });
});
