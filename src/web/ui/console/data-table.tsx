import type { ComponentChildren } from 'preact';
import type { Language } from '../../../domain/text.ts';
import { consoleTextsOf } from '../../texts/texts.ts';

/** One column of a table. */
export type Column<Row> = {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: Row) => ComponentChildren;
  /** Where the list sorted by this column is, and how it is sorted by it now. */
  readonly sort?: {
    readonly address: string;
    readonly direction?: 'ascending' | 'descending' | undefined;
  };
  /** Numbers stand under each other; what is short stays on one line; what is long is cut off at the end of it, what is broad later. */
  readonly kind?: 'number' | 'short' | 'long' | 'broad';
};

/** With more columns than this there is no room for what they say on one line of a row. */
const MOST_ON_ONE_LINE = 8;

/** How rows are ticked: the form that they belong to and the name under which it sends them. */
export type Selection = { readonly form: string; readonly name: string };

/**
 * A list of things with what is known of each. The first column names the row, and holds the link that opens it; on a
 * phone every row is a block of its own, in which the cells say the title of their column.
 */
export function DataTable<Row>(props: {
  /** Says what the rows are, for who cannot see the page around it. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** The row in a word, for the names of its controls. */
  readonly nameOf: (row: Row) => string;
  readonly selection?: Selection;
  /** What can be done with a row. */
  readonly acts?: (row: Row) => ComponentChildren;
  readonly language: Language;
}) {
  const { caption, columns, rows, keyOf, nameOf, selection, acts, language } = props;
  const texts = consoleTextsOf(language).table;
  return (
    <table class={columns.length > MOST_ON_ONE_LINE ? 'data many' : 'data'}>
      <caption class="unseen">{caption}</caption>
      <thead>
        <tr>
          {selection !== undefined && <td class="tick" />}
          {columns.map((column) => (
            <ColumnHead key={column.key} column={column} language={language} />
          ))}
          {acts !== undefined && <td />}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)} class="row-item" data-row>
            {selection !== undefined && (
              <td class="tick">
                <input
                  type="checkbox"
                  name={selection.name}
                  value={keyOf(row)}
                  form={selection.form}
                  aria-label={texts.select(nameOf(row))}
                />
              </td>
            )}
            {columns.map((column, index) => (
              <Cell key={column.key} column={column} row={row} isHead={index === 0} />
            ))}
            {acts !== undefined && (
              <td class="row-acts">
                <details class="menu">
                  <summary aria-label={texts.acts(nameOf(row))}>⋯</summary>
                  {acts(row)}
                </details>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ColumnHead<Row>(props: { readonly column: Column<Row>; readonly language: Language }) {
  const { title, sort, kind } = props.column;
  const { direction } = sort ?? {};
  return (
    <th scope="col" aria-sort={direction} class={kind}>
      {sort === undefined ? (
        title
      ) : (
        <a href={sort.address} aria-label={consoleTextsOf(props.language).table.sortBy(title)}>
          {title}
          {direction !== undefined && (
            <span aria-hidden="true">{direction === 'ascending' ? ' ↑' : ' ↓'}</span>
          )}
        </a>
      )}
    </th>
  );
}

/** What a cell says in which there is nothing to say; on a phone, where each cell is a line, it is left out. */
const NOTHING = '–';

function Cell<Row>(props: { readonly column: Column<Row>; readonly row: Row; readonly isHead: boolean }) {
  const { column, row, isHead } = props;
  const content = column.cell(row);
  if (isHead) return <th scope="row">{content}</th>;
  const kinds = [column.kind, content === NOTHING ? 'nothing' : undefined].filter((one) => one !== undefined);
  return (
    <td data-title={column.title} class={kinds.length === 0 ? undefined : kinds.join(' ')}>
      {content}
    </td>
  );
}
