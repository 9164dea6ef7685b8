import { isLocalDate } from '../../../domain/calendar/day-number.ts';
import type { LocalDate } from '../../../domain/calendar/types.ts';
import { indicatorOf } from '../../../domain/indicators/catalogue.ts';
import { type Cell, type Column, plain, type Report } from '../../../domain/reports/report.ts';
import type { Language } from '../../../domain/text.ts';
import { plainNumber, shortDate } from '../../../texts/dates.ts';
import { reportsTextsOf } from '../../texts/texts.ts';
import type { Bar } from '../../ui/console/bar-chart.tsx';
import { addressWith } from '../addresses.ts';
import type { ReportAsked, ReportName } from './asked.ts';
import type { ReadReport } from './read.ts';

/** A line of a report. */
export type Row = Report['rows'][number];

/** The columns that people read; what only programs need stays in the file. The first names the line. */
const wanted: { readonly [name in ReportName]: readonly string[] | undefined } = {
  coverage: undefined,
  indicators: ['title', 'group', 'moment_title', 'value', 'unit', 'trajectories'],
  partners: ['provider_name', 'school_year', 'title', 'target', 'value', 'share', 'target_stated'],
  workload: [
    ...['week_of', 'counsellor_name', 'conversations', 'reviews', 'deadlines', 'total', 'crowded'],
    ...['weeks', 'crowded_weeks', 'busiest_week', 'busiest_total'],
  ],
  milestones: [
    'objective_title',
    'theme_title',
    'status_title',
    'quarter',
    'due',
    'ended',
    'target',
    'number',
  ],
  'month-plan': undefined,
};

/** The column whose numbers are compared and pictured. */
const measuredIn: { readonly [name in ReportName]?: string } = { coverage: 'reached', indicators: 'value' };

/** The columns of a report that are shown, those by which it is split among them. */
export function columnsOf({ name, by }: ReportAsked, report: Report): readonly Column[] {
  const ids = wanted[name];
  if (ids === undefined) return report.columns;
  const named = by === undefined ? [] : [`${by}_name`, by];
  const split = named.find((id) => report.columns.some((one) => one.id === id));
  const all = split === undefined ? ids : [ids[0] ?? '', split, ...ids.slice(1)];
  return all.flatMap((id) => report.columns.filter((one) => one.id === id));
}

/** A cell as people read it. */
export function inWords(cell: Cell | undefined, id: string, language: Language): string {
  const texts = reportsTextsOf(language);
  const value = plain(cell, language);
  if (value === null || value === '') return '';
  if (typeof value === 'boolean') return value ? texts.yes : texts.no;
  if (typeof value === 'number') return plainNumber(value, language);
  if (id === 'unit') return texts.units[value] ?? value;
  // A sentence of a report holds dates as files have them; on a page they are read.
  return id === 'target_stated'
    ? value.replaceAll(/\d{4}-\d\d-\d\d/g, (on) => (isLocalDate(on) ? shortDate(on, language) : on))
    : value;
}

/** What tells a line from the others, so that the same line is found a year before. */
export function keyOf(row: Row, { by }: ReportAsked): string {
  const names = [
    'indicator',
    'moment',
    'provider',
    'school_year',
    'counsellor',
    'week_of',
    'objective',
    'theme',
  ];
  return JSON.stringify([...names, 'number', ...(by === undefined ? [] : [by])].map((id) => row[id] ?? null));
}

/** The number of a line a year before; nothing when it was not there. */
export function beforeOf(
  row: Row,
  asked: ReportAsked,
  { before }: Pick<ReadReport, 'before'>,
): number | undefined {
  const id = measuredIn[asked.name];
  const earlier = before?.rows.find((one) => keyOf(one, asked) === keyOf(row, asked));
  const value = id === undefined ? undefined : earlier?.[id];
  return typeof value === 'number' ? value : undefined;
}

/** Where what is behind a number is shown. */
export function behind(
  row: Row,
  id: string,
  asked: ReportAsked,
  today: LocalDate,
  language: Language,
): string | undefined {
  const { name, by, place } = asked;
  if (name === 'indicators' && (id === 'value' || id === 'trajectories')) {
    const value = by === undefined ? undefined : textOf(row[by]);
    const split = by === undefined ? {} : value === undefined ? { without: by } : { [by]: value };
    const parameters = { ...place, ...split, as_of: asked.asOf, moment: momentOf(row) };
    return addressWith(`/reports/indicators/${textOf(row.indicator)}`, parameters, language);
  }
  if (name === 'partners' && id === 'provider_name') {
    const partner = textOf(row.provider);
    return (
      partner &&
      addressWith(`/reports/partners/${partner}`, { school_year: textOf(row.school_year) }, language)
    );
  }
  if (name === 'workload' && id === 'counsellor_name') {
    const parameters = { counsellor: textOf(row.counsellor), as_of: asked.asOf };
    return addressWith('/reports/workload', parameters, language);
  }
  // The list of schools is that of today.
  if (name !== 'coverage' || asked.asOf !== today) return undefined;
  const reach = { reached: 'ever', not_reached: 'never' }[id];
  const isFilter = by === undefined || by === 'province' || by === 'network' || by === 'level';
  if (reach === undefined || !isFilter || (by !== undefined && textOf(row[by]) === undefined)) {
    return undefined;
  }
  return addressWith('/schools', { reach, ...(by === undefined ? {} : { [by]: textOf(row[by]) }) }, language);
}

