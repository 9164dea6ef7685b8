import { describe, expect, it } from '@jest/globals';
import { isSamePlace, placesAlong } from './dimensions.ts';

describe('places along dimensions', () => {
  const counted = [null, 'Limburg', 'Antwerpen', 'Limburg'].map((province) => ({ along: { province } }));

  it('stand in the order of the alphabet, each once, with what is not known last', () => {
    expect(placesAlong(counted, ['province'])).toEqual([
      { province: 'Antwerpen' },
      { province: 'Limburg' },
      { province: null },
    ]);
  });

  it('are one where nothing is asked for', () => {
    expect(placesAlong(counted, [])).toEqual([{}]);
  });

  it('are the same when all that is asked for is', () => {
    const here = { province: 'Limburg', level: null };
    expect(isSamePlace(here, { province: 'Limburg', level: 'basis' }, ['province'])).toBe(true);
    expect(isSamePlace(here, { province: 'Limburg', level: 'basis' }, ['province', 'level'])).toBe(false);
    expect(isSamePlace(here, { province: 'Limburg' }, ['province', 'level'])).toBe(true);
  });
});
