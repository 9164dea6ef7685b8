import { describe, expect, it } from '@jest/globals';
import { column, type Report } from '../domain/reports/report.ts';
import { reportTable } from './report-table.ts';

const report: Report = {
  name: 'workload',
  title: { nl: 'Werklast', en: 'Workload' },
  asOf: '2026-11-26',
  columns: [
    column('counsellor', 'Begeleider', 'Counsellor'),
    column('counsellor_name', 'Naam', 'Name'),
    column('part', 'Deel', 'Part'),
    column('indicator', 'Indicator', 'Indicator'),
    column('title', 'Naam', 'Title'),
    column('unit', 'Eenheid', 'Unit'),
    column('crowded', 'Druk', 'Crowded'),
    column('definition_nl', 'Definitie', 'Definition in Dutch'),
  ],
  rows: [
    {
      ...{ counsellor: '17a149fa-3427-8f5c-938f-27b1fa190e72', counsellor_name: 'Fien Goossens', part: null },
      ...{ indicator: 'confidence', title: { nl: 'Zelfzeker', en: 'Confident' }, unit: 'scale-1-4' },
      ...{ crowded: false, definition_nl: 'Een lange uitleg.' },
    },
  ],
  notes: [],
};

describe('A report in a terminal', () => {
  it('has words where the other formats have codes, and no columns that are empty', () => {
    expect(reportTable(report, 'nl', {}).split('\n')).toEqual([
      'Begeleider     Indicator  Eenheid             Druk',
      'Fien Goossens  Zelfzeker  schaal van 1 tot 4  nee',
    ]);
    expect(reportTable(report, 'en', {}).split('\n')[1]).toBe(
      'Fien Goossens  Confident  scale from 1 to 4  no',
    );
  });

  it('has the number that was aimed at, and beside it where that comes from', () => {
    const target: Report = {
      ...{ name: 'partners', title: { nl: 'Partners', en: 'Partners' }, asOf: '2026-11-26', notes: [] },
      columns: [
        column('target', 'Doel', 'Target'),
        column('target_source', 'Bron', 'Source'),
        column('target_stated', 'Vandaan', 'From'),
      ],
      rows: [{ target: 120, target_source: 'filed', target_stated: { nl: 'Ingediend.', en: 'Filed.' } }],
    };
    expect(reportTable(target, 'en', {}).split('\n')).toEqual(['Target  Source', '120     Filed.']);
  });

  it('keeps a column that was asked for where nothing is known of it', () => {
    const coverage: Report = {
      ...{ name: 'coverage', title: { nl: 'Bereik', en: 'Coverage' }, asOf: '2026-11-26', notes: [] },
      columns: [
        { ...column('size', 'Leerlingen', 'Pupils'), asked: true },
        column('schools', 'Scholen', 'Schools'),
      ],
      rows: [{ size: null, schools: 4 }],
    };
    expect(reportTable(coverage, 'en', {}).split('\n')).toEqual(['Pupils     Schools', 'not known  4']);
  });
});
