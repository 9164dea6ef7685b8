import { describe, expect, it } from '@jest/globals';
import type { ConsoleFrame } from '../../ui/console/types.ts';
import type { TimelineRow } from '../view/timeline/types.ts';
import type { TrajectoryPage } from '../view/types.ts';
import { trajectoryPage as pageOf } from './trajectory-page.tsx';

const view: TrajectoryPage = {
  id: '0b2a7a6e-0000-4000-8000-000000000009',
  subject: 'Basisschool De Wijzer',
  template: 'Digicoach',
  version: 7,
  reference: 'D-2CK4M',
  status: 'completed',
  start: '2031-09-02',
  roles: [{ role: 'counsellor', title: 'Begeleider', person: { name: 'An Claes', phone: '03 900 12 34' } }],
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
  today: '2031-10-06',
  holidays: [],
  standsStill: [],
  standing: ['Afgerond op 1 oktober 2031.'],
  open: [],
  seesContent: true,
  filledIn: [],
  papers: [],
  timeline: { coming: [], past: [] },
};

const dutch: ConsoleFrame = {
  language: 'nl',
  address: '/x',
  otherLanguage: '/trajectories/x?lang=en',
  reader: { name: 'Bea Begeleider', function: 'counsellor' },
};

const trajectoryPage = (shown: TrajectoryPage, frame: ConsoleFrame) =>
  pageOf(shown, frame, { mayAct: true, csrfToken: 'sealed' });

/** The page without its markup, as it reads. */
const read = (html: string) =>
  html
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

