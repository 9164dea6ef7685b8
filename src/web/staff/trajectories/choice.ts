import { isId } from '../../../application/ids.ts';
import { type TableFilter, tableSortOf } from '../../../application/trajectories/table.ts';
import type { TableSort } from '../../../store/trajectories/table.ts';
import { type Sent, sentValues } from '../../form.ts';
import { sentWord } from '../query.ts';

/** The columns that a list can show, in the order in which it shows them. */
export const columnNames = [
  ...(['model', 'phase', 'open', 'waiting', 'due', 'heard', 'mail', 'counsellor'] as const),
  ...(['start', 'reference', 'network', 'province', 'level', 'cohort'] as const),
];
export type ColumnName = (typeof columnNames)[number];

const statuses: readonly string[] = ['active', 'paused', 'completed', 'stopped'];
const parties: readonly string[] = ['school', 'pbd', 'provider', 'central'];
/** More pages than anybody turns to. */
const LAST_PAGE = 2_000;

/** What a list is narrowed by, each under its name in the address. */
export const filterNames = [
  ...([
    'q',
    'template',
    'status',
    'counsellor',
    'whose',
    'overdue',
    'silent',
    'risk',
    'phase',
    'step',
  ] as const),
  ...(['waiting', 'programme', 'cohort', 'network', 'province', 'level', 'involved'] as const),
];
export type FilterName = (typeof filterNames)[number];

/** A list as its address asks for it. */
export type ListChoice = {
  readonly filters: { readonly [name in FilterName]?: string };
  readonly sort: TableSort;
  readonly descending: boolean;
  /** From 1. */
  readonly page: number;
  /** Those that were chosen; none is the usual ones. */
  readonly columns: readonly ColumnName[];
};

/** Reads the address of a list; what it cannot mean is left out. */
export function choiceOf(query: Sent): ListChoice {
  const filters = Object.fromEntries(
    filterNames.flatMap((name) => {
      const value = sentWord(query, name);
      return value === undefined || !isMeant(name, value) ? [] : [[name, value]];
    }),
  );
  const sort = sentWord(query, 'sort');
  const page = Number(sentWord(query, 'page') ?? 1);
  const columns = sentValues(query, 'column');
  return {
    filters,
    sort: tableSortOf(sort) ?? 'due',
    descending: sentWord(query, 'dir') === 'desc',
    page: Number.isInteger(page) && page >= 1 && page <= LAST_PAGE ? page : 1,
    columns: columnNames.filter((name) => columns.includes(name)),
  };
}

function isMeant(name: FilterName, value: string): boolean {
  switch (name) {
    case 'status':
      return statuses.includes(value);
    case 'counsellor':
    case 'programme':
    case 'involved':
      return isId(value.toLowerCase());
    case 'overdue':
    case 'silent':
    case 'risk':
      return value === 'true';
    case 'whose':
      return value === 'all';
    case 'waiting':
      return parties.includes(value);
    default:
      return true;
  }
}

/**
 * The filter of a choice.
 * @param own id of the reader where she sees her own trajectories unless she asks for all
 */
export function filterOf({ filters }: ListChoice, own: string | undefined): TableFilter {
  const { q, template, status, whose, overdue, silent, risk, phase, step, waiting } = filters;
  const counsellor = filters.counsellor ?? (whose === 'all' ? undefined : own);
  return {
    ...{ q, template, status, phase, step, waitingFor: waiting, counsellor: counsellor?.toLowerCase() },
    ...(overdue ? { overdue: true } : {}),
    ...(silent ? { silent: true } : {}),
    ...(risk ? { atRisk: true } : {}),
    involved: filters.involved?.toLowerCase(),
    programme: filters.programme?.toLowerCase(),
    cohort: filters.cohort,
    network: filters.network,
    province: filters.province,
    level: filters.level,
  };
}

/** The parameters of a choice, without the language and without what is as usual. */
export function parametersOf(choice: ListChoice): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const name of filterNames) {
    const value = choice.filters[name];
    if (value !== undefined) parameters.set(name, value);
  }
  if (choice.sort !== 'due') parameters.set('sort', choice.sort);
  if (choice.descending) parameters.set('dir', 'desc');
  if (choice.page > 1) parameters.set('page', String(choice.page));
  for (const column of choice.columns) parameters.append('column', column);
  return parameters;
}

/** A page with a choice. */
export function listAddress(choice: ListChoice, language: string, path = '/trajectories'): string {
  const parameters = parametersOf(choice);
  parameters.set('lang', language);
  return `${path}?${parameters}`;
}

/** A choice with a filter changed, or without it; back on the first page. */
export function withFilter(
  choice: ListChoice,
  changed: { readonly [name in FilterName]?: string | undefined },
) {
  const filters = Object.fromEntries(
    Object.entries({ ...choice.filters, ...changed }).filter(([, value]) => value !== undefined),
  );
  return { ...choice, filters, page: 1 };
}
