import { describe, expect, it } from '@jest/globals';
import type { ForecastMail } from '../trajectory/forecast/outlook.ts';
import { movedCallReport } from './moved-call.ts';

const mailAt = (at: string): ForecastMail => ({
  ...{ key: 'a', kind: 'ask', rung: 'ask', path: 'start/confirm', step: 'confirm', phase: 'start' },
  ...{ to: 'principal', at, subject: 'Bevestig' },
});

const rowsOf = (difference: Parameters<typeof movedCallReport>[0][number]['difference']) =>
  movedCallReport([{ reference: 'DS-7QX3F', name: 'De Linde', difference }], { asOf: '2027-02-01', total: 1 })
    .rows;

describe('The report of what other dates of a call move', () => {
  it('names days in Belgium, also of what comes just after midnight', () => {
    const rows = rowsOf({
      statuses: [],
      dates: [
        { kind: 'due', title: 'Bevestiging', before: '2027-03-01', after: '2027-04-01' },
        { kind: 'appointment', title: 'Gesprek', before: '2027-06-30T22:15:00.000Z' },
      ],
      mails: [
        {
          change: 'moves',
          mail: mailAt('2027-07-02T22:05:00.000Z'),
          before: mailAt('2027-07-01T05:30:00.000Z'),
        },
      ],
    });
    expect(rows.map(({ before, after }) => [before, after])).toEqual([
      ['2027-03-01', '2027-04-01'],
      ['2027-07-01', null],
      ['2027-07-01', '2027-07-03'],
    ]);
  });
});
