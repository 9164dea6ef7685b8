import { expect, it } from '@jest/globals';
import { askedIn } from './asked.ts';
import { behind, inWords } from './shown.ts';

it('A sentence of a report has its dates on a page as every page has them', () => {
  const filed = 'Door de partner ingediend op 2026-06-15.';
  expect(inWords(filed, 'target_stated', 'nl')).toBe('Door de partner ingediend op 15 jun 2026.');
  expect(inWords('Filed by the partner on 2026-06-15.', 'target_stated', 'en')).toContain('15 Jun 2026');
  expect(inWords('2026-06-15', 'week_of', 'nl')).toBe('2026-06-15');
});

it('What only looks like a date stays in a sentence as it was written', () => {
  expect(inWords('Ingediend op 2026-13-01.', 'target_stated', 'nl')).toBe('Ingediend op 2026-13-01.');
});

const today = '2026-12-01';

it('A number leads to what it counts: also where the place is not known, and of how far answers moved', () => {
  const asked = askedIn('indicators', { by: 'province' }, today);
  const address = (row: { [id: string]: string | number | null }) => behind(row, 'value', asked, today, 'en');
  const row = { indicator: 'confidence_teachers', moment: 'change', value: 1 };
  expect(address({ ...row, province: null })).toBe(
    '/reports/indicators/confidence_teachers?lang=en&without=province&as_of=2026-12-01&moment=change',
  );
  expect(address({ ...row, province: 'Limburg' })).toContain('&province=Limburg&');
});

it('Coverage leads to the list of schools, which is that of today, only as of today', () => {
  const row = { schools: 60, reached: 46 };
  const of = (as_of: string) => behind(row, 'reached', askedIn('coverage', { as_of }, today), today, 'nl');
  expect(of(today)).toBe('/schools?lang=nl&reach=ever');
  expect(of('2026-08-31')).toBeUndefined();
});
