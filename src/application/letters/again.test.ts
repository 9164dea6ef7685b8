import { expect, it } from '@jest/globals';
import { againAt } from './again.ts';

const since = '2027-03-01T09:00:00.000Z';

it('A letter that could not go is tried again a minute later, then later and later', () => {
  expect(againAt(since, since)).toBe('2027-03-01T09:01:00.000Z');
  expect(againAt(since, '2027-03-01T09:01:00.000Z')).toBe('2027-03-01T09:03:00.000Z');
  expect(againAt(since, '2027-03-01T10:00:00.000Z')).toBe('2027-03-01T11:01:00.000Z');
});

it('A letter that was owed for three days is given up', () => {
  expect(againAt(since, '2027-03-04T09:00:00.000Z')).toBeDefined();
  expect(againAt(since, '2027-03-04T09:00:00.001Z')).toBeUndefined();
});
