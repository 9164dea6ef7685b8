import { describe, expect, test } from '@jest/globals';
import { load } from 'cheerio';
import type { ListedWithTemplate } from '../../../application/trajectories/list.ts';
import type { ReadTraining } from '../../../application/trajectories/training.ts';
import { small } from '../../../domain/trajectory/test-template.ts';
import type { ConsoleFrame } from '../../ui/console/types.ts';
import { trainingListPage, trainingTexts } from './list-page.tsx';
import { trainingPage } from './training-page.tsx';

const frame: ConsoleFrame = {
  language: 'nl',
  address: '/x',
  otherLanguage: '/trainings?lang=en',
  reader: { name: 'Tess Trainer', function: 'provider' },
};

const id = '7b1f1c9e-6a34-4c39-9d3b-0a3f6f3f2b11';
const item = {
  item: {
    ...{ id, reference: 'DS-4K7Q2', template: 'small', status: 'active', schoolName: 'GBS De Brug' },
    ...{ nextDue: '2026-10-05', roles: {}, open: [{ step: 'talk', role: 'ict', due: '2026-10-05' }] },
  },
  template: small,
} as unknown as ListedWithTemplate;

const read = {
  ...{ head: { id, reference: 'DS-4K7Q2', status: 'active' }, template: small, name: 'GBS De Brug' },
  ...{ today: '2026-10-01', school: { number: '900001', name: 'GBS De Brug', phone: '03 900 00 01' } },
  training: {
    steps: [
      {
        ...{ path: 'intake/talk', title: { nl: 'Gesprek', en: 'Conversation' }, kind: 'meeting' },
        ...{ status: 'open', role: 'ict', person: 'tess', openedOn: '2026-09-20', due: '2026-10-05' },
        ...{ isOverdue: false },
        appointments: [
          { start: '2026-10-05T08:00:00.000Z', end: '2026-10-05T10:00:00.000Z', place: 'Leraarskamer' },
        ],
      },
    ],
    participants: [{ role: 'principal', title: { nl: 'Directeur', en: 'Principal' }, person: 'bea' }],
    counsellor: { role: 'counsellor', title: { nl: 'Begeleider', en: 'Counsellor' }, person: 'an' },
  },
  people: new Map([
    ['bea', { id: 'bea', name: 'Bea Brug', email: 'bea@school.example' }],
    ['an', { id: 'an', name: 'An Peeters', phone: '03 900 12 34' }],
  ]),
} as unknown as ReadTraining;

describe('the pages of those who give training', () => {
  test('list the school, the model and what is open for them, and lead to each', () => {
    const page = trainingListPage(frame, { items: [item] }, { open: [], today: '2026-10-01' });
    for (const word of [
      'GBS De Brug',
      'Klein traject',
      'Gesprek',
      `/trainings/${id}`,
      '/trainings/export.csv',
    ]) {
      expect(page).toContain(word);
    }
    expect(trainingListPage(frame, { items: [] }, { open: [], today: '2026-10-01' })).toContain(
      'Er is nog geen traject',
    );
  });

  test('have what is open for them first, with when they meet, and what is late marked as such', () => {
    const met = {
      ...item,
      item: {
        ...{ ...item.item, id: 'met', schoolName: 'De Linde' },
        open: [
          {
            ...item.item.open[0],
            appointments: [{ start: '2026-09-22T11:30:00.000Z' }, { start: '2026-10-20T11:30:00.000Z' }],
          },
        ],
      },
    } as unknown as ListedWithTemplate;
    const more = { open: [item, met], today: '2026-10-06' };
    const page = load(trainingListPage(frame, { items: [met, item] }, more));
    const rows = (table: number) =>
      page('table')
        .eq(table)
        .find('tbody tr')
        .map((_, row) => page(row).text())
        .get();
    expect(page('h2').first().text()).toBe('Nu aan jullie');
    expect(rows(0).map((row) => row.includes('De Linde'))).toEqual([false, true]);
    expect(rows(0)[1]).toContain('di 20 okt 13:30');
    expect(page('table').eq(0).find('.badge-late').text()).toBe('ma 5 okt');
    expect(page('table').eq(1).find('.badge-late').length).toBe(1);
    expect(rows(1).map((row) => row.includes('De Linde'))).toEqual([true, false]);
  });

  test('are the same in a file', () => {
    expect(trainingTexts([item], 'nl')[1]).toEqual([
      ...['GBS De Brug', 'Klein traject', 'loopt', 'Gesprek', '2026-10-05', 'DS-4K7Q2'],
    ]);
  });

  test('show one training with its appointments, and whom to reach', () => {
    const page = trainingPage(read, frame);
    for (const word of ['Leraarskamer', 'Bea Brug', 'bea@school.example', 'An Peeters', 'tel:039000001']) {
      expect(page).toContain(word);
    }
  });
});
