import { describe, expect, it } from '@jest/globals';
import { load } from 'cheerio';
import type { Dossier } from '../../../application/trajectories/dossier.ts';
import type { OtherTask } from '../../school/view/page-types.ts';
import type { ConsoleFrame } from '../../ui/console/types.ts';
import { schoolPreviewPage } from './school-preview-page.tsx';

const id = '0b2a7a6e-0000-4000-8000-000000000009';
const principal = '0b2a7a6e-0000-4000-8000-000000000010';

const dossier = {
  head: { id },
  name: 'GBS De Linde',
  template: { roles: [{ id: 'principal', party: 'school', title: { nl: 'directeur', en: 'principal' } }] },
  state: { roles: { principal: { person: principal } } },
  people: new Map([[principal, { name: 'An Janssens' }]]),
} as unknown as Dossier;

const addressOf = (step: string) => `/trajectories/${id}/school?role=principal&step=${step}&lang=nl`;
const open: readonly OtherTask[] = [
  { title: 'Bevestig de deelname', address: addressOf('intake/confirm'), due: '2026-12-14' },
  { title: 'Kies een vorming', address: addressOf('intake/choose') },
];
const frame: ConsoleFrame = {
  language: 'nl',
  address: '/x',
  otherLanguage: '/x?lang=en',
  reader: { name: 'Bea Begeleider', function: 'counsellor' },
};

const pageOf = (more: Partial<Parameters<typeof schoolPreviewPage>[0]> = {}) =>
  load(
    schoolPreviewPage(
      { dossier, role: 'principal', open, step: undefined, here: open[0]?.address, ...more },
      frame,
    ),
  );
const choice = 'nav[aria-label="Wat voor deze persoon openstaat"] a';

describe('The preview of what a school sees', () => {
  it('lets each of several open steps be chosen, and says which one is looked at', () => {
    const page = pageOf();
    const links = page(choice).toArray();
    expect(links.map((link) => [page(link).attr('href'), page(link).attr('aria-current')])).toEqual([
      [addressOf('intake/confirm'), 'page'],
      [addressOf('intake/choose'), undefined],
    ]);
    expect(page(choice).first().text()).toContain('Bevestig de deelname');
  });

  it('shows the step that was chosen, in a frame in which nothing can be sent', () => {
    const page = pageOf({ step: 'intake/choose', here: open[1]?.address });
    const shown = page('iframe');
    const address = new URL(shown.attr('src') ?? '', 'http://here.example');
    expect(address.pathname).toBe(`/trajectories/${id}/school/shown`);
    expect(address.searchParams.get('role')).toBe('principal');
    expect(address.searchParams.get('step')).toBe('intake/choose');
    expect(shown.attr('sandbox')).toBe('allow-same-origin');
    expect(page(`${choice}[aria-current=page]`).text()).toContain('Kies een vorming');
  });

  it('offers no choice where there is one step to look at', () => {
    expect(pageOf({ open: open.slice(0, 1) })(choice)).toHaveLength(0);
  });
});
