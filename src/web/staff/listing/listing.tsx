import type { ComponentChildren } from 'preact';
import type { Language } from '../../../domain/text.ts';
import { listTextsOf } from '../../texts/texts.ts';
import { type Column, DataTable } from '../../ui/console/data-table.tsx';
import { EmptyState } from '../../ui/console/empty-state.tsx';
import { Pagination } from '../../ui/console/pagination.tsx';
import { addressOf, type ListingChoice, type ListShape, ROWS_ON_PAGE } from './choice.ts';

/** Links to a list as a file. */
export function Exports(props: {
  readonly addressOf: (kind: 'csv' | 'xlsx') => string;
  readonly language: Language;
}) {
  const texts = listTextsOf(props.language);
  return (
    <p class="hint exports">
      {texts.exportAs}{' '}
      {(['csv', 'xlsx'] as const).map((kind) => (
        <a key={kind} href={props.addressOf(kind)} data-turbo="false">
          {texts[kind]}
        </a>
      ))}
    </p>
  );
}

/** A list with how many there are, as a table, as a file, and page by page; without any, what to do about that. */
export function Listing<Row, Filter extends string, Sort extends string>(props: {
  readonly shape: ListShape<Filter, Sort>;
  readonly choice: ListingChoice<Filter, Sort>;
  /** Says what the rows are. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly total: number;
  /** How many there are, in words: the first and the last that are in sight, and all. */
  readonly count: (from: number, to: number, total: number) => string;
  readonly keyOf: (row: Row) => string;
  readonly nameOf: (row: Row) => string;
  /** What to do where there is nothing. */
  readonly empty: { readonly title: string; readonly more: ComponentChildren };
  readonly language: Language;
}) {
  const { shape, choice, rows, total, count, empty, language } = props;
  const before = (choice.page - 1) * ROWS_ON_PAGE;
  const at = (page: number) => addressOf(shape, { ...choice, page }, language);
  return (
    <>
      <div class="list-head">
        <p class="hint" role="status">
          {count(before + 1, before + rows.length, total)}
        </p>
        {total > 0 && (
          <Exports
            addressOf={(kind) => addressOf(shape, { ...choice, page: 1 }, language, `/export.${kind}`)}
            language={language}
          />
        )}
      </div>
      {rows.length > 0 ? (
        <DataTable
          caption={props.caption}
          columns={props.columns}
          rows={rows}
          keyOf={props.keyOf}
          nameOf={props.nameOf}
          language={language}
        />
      ) : (
        <EmptyState title={empty.title}>{empty.more}</EmptyState>
      )}
      <Pagination
        previous={choice.page > 1 ? at(choice.page - 1) : undefined}
        next={before + rows.length < total ? at(choice.page + 1) : undefined}
        language={language}
      />
    </>
  );
}

/** How a list is sorted by a column now, and where it is sorted by it, or the other way round. */
export function sortedBy<Filter extends string, Sort extends string>(
  shape: ListShape<Filter, Sort>,
  choice: ListingChoice<Filter, Sort>,
  sort: Sort,
  language: Language,
): NonNullable<Column<never>['sort']> {
  const isThis = choice.sort === sort;
  const turned = { ...choice, sort, descending: isThis && !choice.descending, page: 1 };
  const direction = choice.descending ? ('descending' as const) : ('ascending' as const);
  return { address: addressOf(shape, turned, language), ...(isThis ? { direction } : {}) };
}