describe('The page of a trajectory', () => {
  it('leads to the one that it was started from and to those that were started from it', () => {
    const page = trajectoryPage(view, dutch);
    expect(read(page)).toContain(
      'Verwante trajecten Gestart vanuit Digitale school (DS-7QX3F, loopt) Hieruit gestart Lerend &lt;netwerk> (LN-K4D2R, stopgezet)',
    );
    expect(page).toContain('href="/trajectories/0b2a7a6e-0000-4000-8000-000000000001?lang=nl"');
  });

  it('tells in one timeline what comes, above today, and what was, with what did not go folded at what explains it', () => {
    const row = (sentence: string, more: Partial<TimelineRow> = {}): TimelineRow => ({
      ...{ key: sentence, at: '2031-10-01T07:00:00.000Z', isWholeDay: false, part: 'acts', sentence },
      ...more,
    });
    const lapsed = row('Ingetrokken', { part: 'mails', status: 'withdrawn', why: 'De stap was al klaar.' });
    const timeline = {
      coming: [row('Komt nog', { part: 'mails', mail: 'k', warning: 'gaat niet: geen adres' }), row('Later')],
      past: [row('Ging weg', { part: 'mails', status: 'sent' }), row('Klaar', { folded: [lapsed] })],
    };
    const words = read(trajectoryPage({ ...view, timeline }, dutch));
    const order = [
      ...['Later', 'Komt nog', 'gaat niet: geen adres', 'Vandaag', 'Ging weg', 'verstuurd', 'Klaar'],
      ...['Eén mail verviel hierdoor', 'Ingetrokken', 'De stap was al klaar.'],
    ];
    const from = words.indexOf('Tijdlijn');
    const places = order.map((text) => words.indexOf(text, from));
    expect(places).not.toContain(-1);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
    const mailsOnly = pageOf({ ...view, timeline }, dutch, {
      ...{ mayAct: true, csrfToken: 'sealed', part: 'mails' },
    });
    expect(read(mailsOnly)).not.toContain('Klaar Eén mail');
  });

  it('shows of a day that has gone by how it stood, and lets nothing be done there', () => {
    const open: TrajectoryPage['open'] = [
      {
        ...{
          path: 'a/b',
          title: 'Bevestiging',
          kind: 'confirm',
          isTask: false,
          mayBePassedOn: true,
          openedOn: '2031-09-03',
        },
        ...{ overdue: false, role: 'Directeur', mine: false },
      },
    ];
    const now = trajectoryPage({ ...view, status: 'active', open }, dutch);
    const past = trajectoryPage({ ...view, status: 'active', open, asOf: '2031-09-05' }, dutch);
    expect(read(past)).toContain('Zo stond dit traject op het einde van vrijdag 5 september 2031.');
    expect(now).toContain('/acts/');
    expect(past).not.toContain('/acts/');
  });

  it('reads back what the school filled in, with its documents to download', () => {
    const filledIn: TrajectoryPage['filledIn'] = [
      {
        ...{ path: 'intake/self', title: 'Zelfinschatting', isSchool: true, at: '2031-10-01T07:00:00.000Z' },
        ...{ by: 'Anna Peeters', chosen: 'Nee, nu niet', comment: 'We <verhuizen>' },
        answers: [{ label: 'Hoe ver staan jullie?', value: '3 · Onderweg' }],
        documents: [{ id: 'd1', name: 'selfie.pdf', size: 9000 }],
      },
    ];
    const page = trajectoryPage({ ...view, filledIn }, dutch);
    expect(read(page)).toContain(
      'Wat de school invulde Zelfinschatting wo 1 okt, Anna Peeters Gekozen Nee, nu niet Hoe ver staan jullie? 3 · Onderweg We &lt;verhuizen> selfie.pdf',
    );
    expect(page).toContain(`href="/api/v1/trajectories/${view.id}/attachments/d1"`);
  });

  it('opens what the reader has to do with a form, and says for whom it waits when nothing is planned', () => {
    const open: TrajectoryPage['open'] = [
      {
        ...{
          path: 'silence~a/b~1.0.0',
          title: 'Beslissing na stilte',
          kind: 'decision',
          isTask: true,
          mayBePassedOn: false,
        },
        ...{ due: '2031-11-03', overdue: true, openedOn: '2031-10-20', role: 'Begeleider', mine: true },
      },
    ];
    const standstill = 'Er staat niets gepland: dit traject wacht op directeur (Anna) voor “Bevestig”.';
    const page = trajectoryPage({ ...view, status: 'active', open, standstill }, dutch);
    expect(page).toContain(`method="post" action="/trajectories/${view.id}/open?lang=nl"`);
    expect(page).toContain('name="step" value="silence~a/b~1.0.0"');
    expect(read(page)).toContain(standstill);
    expect(read(page)).toContain('was gevraagd tegen ma 3 nov');
    expect(trajectoryPage(view, dutch)).not.toContain('/open');
  });

  it('has what is to be done now before the road, with the way to whom it waits for and the number to call', () => {
    const open: TrajectoryPage['open'] = [
      {
        ...{ path: 'a/b', title: 'Bevestiging', kind: 'confirm', isTask: false, mayBePassedOn: true },
        ...{ openedOn: '2031-09-03', overdue: false, role: 'Directeur', mine: false },
        ...{ person: { name: 'Anna Peeters' }, address: '/people/anna', schoolPhone: '03 900 12 34' },
      },
    ];
    const phases: TrajectoryPage['road']['phases'] = [
      { key: 'a', title: 'Intake', progress: 'now', openedOn: '2031-09-03', steps: [] },
    ];
    const roles = [{ role: 'principal', title: 'Directeur', person: { name: 'Bo' }, address: '/people/bo' }];
    const page = trajectoryPage({ ...view, status: 'active', open, roles, road: { phases, done: 0 } }, dutch);
    expect(page.indexOf('id="now-title"')).toBeGreaterThan(0);
    expect(page.indexOf('id="now-title"')).toBeLessThan(page.indexOf('id="road-title"'));
    expect(page).toContain('<a href="/people/anna">Anna Peeters</a> (directeur)');
    expect(page).toMatch(/<a href="tel:039001234" aria-label="school: 03 900 12 34">/);
    expect(page).toContain('<a href="/people/bo">Bo</a>');
  });

  it('tells who follows it what stands still because of a fault of ours, and what becomes of that', () => {
    const standsStill: TrajectoryPage['standsStill'] = [
      {
        ...{ kind: 'command', reference: 'F-4K7Q2M', trajectory: view.id, subject: view.subject },
        ...{ asker: 'An Claes', since: '2031-10-06T06:02:00.000Z' },
        nextAttemptAt: '2031-10-06T08:00:00.000Z',
      },
    ];
    const page = read(trajectoryPage({ ...view, standsStill }, dutch));
    expect(page).toContain(
      'Dit zit vast door een fout van ons Wat An Claes vroeg of antwoordde op ma 6 okt 08:02, is nog niet verwerkt. We proberen het vanzelf opnieuw, en er gaat niets verloren. Duurt het te lang, noem een beheerder dan F-4K7Q2M.',
    );
    const { nextAttemptAt: _, ...once } = standsStill[0] as (typeof standsStill)[0];
    expect(read(trajectoryPage({ ...view, standsStill: [once] }, dutch))).toContain(
      'is nog niet verwerkt. Vraag het gerust opnieuw.',
    );
    expect(read(trajectoryPage(view, dutch))).not.toContain('zit vast');
  });

  it('says nothing of relations when there are none', () => {
    expect(trajectoryPage({ ...view, related: [] }, { ...dutch, language: 'en' })).not.toContain(
      'Related trajectories',
    );
  });
});
