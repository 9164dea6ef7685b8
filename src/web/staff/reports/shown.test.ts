import { expect, it } from '@jest/globals';
import { inWords } from './shown.ts';

it('A sentence of a report has its dates on a page as every page has them', () => {
  const filed = 'Door de partner ingediend op 2026-06-15.';
  expect(inWords(filed, 'target_stated', 'nl')).toBe('Door de partner ingediend op 15 jun 2026.');
  expect(inWords('Filed by the partner on 2026-06-15.', 'target_stated', 'en')).toContain('15 Jun 2026');
  expect(inWords('2026-06-15', 'week_of', 'nl')).toBe('2026-06-15');
});

it('What only looks like a date stays in a sentence as it was written', () => {
  expect(inWords('Ingediend op 2026-13-01.', 'target_stated', 'nl')).toBe('Ingediend op 2026-13-01.');
});
