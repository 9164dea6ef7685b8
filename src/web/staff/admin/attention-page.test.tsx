import { expect, it } from '@jest/globals';
import { load } from 'cheerio';
import type { Attention } from '../../../application/operations/attention.ts';
import { attentionPage } from './attention-page.tsx';
import type { AdminVisit } from './visit.ts';

const queue = (name: string) => ({ queue: name, workers: 1, dead: 0, waiting: 0, lag: 0 });
const attention: Attention = {
  ...{
    defects: [],
    troubles: [{ code: 'no-worker', count: 1 }],
    trajectories: {},
    templates: 1,
    auditLines: 1,
  },
  queues: ['trajectories', 'mail', 'chores'].map(queue),
  at: '2031-10-06T08:00:00.000Z',
} as Attention;

const page = (language: 'nl' | 'en') => {
  const frame = {
    language,
    address: '/x',
    otherLanguage: '?',
    reader: { name: 'Nele', function: 'administrator' },
  };
  return load(attentionPage(attention, { language, frame, csrfToken: 'sealed' } as unknown as AdminVisit));
};

it('What asks for attention names the queues and what listens to them in the words of the reader', () => {
  const table = (language: 'nl' | 'en') =>
    page(language)('table')
      .last()
      .find('th')
      .map((_, one) => page(language)(one).text())
      .get();
  expect(table('nl')).toEqual([
    ...['Wachtrij', 'Werkprocessen', 'Wacht', 'Oudste wacht', 'Trajecten', 'Mail', 'Taken op de achtergrond'],
  ]);
  expect(table('en').slice(-3)).toEqual(['Trajectories', 'Mail', 'Work in the background']);
  expect(page('nl')('main').text()).not.toMatch(/\b[Ww]orkers\b/);
});
