import { expect, it } from '@jest/globals';
import { load } from 'cheerio';
import { draftPage } from './draft-page.tsx';
import { lintPage } from './lint-page.tsx';
import type { TemplatesVisit } from './visit.ts';

const frame = {
  language: 'nl',
  address: '/x',
  otherLanguage: '?',
  reader: { name: 'Hanne', function: 'central' },
};
const visit = { language: 'nl', frame, csrfToken: 'sealed' } as unknown as TemplatesVisit;
const named = { id: 'lerend-netwerk', name: 'Lerend netwerk' };

it('A draft is called by its title, on its own page and on that of what was checked', () => {
  const page = load(
    draftPage({ ...named, source: '', tag: '1', today: '2031-10-06', editor: '/assets/editor.js' }, visit),
  );
  expect(page('h1').text()).toBe('Concept: Lerend netwerk');
  expect(page('title').text()).toContain('Concept: Lerend netwerk');
  const report = { findings: [] } as unknown as Parameters<typeof lintPage>[0]['report'];
  const lint = load(lintPage({ ...named, report }, visit));
  expect(lint('.eyebrow a').text()).toBe('← Concept: Lerend netwerk');
  expect(lint('.eyebrow a').attr('href')).toContain('/templates/lerend-netwerk/draft');
});

it('What is said once more was typed than was saved stands ready beside the text', () => {
  const page = load(
    draftPage({ ...named, source: '', tag: '1', today: '2031-10-06', editor: '/assets/editor.js' }, visit),
  );
  expect(page('.draft .older[role=status]').text()).toBe(
    'Wat je sindsdien typte, is nog niet bewaard en niet nagekeken.',
  );
});
