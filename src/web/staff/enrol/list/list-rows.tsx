import {
  canBeMended,
  type ListRow,
  type ListWithRows,
} from '../../../../application/enrolment-lists/read-lists.ts';
import { isLocalDate } from '../../../../domain/calendar/day-number.ts';
import type { LocalDate } from '../../../../domain/calendar/types.ts';
import type { Language, Text } from '../../../../domain/text.ts';
import { shortDate } from '../../../../texts/dates.ts';
import { saidDate } from '../../../../texts/days-said.ts';
import { enrolListTextsOf } from '../../../texts/texts.ts';
import { type Column, DataTable } from '../../../ui/console/data-table.tsx';
import { Pagination } from '../../../ui/console/pagination.tsx';
import { Tabs } from '../../../ui/console/tabs.tsx';
import { addressWith, trajectoryAddress } from '../../addresses.ts';
import { inState, type RowState, rowStates, sentencesOn, stateOf } from './row-state.ts';

/** So many rows stand on one page. */
const ROWS_OF_A_PAGE = 50;

/** The rows of a list as they are looked at. */
export type ShownRows = ListWithRows & {
  /** Which rows are shown; all if left out. */
  readonly show: RowState | undefined;
  /** From 1. */
  readonly page: number;
  readonly titles: ReadonlyMap<string, Text>;
  readonly today: LocalDate;
};

/** The rows of a list, those of one state or all, so many to a page. */
export function Rows({ view, language }: { readonly view: ShownRows; readonly language: Language }) {
  const texts = enrolListTextsOf(language);
  const { list, rows, show, page } = view;
  const shown = show === undefined ? rows : inState(rows, show);
  const address = (state: RowState | undefined, at = 1) =>
    addressWith(
      `/enrol/lists/${list.id}`,
      { show: state, page: at === 1 ? undefined : String(at) },
      language,
    );
  const from = (page - 1) * ROWS_OF_A_PAGE;
  return (
    <section class="card" aria-label={texts.tabs}>
      <Tabs
        label={texts.tabs}
        tabs={[
          { title: texts.all, address: address(undefined), isChosen: show === undefined, count: rows.length },
          ...rowStates.flatMap((state) => {
            const count = inState(rows, state).length;
            const title = texts.states[state];
            return count === 0 && state !== show
              ? []
              : [{ title, address: address(state), isChosen: state === show, count }];
          }),
        ]}
      />
      <DataTable
        caption={texts.tabs}
        columns={columnsOf(view, language)}
        rows={shown.slice(from, from + ROWS_OF_A_PAGE)}
        keyOf={({ line }) => String(line)}
        nameOf={({ line }) => `${texts.row} ${line}`}
        language={language}
      />
      <Pagination
        previous={page > 1 ? address(show, page - 1) : undefined}
        next={from + ROWS_OF_A_PAGE < shown.length ? address(show, page + 1) : undefined}
        language={language}
      />
    </section>
  );
}

function columnsOf({ list, titles, today }: ShownRows, language: Language): Column<ListRow>[] {
  const texts = enrolListTextsOf(language);
  return [
    {
      ...{ key: 'school', title: texts.school },
      cell: ({ line, cells, schoolName, reference, trajectoryId }) => (
        <>
          {reference === undefined ? (
            (schoolName ?? cells.school_number ?? '–')
          ) : (
            <a href={trajectoryAddress(trajectoryId, language)}>{schoolName ?? reference}</a>
          )}{' '}
          <span class="hint">
            {schoolName === undefined ? '' : `${cells.school_number}, `}
            {texts.row.toLowerCase()} {line}
          </span>
        </>
      ),
    },
    {
      ...{ key: 'people', title: texts.people },
      cell: ({ cells }) => (
        <>
          {cells.principal_name} <span class="hint">{cells.principal_email}</span>
        </>
      ),
    },
    {
      ...{ key: 'model', title: texts.model },
      cell: ({ cells: { template = '', start } }) => (
        <>
          {titles.get(template)?.[language] ?? template}{' '}
          <span class="hint">{start === undefined ? '' : dayIn(start, today, language)}</span>
        </>
      ),
    },
    {
      ...{ key: 'verdict', title: texts.verdict },
      cell: (row) => <Verdict row={row} list={list.id} language={language} />,
    },
  ];
}

function dayIn(start: string, today: LocalDate, language: Language): string {
  if (!isLocalDate(start)) return start;
  return start < today ? shortDate(start, language) : saidDate(start, today, language);
}

const badges: { readonly [state in RowState]?: string } = {
  good: 'badge-done',
  enrolled: 'badge-done',
  refused: 'badge-late',
  failed: 'badge-late',
  question: 'badge-now',
};

/** How a row stands and why, with the form that mends it in its own place. */
function Verdict(props: { readonly row: ListRow; readonly list: string; readonly language: Language }) {
  const { row, list, language } = props;
  const texts = enrolListTextsOf(language);
  const state = stateOf(row);
  return (
    <>
      <span class={`badge ${badges[state] ?? ''}`}>{texts.states[state]}</span>{' '}
      {row.reference !== undefined && <span class="hint">{row.reference}</span>}
      {sentencesOn(row, language).map((sentence) => (
        <span key={sentence} class="hint">
          {sentence}{' '}
        </span>
      ))}
      {canBeMended(row) && (
        <turbo-frame id={`row-${row.line}`}>
          <a class="in-row" href={addressWith(`/enrol/lists/${list}/rows/${row.line}`, {}, language)}>
            {state === 'good' ? texts.look : texts.mend}
            <span class="unseen">
              : {texts.row.toLowerCase()} {row.line}
            </span>
          </a>
        </turbo-frame>
      )}
    </>
  );
}
