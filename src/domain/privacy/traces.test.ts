import { describe, expect, it } from '@jest/globals';
import { ERASED, tracesOf, withoutTraces } from './traces.ts';

const person = { name: 'Dirk Van den Berghe', email: 'dirk@school.example', phone: '+32 470 12 34 56' };
const traces = tracesOf(person);

describe('what a text says of somebody', () => {
  it.each([
    ['Dirk Van den Berghe belde', `${ERASED} belde`],
    ['DIRK  VAN DEN BERGHE belde', `${ERASED} belde`],
    ['Van den Berghe, Dirk', ERASED],
    ['mail naar Dirk@School.example.', `mail naar ${ERASED}.`],
    ['bel 0470/12.34.56 of 0032470123456', `bel ${ERASED} of ${ERASED}`],
    ['bel +32 (0)470 12 34 56', `bel ${ERASED}`],
    ['dirk@school.examples', 'dirk@school.examples'],
    ['Dirk Van den Bergheman', 'Dirk Van den Bergheman'],
    ['Dirk belde', 'Dirk belde'],
  ])('%j becomes %j anywhere', (text, cleaned) => {
    expect(withoutTraces(text, traces, false)).toBe(cleaned);
  });

  it('is a given name or a family name too, where they had a part', () => {
    expect(withoutTraces('Dirk zei dat mevrouw Van den Berghe komt', traces, true)).toBe(
      `${ERASED} zei dat mevrouw ${ERASED} komt`,
    );
  });

  it('is no word that only looks like a name', () => {
    const lies = tracesOf({ name: 'Lies Claes' });
    expect(withoutTraces('Lies verlies je niet: het bos is van lies', lies, true)).toBe(
      `${ERASED} verlies je niet: het bos is van lies`,
    );
  });

  it('is not the name of somebody else around, nor what is no name', () => {
    expect(tracesOf(person, ['Dirk Peeters']).near).toHaveLength(1);
    expect(tracesOf({ name: 'An de' }).near).toEqual([]);
    expect(tracesOf({ name: 'Bo' })).toEqual({ anywhere: [], near: [] });
  });

  it('is found with and without its accents', () => {
    const other = tracesOf({ name: 'José Muñoz' });
    const double = tracesOf({ name: 'Anne-Marie D’hondt' });
    expect(withoutTraces('anne-marie d’hondt', double, false)).toBe(ERASED);
    expect(withoutTraces('Jose Munoz en José Muñoz', other, false)).toBe(`${ERASED} en ${ERASED}`);
  });

  it('goes from every place of what a column holds, and leaves the rest as it is', () => {
    const body = {
      type: 'noted',
      text: 'Dirk Van den Berghe',
      more: [{ of: 'dirk@school.example', n: 1 }, null],
    };
    expect(withoutTraces(body, traces, false)).toEqual({
      ...{ type: 'noted', text: ERASED },
      more: [{ of: ERASED, n: 1 }, null],
    });
  });
});
