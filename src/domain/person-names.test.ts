import { describe, expect, it } from '@jest/globals';
import { canBeSamePerson, holdsAddress, isSameName } from './person-names.ts';

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

  it.each(['http://evil.example', 'An www.evil.be', 'evil.ru', 'Klik op evil-site.com nu', 'an@school.be'])(
    'are none when a mail program makes a link of them: %s',
    (name) => {
      expect(holdsAddress(name)).toBe(true);
    },
  );

  it.each([
    'An Peeters',
    'J.P. Van den Broeck',
    'Marie-José V.D.',
    'Dr. Claes',
    'An Maes jr.',
    'St.-Jansz Éva',
  ])('are names with a full stop in them: %s', (name) => {
    expect(holdsAddress(name)).toBe(false);
  });
});
