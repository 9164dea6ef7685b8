import { isId } from '../../../application/ids.ts';
import { isMeantDate } from '../../../domain/calendar/day-number.ts';
import { addDuration } from '../../../domain/calendar/offset.ts';
import { RULES_ONLY } from '../../../domain/calendar/school-calendar.ts';
import { isSchoolYear } from '../../../domain/calendar/school-year.ts';
import type { LocalDate } from '../../../domain/calendar/types.ts';
import { coverageDimensions } from '../../../domain/reports/coverage.ts';
import { dimensions } from '../../../domain/reports/facts/dimensions.ts';
import type { Language } from '../../../domain/text.ts';
import type { Sent } from '../../form.ts';
import { sentWord } from '../query.ts';

/** The reports that have a page, by the name that the address has for each; the question asked most comes first. */
export const reportNames = [
  ...(['coverage', 'indicators', 'partners', 'workload', 'milestones', 'month-plan'] as const),
];
export type ReportName = (typeof reportNames)[number];

/** By what the numbers of a report can be split. */
export const splits: { readonly [name in ReportName]: readonly string[] } = {
  coverage: coverageDimensions,
  indicators: dimensions,
  ...{ partners: [], workload: [], milestones: [], 'month-plan': [] },
};

/** What the numbers of a report can be narrowed to. */
export const places = ['school_year', 'province', 'network', 'level', 'programme', 'template'] as const;
export type PlaceName = (typeof places)[number];

/** A report as its address asks for it. */
export type ReportAsked = {
  readonly name: ReportName;
  /** Until the end of which local date it counts. */
  readonly asOf: LocalDate;
  readonly by: string | undefined;
  readonly compares: boolean;
  readonly place: { readonly [name in PlaceName]?: string };
  /** Id of the trajectory that it is about. */
  readonly trajectory: string | undefined;
  /** Id of the counsellor whose weeks are asked for. */
  readonly counsellor: string | undefined;
  /** Which page of a report that comes in pages, from 1. */
  readonly page: number;
};

/** The furthest page that is looked at. */
const LAST_PAGE = 1_000;

/** Reads the address of a report; what it cannot mean is left out. */
export function askedIn(name: ReportName, query: Sent, today: LocalDate): ReportAsked {
  const on = sentWord(query, 'as_of');
  const by = sentWord(query, 'by');
  const page = sentWord(query, 'page') ?? '';
  return {
    name,
    asOf: on !== undefined && isMeantDate(on) && on < today ? on : today,
    by: by !== undefined && splits[name].includes(by) ? by : undefined,
    compares: sentWord(query, 'compare') === 'true',
    place: name === 'indicators' || name === 'partners' ? placeIn(name, query) : {},
    trajectory: idIn(query, 'trajectory'),
    counsellor: name === 'workload' ? idIn(query, 'counsellor') : undefined,
    page: /^\d{1,4}$/.test(page) ? Math.min(Math.max(Number(page), 1), LAST_PAGE) : 1,
  };
}

function idIn(query: Sent, name: string): string | undefined {
  const id = sentWord(query, name)?.toLowerCase();
  return id !== undefined && isId(id) ? id : undefined;
}

function placeIn(name: ReportName, query: Sent): ReportAsked['place'] {
  const known = name === 'partners' ? (['school_year'] as const) : places;
  const entries = known.flatMap((place) => {
    const word = sentWord(query, place);
    if (word === undefined || (place === 'school_year' && !isSchoolYear(word))) return [];
    return [[place, word]];
  });
  return Object.fromEntries(entries);
}

/** The address of a report, or of its file; what is as usual is left out. */
export function reportAddress(
  { name, asOf, by, compares, place, trajectory, counsellor, page }: ReportAsked,
  today: LocalDate,
  language: Language,
  rest = '',
): string {
  const query = new URLSearchParams();
  const parameters = { as_of: asOf === today ? undefined : asOf, by, trajectory, counsellor, ...place };
  for (const [key, value] of Object.entries(parameters)) if (value !== undefined) query.set(key, value);
  if (compares) query.set('compare', 'true');
  if (page > 1) query.set('page', String(page));
  query.set('lang', language);
  return `/reports/${name}${rest}?${query}`;
}

/** The same day a year before. */
export function aYearBefore(date: LocalDate): LocalDate {
  return addDuration(date, '-P1Y', 'calendar-days', RULES_ONLY);
}
