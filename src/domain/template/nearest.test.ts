import { describe, expect, it } from '@jest/globals';
import { byNearness, nearest } from './nearest.ts';

describe('What was probably meant', () => {
  it('by a longer word is at most two letters off', () => {
    expect(nearest('remindres', ['role', 'reminders', 'repeat'])).toBe('reminders');
    expect(nearest('rmindrs', ['role', 'reminders'])).toBe('reminders');
    expect(nearest('remndrz', ['role', 'reminders'])).toBeUndefined();
  });

  it('by a short word is one letter off, or two that changed places', () => {
    expect(nearest('opns', ['opens', 'form'])).toBe('opens');
    expect(nearest('fomr', ['role', 'form'])).toBe('form');
    expect(nearest('date', ['role', 'note'])).toBeUndefined();
    expect(nearest('at', [])).toBeUndefined();
  });

  it('stands first among all names, and what is equally near keeps its order', () => {
    expect(byNearness('whish', ['plan', 'wish', 'wash', 'dish'])).toEqual(['wish', 'wash', 'dish', 'plan']);
  });
});
