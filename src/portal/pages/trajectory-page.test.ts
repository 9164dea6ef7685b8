import { describe, expect, it } from '@jest/globals';
import type { TrajectoryPage } from '../staff/views.ts';
import { trajectoryPage } from './trajectory-page.ts';

const view: TrajectoryPage = {
  subject: 'Basisschool De Wijzer',
  template: 'Digicoach',
  reference: 'D-2CK4M',
  status: 'completed',
  start: '2031-09-02',
  roles: [{ title: 'Begeleider', person: 'An Claes' }],
  related: [
    {
      id: '0b2a7a6e-0000-4000-8000-000000000001',
      reference: 'DS-7QX3F',
      template: 'Digitale school',
      status: 'active',
      relation: 'from',
    },
    {
      id: '0b2a7a6e-0000-4000-8000-000000000002',
      reference: 'LN-K4D2R',
      template: 'Lerend <netwerk>',
      status: 'stopped',
      relation: 'started',
    },
  ],
  road: { phases: [], done: 0 },
  agenda: [],
  mails: [],
  journal: [],
};

/** The page without its markup, as it reads. */
const read = (html: string) =>
  html
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

describe('The page of a trajectory', () => {
  it('leads to the one that it was started from and to those that were started from it', () => {
    const page = trajectoryPage(view, 'nl', '/t/x?lang=en');
    expect(read(page)).toContain(
      'Verwante trajecten Gestart vanuit Digitale school (DS-7QX3F, loopt) Hieruit gestart Lerend &lt;netwerk&gt; (LN-K4D2R, stopgezet)',
    );
    expect(page).toContain('href="/t/0b2a7a6e-0000-4000-8000-000000000001?lang=nl"');
  });

  it('says nothing of relations when there are none', () => {
    expect(trajectoryPage({ ...view, related: [] }, 'en', '/t/x?lang=nl')).not.toContain(
      'Related trajectories',
    );
  });
});
