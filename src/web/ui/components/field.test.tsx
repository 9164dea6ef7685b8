import { expect, it } from '@jest/globals';
import { load } from 'cheerio';
import { renderToString } from 'preact-render-to-string';
import { textsOf } from '../../texts/texts.ts';
import { ErrorSummary } from './field.tsx';

const title = (count: number, asksAboutDays: boolean, language: 'nl' | 'en' = 'nl') => {
  const mistakes = Array.from({ length: count }, (_, index) => ({ field: `date${index}`, message: 'Vrij.' }));
  const summary = (
    <ErrorSummary mistakes={mistakes} texts={textsOf(language)} asksAboutDays={asksAboutDays} />
  );
  return load(renderToString(summary))('h2').text();
};

it('A question about days without school is no mistake, and is not called one', () => {
  expect(title(1, true)).toBe('Op die dag is er geen school');
  expect(title(2, true, 'en')).toBe('There is no school on those days');
  expect(title(1, false)).toBe('Er is één ding dat nog niet klopt');
  expect(title(0, false)).toBe('Er klopt nog iets niet');
});
