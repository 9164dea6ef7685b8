import { expect, test } from '@jest/globals';
import { load } from 'cheerio';
import { renderToString } from 'preact-render-to-string';
import { Rows, type ShownRows } from './list-rows.tsx';

test.each([
  ['2026-13-01', '2026-13-01'],
  ['2027-02-29', '2027-02-29'],
  ['morgen', 'morgen'],
  ['2026-12-08', 'di 8 dec'],
])('A list in which a school starts on %s can be looked at, and says %s', (start, said) => {
  const view = {
    ...{ list: { id: 'one' }, show: undefined, page: 1, titles: new Map(), today: '2026-12-01' },
    rows: [
      {
        ...{ line: 2, cells: { school_number: '900001', template: 'small', start } },
        verdict: { kind: 'refused', problems: [] },
      },
    ],
  } as unknown as ShownRows;
  const page = load(renderToString(<Rows view={view} language="nl" />));
  expect(page('tbody').text()).toContain(said);
});
