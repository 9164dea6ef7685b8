import { expect, it } from '@jest/globals';
import { load } from 'cheerio';
import { renderToString } from 'preact-render-to-string';
import { choiceIn } from '../listing/choice.ts';
import { schoolList } from '../schools/shape.ts';
import { Guide } from './guide.tsx';

it('leads a coordinator who looks for schools that were never reached to those alone', () => {
  const page = load(renderToString(<Guide guide={{ role: 'coordinator', formKey: 'key' }} language="en" />));
  const address = page('a')
    .filter((_, one) => page(one).text().includes('never reached'))
    .attr('href');
  const { pathname, searchParams } = new URL(address ?? '', 'https://traject.example');
  expect(pathname).toBe('/schools');
  expect(choiceIn(schoolList, Object.fromEntries(searchParams)).filters).toEqual({ reach: 'never' });
});
