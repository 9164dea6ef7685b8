import { mailsOfList, readyRows } from '../../../../application/enrolment-lists/enrol.ts';
import type { WantedPlaces } from '../../../../application/enrolment-lists/places.ts';
import {
  canBeMended,
  type ListRow,
  type ListWithRows,
} from '../../../../application/enrolment-lists/read-lists.ts';
import type { LocalDate } from '../../../../domain/calendar/types.ts';
import type { Language, Text } from '../../../../domain/text.ts';
import { longDate, longMoment, shortDate } from '../../../../texts/dates.ts';
import { saidDate } from '../../../../texts/days-said.ts';
import { enrolListTextsOf, textsOf } from '../../../texts/texts.ts';
import { ErrorSummary } from '../../../ui/components/field.tsx';
import { type Column, DataTable } from '../../../ui/console/data-table.tsx';
import { Pagination } from '../../../ui/console/pagination.tsx';
import { StaffFrame } from '../../../ui/console/staff-frame.tsx';
import { Tabs } from '../../../ui/console/tabs.tsx';
import type { ConsoleFrame } from '../../../ui/console/types.ts';
import { HiddenFields } from '../../../ui/console/undo-notice.tsx';
import { documentOf } from '../../../ui/render.ts';
import { addressWith, trajectoryAddress } from '../../addresses.ts';
import { type RowState, rowStates, sentencesOn, stateOf } from './row-state.ts';

/** So many rows stand on one page. */
export const ROWS_OF_A_PAGE = 50;

/** A list as it is looked at. */
export type ListPage = ListWithRows & {
  readonly frame: ConsoleFrame;
  /** Which rows are shown; all if left out. */
  readonly show: RowState | undefined;
  /** From 1. */
  readonly page: number;
  readonly places: readonly WantedPlaces[];
  readonly titles: ReadonlyMap<string, Text>;
  readonly today: LocalDate;
  readonly csrfToken: string;
  /** What could not be done. */
  readonly note?: string | undefined;
};

/** A list, row by row: what was found, what is asked, what became of it. */
export function listPage(view: ListPage): string {
  const { frame, list, rows, note } = view;
  const { language } = frame;
  const texts = enrolListTextsOf(language);
  return documentOf(
    <StaffFrame frame={frame} title={texts.title}>
      <header class="title-block">
        <h1>{texts.title}</h1>
        <p>
          {texts.listOf(longMoment(list.madeAt, language))}, {texts.counts(rows.length)}.{' '}
          {list.ignored.length > 0 && texts.ignored(list.ignored.join(', '))}
        </p>
      </header>
      {note !== undefined && <ErrorSummary mistakes={[]} texts={textsOf(language)} note={note} />}
      <Progress view={view} language={language} />
      <Unchecked view={view} language={language} />
      <Questions view={view} language={language} />
      <Ready view={view} language={language} />
      <Rows view={view} language={language} />
      <Failed view={view} language={language} />
    </StaffFrame>,
  );
}

type Shown = { readonly view: ListPage; readonly language: Language };

const inState = ({ rows }: ListPage, ...states: readonly RowState[]) =>
  rows.filter((row) => states.includes(stateOf(row)));

function Progress({ view, language }: Shown) {
  const texts = enrolListTextsOf(language);
  const running = inState(view, 'running').length;
  const count = (state: RowState) => inState(view, state).length;
  const [enrolled, waiting, failed] = [count('enrolled'), count('waiting'), count('failed')];
  const all = running + enrolled + waiting + failed;
  if (all === 0) return null;
  return (
    <section class="card" aria-label={texts.states.running}>
      <p role="status">
        {running > 0
          ? `${texts.progress(all - running, all)} ${texts.leave}`
          : texts.finished(enrolled, waiting, failed)}
      </p>
      <progress value={all - running} max={all} aria-label={texts.progress(all - running, all)} />
      {running > 0 && (
        <p>
          <a class="button secondary" href={addressWith(`/enrol/lists/${view.list.id}`, {}, language)}>
            {texts.renew}
          </a>
        </p>
      )}
    </section>
  );
}

