import { describe, expect, test } from '@jest/globals';
import type { ListedWithTemplate } from '../../../application/trajectories/list.ts';
import type { ReadTraining } from '../../../application/trajectories/training.ts';
import { small } from '../../../domain/trajectory/test-template.ts';
import type { ConsoleFrame } from '../../ui/console/types.ts';
import { trainingListPage, trainingTexts } from './list-page.tsx';
import { trainingPage } from './training-page.tsx';

const frame: ConsoleFrame = {
  language: 'nl',
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
    const page = trainingListPage(frame, { items: [item] });
    for (const word of [
      'GBS De Brug',
      'Klein traject',
      'Gesprek',
      `/trainings/${id}`,
      '/trainings/export.csv',
    ]) {
      expect(page).toContain(word);
    }
    expect(trainingListPage(frame, { items: [] })).toContain('Er is nog geen traject');
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