/** Of what is asked twice, which answers stand behind a number. */
export function isMoment(word: string | undefined): word is 'before' | 'after' | 'change' {
  return word === 'before' || word === 'after' || word === 'change';
}

function momentOf(row: Row): string | undefined {
  const moment = textOf(row.moment);
  return isMoment(moment) ? moment : undefined;
}

function textOf(cell: Cell | undefined): string | undefined {
  return typeof cell === 'string' ? cell : undefined;
}

/** What a report has to show in a picture, and what that is; nothing for one that is all words. */
export function pictureOf(
  read: ReadReport,
  asked: ReportAsked,
  language: Language,
): { readonly what: string; readonly bars: readonly Bar[]; readonly most?: number } | undefined {
  const { report } = read;
  const texts = reportsTextsOf(language);
  const number = (row: Row, id: string) => (typeof row[id] === 'number' ? row[id] : 0);
  const along = (row: Row) => {
    const { by } = asked;
    if (by === undefined) return undefined;
    return inWords(row[`${by}_name`] ?? row[by], by, language) || texts.unknown;
  };
  const bar = (row: Row, title: string, id: string, more: Partial<Bar> = {}): Bar => {
    const said = plainNumber(number(row, id), language);
    const before = beforeOf(row, asked, read);
    const comparing = before === undefined ? {} : { before };
    return { key: keyOf(row, asked), title, value: number(row, id), said, ...comparing, ...more };
  };
  const titleOf = (id: string) => report.columns.find((one) => one.id === id)?.title[language] ?? id;
  switch (asked.name) {
    case 'coverage':
      return {
        what: titleOf('reached').toLowerCase(),
        bars: report.rows.map((row) =>
          bar(row, along(row) ?? texts.all, 'reached', {
            of: number(row, 'schools'),
            said: `${number(row, 'reached')} / ${number(row, 'schools')}`,
          }),
        ),
      };
    case 'indicators': {
      const rows = report.rows.filter(
        ({ indicator }) =>
          indicatorOf(String(indicator))?.measure === 'schools' &&
          (asked.by === undefined || indicator === SCHOOLS),
      );
      return {
        what: asked.by === undefined ? texts.schools : inWords(rows[0]?.title, '', language),
        bars: rows.map((row) => bar(row, along(row) ?? inWords(row.title, 'title', language), 'value')),
      };
    }
    case 'partners':
      return {
        what: titleOf('share').toLowerCase(),
        bars: report.rows
          .filter(({ share }) => typeof share === 'number')
          .map((row) => {
            const title = `${inWords(row.provider_name, '', language)}: ${inWords(row.title, '', language)}`;
            return bar(row, title, 'share', { of: 100, said: `${number(row, 'share')} %` });
          }),
      };
    case 'workload':
      return {
        what: read.pages === undefined ? titleOf('total').toLowerCase() : texts.together(report.rows.length),
        bars: weeksOf(read.pictured ?? report, language),
        most: WEEKS,
      };
    case 'milestones':
    case 'month-plan':
      return undefined;
  }
}

/** The indicator by which a picture shows how a number is split. */
const SCHOOLS = 'schools_in_trajectory';

/** Twelve months of weeks, the one that they begin in and the one that they end in. */
const WEEKS = 54;

/** The weeks of everybody together. */
function weeksOf({ rows }: Report, language: Language): Bar[] {
  const weeks = new Map<string, number>();
  for (const { week_of: week, total } of rows) {
    if (typeof week !== 'string' || typeof total !== 'number') continue;
    weeks.set(week, (weeks.get(week) ?? 0) + total);
  }
  return [...weeks]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([week, value]) => ({ key: week, title: week, value, said: plainNumber(value, language) }));
}

/** What the numbers of a report count, each once, by what it is called. */
export function definitionsOf(
  { rows }: Report,
  language: Language,
): readonly { readonly title: string; readonly definition: string }[] {
  const found = new Map<string, string>();
  for (const row of rows) {
    const title = inWords(row.title, 'title', language);
    const definition = inWords(row[`definition_${language}`], '', language);
    if (title !== '' && definition !== '') found.set(title, definition);
  }
  return [...found].map(([title, definition]) => ({ title, definition }));
}
