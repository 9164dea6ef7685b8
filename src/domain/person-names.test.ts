import { describe, expect, it } from '@jest/globals';
import { canBeSamePerson, isSameName } from './person-names.ts';

describe('Two names', () => {
  it('can be of one person when they share a word', () => {
    expect(canBeSamePerson('An Janssens', 'An Peeters-Janssens')).toBe(true);
    expect(canBeSamePerson('Loïc De Smet', 'loic desmet')).toBe(true);
    expect(canBeSamePerson('Piet Pas', 'Mia Maes')).toBe(false);
    expect(canBeSamePerson('Piet de Boer', 'Mia de Wit')).toBe(false);
  });

  it('are the same whatever their capitals, accents and spaces', () => {
    expect(isSameName(' José  Maes', 'jose maes')).toBe(true);
    expect(isSameName('José Maes', 'José Maes-Claes')).toBe(false);
  });
});