function Act(props: Shown & { readonly path: string; readonly children: preact.ComponentChildren }) {
  const { view, language, path, children } = props;
  return (
    <form method="post" action={addressWith(`/enrol/lists/${view.list.id}/${path}`, {}, language)}>
      <HiddenFields fields={[{ name: '_form', value: view.csrfToken }]} />
      <div class="buttons">{children}</div>
    </form>
  );
}

function Unchecked({ view, language }: Shown) {
  const texts = enrolListTextsOf(language);
  const count = inState(view, 'unchecked').length;
  if (count === 0) return null;
  return (
    <section class="card" aria-label={texts.states.unchecked}>
      <p>{texts.unchecked(count)}</p>
      <Act view={view} language={language} path="check">
        <button type="submit" class="secondary">
          {texts.check}
        </button>
      </Act>
    </section>
  );
}

function Questions({ view, language }: Shown) {
  const texts = enrolListTextsOf(language);
  const count = inState(view, 'question').length;
  if (count === 0) return null;
  return (
    <section class="card" aria-label={texts.states.question}>
      <p>{texts.questions(count)}</p>
      <Act view={view} language={language} path="known">
        <button type="submit" class="secondary" name="known" value="keep">
          {texts.keep}
        </button>
        <button type="submit" class="secondary" name="known" value="update">
          {texts.update}
        </button>
      </Act>
    </section>
  );
}

/** What is ready, what it brings, and the button that does it. */
function Ready({ view, language }: Shown) {
  const texts = enrolListTextsOf(language);
  const { rows, places, today } = view;
  const ready = readyRows(rows).length;
  if (ready === 0) return null;
  const { now, days } = mailsOfList(rows);
  const open = rows.filter(canBeMended).length;
  return (
    <section class="card" aria-labelledby="ready-title">
      <h2 id="ready-title">{texts.ready(ready, open)}</h2>
      <p>{texts.mailsNow(now)}</p>
      {days.length > 0 && (
        <details class="fold">
          <summary>{texts.mailsLater}</summary>
          <ol class="timeline">
            {days.slice(0, 10).map(({ day, count }) => (
              <li key={day} class="timeline-day">
                <span class="timeline-date" title={longDate(day, language)}>
                  {saidDate(day, today, language)}
                </span>
                <span>{texts.mailsOn(count)}</span>
              </li>
            ))}
          </ol>
        </details>
      )}
      {places.map(({ name, wanted, free }) => (
        <p key={name.nl} class={free !== undefined && free < wanted ? 'wrong' : undefined}>
          {texts.places(name[language], wanted, free)} {free !== undefined && free < wanted && texts.tooFew}
        </p>
      ))}
      <Act view={view} language={language} path="enrol">
        <button type="submit" class="primary">
          {texts.enrol(ready)}
        </button>
      </Act>
    </section>
  );
}

function Rows({ view, language }: Shown) {
  const texts = enrolListTextsOf(language);
  const { list, rows, show, page } = view;
  const shown = show === undefined ? rows : inState(view, show);
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
            const count = inState(view, state).length;
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

function columnsOf({ list, titles, today }: ListPage, language: Language): Column<ListRow>[] {
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
  if (!/^\d{4}-\d{2}-\d{2}$/.test(start)) return start;
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

/** What was not enrolled, as a file that can be mended and brought again. */
function Failed({ view, language }: Shown) {
  const texts = enrolListTextsOf(language);
  if (inState(view, 'refused', 'question', 'failed').length === 0) return null;
  const address = (kind: string) => `/enrol/lists/${view.list.id}/failed.${kind}?lang=${language}`;
  return (
    <p class="hint">
      {texts.export} <a href={address('csv')}>CSV</a> · <a href={address('xlsx')}>XLSX</a>
    </p>
  );
}
