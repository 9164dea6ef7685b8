import type { Language } from '../../../domain/text.ts';
import type { Sent } from '../../form.ts';
import { sentWord } from '../query.ts';

/** What the address of a list can say. */
export type ListShape<Filter extends string, Sort extends string> = {
  readonly path: string;
  /** What it can be narrowed by, each with whether a word means something there. */
  readonly filters: { readonly [name in Filter]: (word: string) => boolean };
  readonly sorts: readonly Sort[];
  /** How it is sorted when nobody says so. */
  readonly usual: NoInfer<Sort>;
};

/** A list as its address asks for it. */
export type ListingChoice<Filter extends string = string, Sort extends string = string> = {
  readonly filters: { readonly [name in Filter]?: string };
  readonly sort: Sort;
  readonly descending: boolean;
  /** From 1. */
  readonly page: number;
};

/** So many rows stand on a page of a list. */
export const ROWS_ON_PAGE = 50;

/** More rows than one file has. */
export const MOST_IN_FILE = 20_000;

/** More pages than anybody turns to. */
const LAST_PAGE = 2_000;

/** A filter that is on or off. */
export const isOn = (word: string): boolean => word === 'true';

/** A filter that takes any word. */
export const isAnything = (): boolean => true;

/** A filter that takes one of some words. */
export const isOneOf =
  (words: readonly string[]) =>
  (word: string): boolean =>
    words.includes(word);

/** Reads the address of a list; what it cannot mean is left out. */
export function choiceIn<Filter extends string, Sort extends string>(
  shape: ListShape<Filter, Sort>,
  query: Sent,
): ListingChoice<Filter, Sort> {
  const filters: { [name in Filter]?: string } = {};
  for (const name of Object.keys(shape.filters) as Filter[]) {
    const word = sentWord(query, name);
    if (word !== undefined && shape.filters[name](word)) filters[name] = word;
  }
  const sort = sentWord(query, 'sort');
  const page = Number(sentWord(query, 'page') ?? 1);
  return {
    filters,
    sort: shape.sorts.find((one) => one === sort) ?? shape.usual,
    descending: sentWord(query, 'dir') === 'desc',
    page: Number.isInteger(page) && page >= 1 && page <= LAST_PAGE ? page : 1,
  };
}

/** The address of a list with a choice; what is as usual is left out. */
export function addressOf<Filter extends string, Sort extends string>(
  shape: ListShape<Filter, Sort>,
  choice: ListingChoice<Filter, Sort>,
  language: Language,
  file = '',
): string {
  const parameters = new URLSearchParams();
  for (const name of Object.keys(shape.filters) as Filter[]) {
    const word = choice.filters[name];
    if (word !== undefined) parameters.set(name, word);
  }
  if (choice.sort !== shape.usual) parameters.set('sort', choice.sort);
  if (choice.descending) parameters.set('dir', 'desc');
  if (choice.page > 1) parameters.set('page', String(choice.page));
  parameters.set('lang', language);
  return `${shape.path}${file}?${parameters}`;
}

/** Which rows a page of a list, or its file, holds. */
export function partOf({ page }: ListingChoice, isFile = false): { offset: number; limit: number } {
  return isFile
    ? { offset: 0, limit: MOST_IN_FILE }
    : { offset: (page - 1) * ROWS_ON_PAGE, limit: ROWS_ON_PAGE };
}
