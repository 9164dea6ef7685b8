import { describe, expect, it } from '@jest/globals';
import type { LinkPage } from '../view/page-types.ts';
import { linkPage } from './link-page.tsx';

const view: LinkPage = {
  language: 'nl',
  fate: 'done',
  place: {
    trajectoryId: '0b2a7a6e-0000-4000-8000-000000000001',
    subject: 'Basisschool De Wijzer',
    template: 'Digitale school',
    reference: 'DS-7QX3F',
  },
  handedOver: false,
  counsellor: { name: 'Bea Begeleider', email: 'bea@pbd.example', phone: '03 900 12 34' },
  ways: {},
  otherLanguage: '/p/x?lang=en',
  action: '/p/x/link',
  csrfToken: 'token',
};
const after: NonNullable<LinkPage['after']> = {
  isAnswered: true,
  title: 'Bevestig de deelname',
  today: '2027-01-08',
  road: { phases: [], done: 0 },
  counsellor: view.counsellor,
  others: [],
};

/** What stands in the page, without its markup. */
const read = (more: Partial<LinkPage>) =>
  linkPage({ ...view, ...more })
    .replace(/^[\s\S]*<main[^>]*>/, '')
    .replace(/<\/main>[\s\S]*$/, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+([.,])/g, '$1')
    .replace(/\s+/g, ' ');

describe('A link that asks nothing any more', () => {
  it('thanks whoever has just done its step, and says what comes next instead of offering a new link', () => {
    const page = read({ after: { ...after, next: { title: 'Plan het gesprek', role: 'begeleider' } } });
    expect(page).toContain('Bedankt, dit is in orde');
    expect(page).toContain('Volgende stap: “Plan het gesprek” (begeleider).');
    expect(page).not.toContain('Dit is al gedaan');
    expect(page).not.toContain('Een nieuwe link nodig?');
  });

  it('leads on to the next step where that is the reader’s own', () => {
    const html = linkPage({
      ...view,
      after: {
        ...after,
        others: [{ title: 'Vertel waar jullie staan', address: '/p/x?step=survey' }],
        next: { title: 'Plan het gesprek', role: 'begeleider' },
      },
    });
    expect(html).toMatch(/Volgende stap<\/h2>\s*<ul><li><a href="\/p\/x\?step=survey">/);
    expect(html).not.toContain('Plan het gesprek');
  });

  it('offers a new one to whoever opens it long after', () => {
    const page = read({});
    expect(page).toContain('Dit is al gedaan');
    expect(page).toContain('Een nieuwe link nodig?');
  });

  it('tells whoever asked for a change that a new version comes', () => {
    expect(read({ fate: 'returned' })).toContain(
      'Je vroeg om een aanpassing Zodra er een nieuwe versie is, vragen we je opnieuw om na te lezen.',
    );
  });

  it('leads on to the agenda, a question and the teachers, as far as its reader may go', () => {
    const ways = { calendar: '/p/x/calendar', question: '/p/x/question', teachers: '/p/x/teachers' };
    const justDone = linkPage({ ...view, after, ways });
    expect(justDone).toContain('<a href="/p/x/calendar">In je agenda</a>');
    expect(justDone).toContain('<a href="/p/x/question">Stel een vraag</a>');
    expect(justDone).toContain('<a href="/p/x/teachers">');
    const longAfter = linkPage({ ...view, ways: { question: '/p/x/question' } });
    expect(longAfter).toContain('<a href="/p/x/question">Stel een vraag</a>');
    expect(longAfter).not.toContain('/p/x/calendar');
    expect(read({})).toContain('zet je jullie afspraken in je agenda');
    expect(read({})).not.toContain('Stel een vraag');
  });

  it('names the trajectory that was stopped, its school, the day and whom to turn to', () => {
    expect(read({ fate: 'stopped', endedOn: '2027-01-07' })).toContain(
      'Dit traject is stopgezet Het traject Digitale school van Basisschool De Wijzer is stopgezet op donderdag 7 januari 2027. Je hoeft niets meer te doen. Vragen? Bea Begeleider, bea@pbd.example.',
    );
    const declined = read({
      fate: 'stopped',
      endedOn: '2027-01-07',
      after: { ...after, closedOn: '2027-01-07' },
    });
    expect(declined).toContain('is stopgezet op donderdag 7 januari 2027');
    expect(declined).not.toContain('Bedankt');
    expect(declined).not.toContain('Afgerond');
  });

  it('thanks for the work of a trajectory that came to its end', () => {
    expect(read({ fate: 'ended', endedOn: '2027-01-07' })).toContain(
      'Het traject Digitale school van Basisschool De Wijzer is afgerond op donderdag 7 januari 2027. Bedankt voor het werk.',
    );
  });

  it.each(['expired', 'revoked'] as const)('names no school to who holds one that is %s', (fate) => {
    const page = read({ fate });
    expect(page).toContain('Deze link hoorde bij het traject Digitale school.');
    expect(page).toContain('Vragen? Bea Begeleider, bea@pbd.example.');
    expect(page).toContain('Een nieuwe link nodig?');
    expect(page).not.toContain('De Wijzer');
    expect(page).not.toContain('03 900');
  });

  it('says of a role that was handed over just now that the colleague has links of their own', () => {
    const page = read({ fate: 'revoked', handedOver: true });
    expect(page).toContain('Je collega neemt dit over');
    expect(page).not.toContain('Een nieuwe link nodig?');
  });
});
