import { describe, expect, it } from '@jest/globals';
import { withNull } from './nullable.ts';

const day = { $ref: '#/components/schemas/LocalDate' };

describe('A named schema that may be null', () => {
  it('is written as either of both, wherever it stands', () => {
    const nullable = { allOf: [day, { type: ['string', 'null'], description: 'The last day.' }] };
    expect(withNull({ properties: { days: { type: 'array', items: nullable } } })).toEqual({
      properties: {
        days: { type: 'array', items: { description: 'The last day.', anyOf: [day, { type: 'null' }] } },
      },
    });
  });

  it('is not taken for what has to be both', () => {
    const both = { allOf: [day, { type: 'string', description: 'The last day.' }] };
    expect(withNull(both)).toEqual(both);
  });
});
