import type { Language } from '../../../../domain/text.ts';
import { shortDate, shortMoment } from '../../../../texts/dates.ts';
import { staffTextsOf } from '../../../texts/texts.ts';
import { type Column, DataTable } from '../../../ui/console/data-table.tsx';
import { EmptyState } from '../../../ui/console/empty-state.tsx';
import { ListHead } from '../../../ui/console/list-head.tsx';
import { Pagination } from '../../../ui/console/pagination.tsx';
import { Purpose } from '../../guide/purpose.tsx';
import type { OverviewPage, OverviewRow } from '../../view/types.ts';
import { OverviewFilters } from './filters.tsx';
import { type OverviewChoice, overviewAddress } from './overview-address.ts';

/** The trajectories, with a search box and filters. */
export function Overview(props: {
  readonly overview: OverviewPage;
  readonly choice: OverviewChoice;
  /** The reader follows trajectories herself: she sees those, unless she chose to see all of them. */
  readonly hasOwn: boolean;
  /** The page on which the list stands. */
  readonly path: string;
  /** The level of its heading. */
  readonly level: 1 | 2;
  readonly language: Language;
}) {
  const { overview, choice, hasOwn, path, level, language } = props;
  const texts = staffTextsOf(language).overview;
  const { pages = [] } = choice;
  const { rows, before, total, next } = overview;
  const title = hasOwn && !choice.everything ? texts.titleMine : texts.title;
  const at = (turned: readonly string[]) => overviewAddress(path, { ...choice, pages: turned }, language);
  return (
    <section class="overview" aria-labelledby="overview-title">
      {level === 1 ? <h1 id="overview-title">{title}</h1> : <h2 id="overview-title">{title}</h2>}
      <Purpose of="overview" language={language} />
      <OverviewFilters choice={choice} hasOwn={hasOwn} path={path} language={language} />
      <ListHead count={texts.found(before + 1, before + rows.length, total)} language={language} />
      {rows.length > 0 ? (
        <DataTable
          caption={title}
          columns={columnsOf(language)}
          rows={rows}
          keyOf={({ id }) => id}
          nameOf={({ subject }) => subject}
          language={language}
        />
      ) : (
        <EmptyState title={texts.empty}>
          <p>{texts.emptyMore}</p>
        </EmptyState>
      )}
      <Pagination
        previous={pages.length > 0 ? at(pages.slice(0, -1)) : undefined}
        next={next === undefined ? undefined : at([...pages, next])}
        language={language}
      />
    </section>
  );
}

function columnsOf(language: Language): Column<OverviewRow>[] {
  const texts = staffTextsOf(language).overview;
  return [
    {
      key: 'subject',
      title: texts.subject,
      cell: ({ id, subject, municipality, reference, status }) => (
        <>
          <a href={`/trajectories/${id}?lang=${language}`}>{subject}</a>{' '}
          <span class="hint">{[...(municipality ? [municipality] : []), reference].join(' · ')}</span>{' '}
          {status !== 'active' && <span class={`badge badge-${status}`}>{texts.statuses[status]}</span>}
        </>
      ),
    },
    { key: 'template', title: texts.template, kind: 'short', cell: ({ template }) => template },
    { key: 'phase', title: texts.phase, cell: ({ phase }) => phase ?? texts.none },
    {
      key: 'waiting',
      title: texts.waiting,
      cell: ({ waitingFor }) => (waitingFor.length === 0 ? texts.nobody : waitingFor.join(', ')),
    },
    {
      key: 'date',
      title: texts.date,
      kind: 'short',
      cell: (row) => <NextDate row={row} language={language} />,
    },
    { key: 'counsellor', title: texts.counsellor, cell: ({ counsellor }) => counsellor ?? texts.none },
  ];
}

function NextDate({ row, language }: { readonly row: OverviewRow; readonly language: Language }) {
  const { due, goesOn, appointment, overdue } = row;
  const texts = staffTextsOf(language).overview;
  if (appointment !== undefined) {
    return <span title={texts.appointment}>{shortMoment(appointment, language)}</span>;
  }
  if (due !== undefined) {
    return (
      <>
        <span title={texts.due}>{shortDate(due, language)}</span>{' '}
        {overdue && <span class="badge badge-late">{texts.late}</span>}
      </>
    );
  }
  if (goesOn !== undefined) return <span title={texts.goesOn}>{shortDate(goesOn, language)}</span>;
  return <>{texts.none}</>;
}
