import { describe, expect, it } from '@jest/globals';
import { load } from 'cheerio';
import { dayPage } from './day-page.tsx';
import type { DayPage } from './types.ts';
import type { WordedLine } from './view.ts';

const line = {
  ...{ section: 'own', trajectory: 't1', path: 'a/b', step: 'b', kind: 'meeting', total: 1, mine: false },
  ...{
    reference: 'DS-7QX3F',
    subject: 'De Linde',
    title: 'Intakegesprek',
    roleTitle: 'Aanbieder',
    model: 'M',
  },
  ...{
    openedOn: '2031-10-01',
    due: '2031-10-09',
    doer: { id: 'p1', name: 'An Claes', phone: '03 900 12 34' },
  },
} as unknown as WordedLine;

const page = (more: Partial<DayPage>) =>
  load(
    dayPage({
      frame: {
        language: 'nl',
        address: '/x',
        otherLanguage: '?',
        reader: { name: 'Yasmina', function: 'coordinator' },
      },
      begun: '2031-10-06T08:00:00.000Z',
      question: {},
      day: {
        ...{ today: '2031-10-06', lines: [], news: { items: [], total: 0 }, left: [], contentRead: [] },
        load: { counsellors: [], total: 0 },
      },
      ...{ lines: [], news: [], handovers: [], held: [], contacts: [], questions: [], still: [] },
      newKey: () => 'sealed',
      ...more,
    } as unknown as DayPage),
  );

describe('The day', () => {
  it('of a colleague speaks of that colleague, and not of the reader', () => {
    const day = {
      today: '2031-10-06',
      colleague: 'Nele Thys',
      left: [],
      contentRead: [],
      load: { total: 0 },
    };
    const shown = page({
      lines: [line],
      question: { colleague: 'c1' },
      day: day as unknown as DayPage['day'],
    });
    expect(shown('h1').text()).toBe('De dag van Nele Thys');
    expect(shown('#day-own').text()).toContain('Vraagt iets van Nele Thys');
    expect(shown('.purpose').text()).toContain('Wat je collega vandaag nodig heeft');
    expect(page({ lines: [line] })('#day-own').text()).toContain('Vraagt iets van jou');
  });

  it('leads to the page of whoever has to do it, if the reader may look them up', () => {
    expect(page({ lines: [line] })('.who').text()).toContain('An Claes');
    expect(page({ lines: [line] })('.who a[href^="/people"]').length).toBe(0);
    const reached = page({ lines: [{ ...line, doerAddress: '/people/p1' }] });
    expect(reached('.who a[href="/people/p1"]').text()).toBe('An Claes');
  });

  it('says what stands still in the trajectories of the reader, and leads there', () => {
    const still: DayPage['still'] = [
      {
        ...{ kind: 'command', reference: 'F-4K7Q2M', trajectory: 't1', subject: 'De Linde' },
        ...{ asker: 'An Claes', since: '2031-10-06T06:02:00.000Z' },
      },
    ];
    const shown = page({ still });
    expect(shown('[aria-labelledby=stand-still] a').attr('href')).toBe('/trajectories/t1?lang=nl');
    expect(shown('[aria-labelledby=stand-still]').text()).toContain('F-4K7Q2M');
    expect(shown('.empty').length).toBe(0);
    expect(page({})('.empty').length).toBe(1);
  });
});
