import { describe, expect, it } from '@jest/globals';
import type { IndicatorTally } from '../facts/tally.ts';
import { type PartnerReportOptions, partnerReport } from './partner-report.ts';
import type { TargetStatement } from './targets.ts';

type SeenMore = Partial<IndicatorTally> & { provider?: string; schoolYear?: string };

const seen = (
  indicator: string,
  value: number,
  { provider = 'house', schoolYear = '2026-2027', ...more }: SeenMore = {},
): IndicatorTally => ({
  ...{ indicator, isTarget: false, along: { provider, school_year: schoolYear } },
  ...{ count: 1, sum: value, trajectories: 1, schools: 1, people: value, ...more },
});

const stated = (indicator: string, target: number | null, on: string, more: Partial<TargetStatement> = {}) =>
  ({
    ...{ partner: 'house', schoolYear: '2026-2027', indicator, target, on },
    ...more,
  }) satisfies TargetStatement;

const reportOf = (
  tallies: readonly IndicatorTally[],
  statements: readonly TargetStatement[],
  more: Partial<PartnerReportOptions> = {},
) =>
  partnerReport(tallies, {
    asOf: '2027-03-01',
    nameOf: (id) => `The ${id}`,
    statements,
    ...more,
  });

describe('the yearly table of a partner', () => {
  it('sets what was reached beside the target that the partner filed', () => {
    const { rows } = reportOf(
      [seen('teachers_in_trajectories', 30)],
      [stated('teachers_in_trajectories', 120, '2026-06-15', { note: 'Four trainers' })],
    );
    expect(rows).toMatchObject([
      {
        provider: 'house',
        provider_name: 'The house',
        school_year: '2026-2027',
        target: 120,
        value: 30,
        share: 25,
        target_source: 'filed',
        target_stated: {
          nl: 'Door de partner ingediend op 2026-06-15.',
          en: 'Filed by the partner on 2026-06-15.',
        },
        target_note: 'Four trainers',
      },
    ]);
  });

  it('adds up the targets of forms only where the partner filed none for that indicator and year', () => {
    const inForms = [seen('teachers_in_trajectories', 20 + 15, { isTarget: true, people: 20 })];
    const target = (statements: TargetStatement[]) => reportOf(inForms, statements).rows[0];
    expect(target([])).toMatchObject({ target: 35, target_source: 'forms', share: 0 });
    expect(target([stated('training_sessions', 4, '2026-06-15')])).toMatchObject({ target: 35 });
    expect(
      target([stated('teachers_in_trajectories', 90, '2025-06-15', { schoolYear: '2025-2026' })]),
    ).toMatchObject({ school_year: '2025-2026', target: 90 });
    expect(target([stated('teachers_in_trajectories', 90, '2026-06-15')])).toMatchObject({
      target: 90,
      target_source: 'filed',
    });
  });

  it('has a row for a target without a result: zero of what is counted, nothing of what is averaged', () => {
    const { rows } = reportOf(
      [],
      [
        stated('training_useful', 3.2, '2026-09-20'),
        stated('teachers_in_one_off_training', 60, '2026-09-20'),
      ],
    );
    expect(rows.map(({ indicator, value, share }) => [indicator, value, share])).toEqual([
      ['teachers_in_one_off_training', 0, 0],
      ['training_useful', null, null],
    ]);
  });

  it('keeps showing what was aimed at first when the target moves during the school year', () => {
    const before = [
      stated('training_sessions', 50, '2026-05-01'),
      stated('training_sessions', 40, '2026-08-31'),
    ];
    expect(reportOf([], before).rows[0]?.target_stated).toMatchObject({
      en: 'Filed by the partner on 2026-08-31.',
    });
    const moved = [...before, stated('training_sessions', 20, '2026-09-01')];
    expect(reportOf([], moved).rows[0]).toMatchObject({
      target: 20,
      target_stated: {
        nl: 'Door de partner tijdens het jaar gewijzigd op 2026-09-01; eerst 40.',
        en: 'Changed by the partner during the year, on 2026-09-01; at first 40.',
      },
    });
    const noted = [...moved, stated('training_sessions', 20, '2026-12-01', { note: 'Ill' })];
    expect(reportOf([], noted).rows[0]).toMatchObject({
      target_stated: { en: 'Changed by the partner during the year, on 2026-09-01; at first 40.' },
      target_note: 'Ill',
    });
  });

  it('shows a target that was withdrawn during the year, and forgets one withdrawn before it', () => {
    const filed = stated('teachers_in_trajectories', 120, '2026-06-15');
    const withdrawn = (on: string) => [filed, stated('teachers_in_trajectories', null, on)];
    expect(reportOf([], withdrawn('2026-07-01')).rows).toEqual([]);
    expect(reportOf([], withdrawn('2026-10-01')).rows).toMatchObject([
      {
        target: null,
        value: 0,
        share: null,
        target_source: null,
        target_stated: { en: 'Own target of 120 withdrawn on 2026-10-01.' },
      },
    ]);
    const inForms = [seen('teachers_in_trajectories', 20, { isTarget: true })];
    expect(reportOf(inForms, withdrawn('2026-10-01')).rows).toMatchObject([
      {
        target: 20,
        target_source: 'forms',
        target_stated: {
          en: 'Own target of 120 withdrawn on 2026-10-01. Added up from the trajectories.',
        },
      },
    ]);
  });

  it('gives no share of a filed target to who sees a part of the results only', () => {
    const { rows, notes } = reportOf(
      [
        seen('teachers_in_trajectories', 30),
        seen('training_sessions', 2),
        seen('training_sessions', 4, { isTarget: true }),
      ],
      [stated('teachers_in_trajectories', 120, '2026-06-15')],
      { isPart: true },
    );
    expect(rows.map(({ target, share }) => [target, share])).toEqual([
      [120, null],
      [4, 50],
    ]);
    expect(notes.at(-1)?.en).toMatch(/your own service/);
    expect(reportOf([], []).notes.at(-1)?.en).not.toMatch(/your own service/);
  });

  it('goes by partner, then by school year', () => {
    const { rows } = reportOf(
      [seen('training_sessions', 1, { provider: 'academy', schoolYear: '2027-2028' })],
      [
        stated('training_sessions', 5, '2026-06-15'),
        stated('training_sessions', 5, '2026-06-15', { partner: 'academy' }),
      ],
    );
    expect(rows.map(({ provider, school_year }) => [provider, school_year])).toEqual([
      ['academy', '2026-2027'],
      ['academy', '2027-2028'],
      ['house', '2026-2027'],
    ]);
  });
});
