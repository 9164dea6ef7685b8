import type { LocalDate } from '../../../domain/calendar/types.ts';
import { plain, type Report } from '../../../domain/reports/report.ts';
import type { Language } from '../../../domain/text.ts';
import { plainNumber } from '../../../texts/dates.ts';
import { reportsTextsOf } from '../../texts/texts.ts';
import { BarChart } from '../../ui/console/bar-chart.tsx';
import { type Column, DataTable } from '../../ui/console/data-table.tsx';
import { EmptyState } from '../../ui/console/empty-state.tsx';
import { Pagination } from '../../ui/console/pagination.tsx';
import { StaffFrame } from '../../ui/console/staff-frame.tsx';
import type { ConsoleFrame } from '../../ui/console/types.ts';
import { documentOf } from '../../ui/render.ts';
import { addressWith } from '../addresses.ts';
import type { TableOfTexts } from '../listing/file.ts';
import { Exports } from '../listing/listing.tsx';
import { type ReportAsked, reportAddress } from './asked.ts';
import { type ReportChoices, ReportFilters } from './filters.tsx';
import type { ReadReport } from './read.ts';
import { beforeOf, behind, columnsOf, definitionsOf, inWords, pictureOf, type Row } from './shown.ts';

/** Everything the page of a report shows. */
export type ReportPage = {
  readonly frame: ConsoleFrame;
  readonly asked: ReportAsked;
  /** Absent until the trajectory that it is about was chosen. */
  readonly read: ReadReport | undefined;
  readonly choices: ReportChoices;
  readonly today: LocalDate;
};

/** A report: its question, a picture, the table, what every number counts, and the file. */
export function reportPage({ frame, asked, read, choices, today }: ReportPage): string {
  const { language } = frame;
  const texts = reportsTextsOf(language);
  const title = texts.questions[asked.name];
  return documentOf(
    <StaffFrame frame={frame} title={title} here="reports">
      <p class="eyebrow">
        <a href={addressWith('/reports', {}, language)}>← {texts.back}</a>
      </p>
      <section class="overview" aria-labelledby="overview-title">
        <h1 id="overview-title">{title}</h1>
        <p class="hint">{texts.answers[asked.name]}</p>
        <ReportFilters
          asked={asked}
          choices={choices}
          counsellor={inWords(read?.report.rows[0]?.counsellor_name, '', language)}
          today={today}
          language={language}
        />
        {read === undefined ? (
          <EmptyState
            title={choices.trajectories.length === 0 ? texts.noTrajectory : texts.chooseTrajectory}
          />
        ) : (
          <Answer read={read} asked={asked} today={today} language={language} />
        )}
      </section>
    </StaffFrame>,
  );
}

type Shown = {
  readonly read: ReadReport;
  readonly asked: ReportAsked;
  readonly today: LocalDate;
  readonly language: Language;
};

function Answer({ read, asked, today, language }: Shown) {
  const texts = reportsTextsOf(language);
  const { report, pages } = read;
  const picture = pictureOf(read, asked, language);
  const caption = read.before === undefined ? texts.picture : texts.pictureOf;
  const at = (page: number) => reportAddress({ ...asked, page }, today, language);
  return (
    <>
      {picture !== undefined && picture.bars.length > 0 && (
        <div class="card">
          <BarChart caption={caption(picture.what)} bars={picture.bars} most={picture.most} />
        </div>
      )}
      <div class="list-head">
        <p class="hint" role="status">
          {pages === undefined
            ? texts.rows(report.rows.length)
            : texts.rowsOf(pages.before + 1, pages.before + report.rows.length, pages.total)}
        </p>
        {report.rows.length > 0 && (
          <Exports
            addressOf={(kind) => reportAddress({ ...asked, page: 1 }, today, language, `/export.${kind}`)}
            language={language}
          />
        )}
      </div>
      {report.rows.length === 0 ? (
        <EmptyState title={texts.empty}>
          <p>{texts.emptyMore}</p>
        </EmptyState>
      ) : (
        <DataTable
          caption={report.title[language]}
          columns={tableColumns({ read, asked, today, language })}
          rows={report.rows}
          keyOf={(row) => JSON.stringify(row)}
          nameOf={(row) => inWords(row[columnsOf(asked, report)[0]?.id ?? ''], '', language)}
          language={language}
        />
      )}
      {pages !== undefined && (
        <Pagination
          previous={pages.before > 0 ? at(asked.page - 1) : undefined}
          next={pages.before + report.rows.length < pages.total ? at(asked.page + 1) : undefined}
          language={language}
        />
      )}
      <Reading report={report} language={language} />
    </>
  );
}

function tableColumns({ read, asked, today, language }: Shown): Column<Row>[] {
  const texts = reportsTextsOf(language);
  const { report, before } = read;
  const columns = columnsOf(asked, report).map(({ id, title }): Column<Row> => {
    const isNumber = report.rows.some((row) => typeof row[id] === 'number');
    return {
      ...{ key: id, title: title[language], ...(isNumber ? { kind: 'number' } : {}) },
      cell: (row) => {
        const said = inWords(row[id], id, language);
        const address = behind(row, id, asked, today, language);
        if (said === '' && id === asked.by) return texts.unknown;
        if (address === undefined || row[id] === 0) return said === '' ? '–' : said;
        return (
          <a href={address} aria-label={`${said}: ${texts.behind(title[language])}`}>
            {said}
          </a>
        );
      },
    };
  });
  if (before === undefined) return columns;
  const earlier: Column<Row> = {
    ...{ key: 'before', title: texts.before, kind: 'number' },
    cell: (row) => {
      const value = beforeOf(row, asked, read);
      return value === undefined ? '–' : plainNumber(value, language);
    },
  };
  return [...columns, earlier];
}

/** What has to be known to read a report: its notes, and what every number counts. */
function Reading({ report, language }: { readonly report: Report; readonly language: Language }) {
  const texts = reportsTextsOf(language);
  const definitions = definitionsOf(report, language);
  return (
    <section class="card" aria-labelledby="reading-title">
      <h2 id="reading-title">{texts.reading}</h2>
      {report.notes.map((note) => (
        <p key={note.nl}>{note[language]}</p>
      ))}
      <p class="hint">{texts.print}</p>
      {definitions.length > 0 && (
        <details class="fold">
          <summary>{texts.definitions}</summary>
          <dl class="definitions">
            {definitions.map(({ title, definition }) => (
              <div key={title}>
                <dt>{title}</dt>
                <dd>{definition}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </section>
  );
}

/** A report as a table of texts, every column of it, its first row the titles. */
export function reportTexts({ read, asked, language }: Omit<Shown, 'today'>): TableOfTexts {
  const { report, before } = read;
  const table = tableOf(report, language);
  if (before === undefined) return table;
  const earlier = report.rows.map((row) => String(beforeOf(row, asked, read) ?? ''));
  return table.map((line, index) => [
    ...line,
    index === 0 ? reportsTextsOf(language).before : (earlier[index - 1] ?? ''),
  ]);
}

/** The table of a report as texts. */
export function tableOf({ columns, rows }: Report, language: Language): TableOfTexts {
  const words = (cell: Row[string] | undefined) => {
    const value = plain(cell, language);
    return value === null ? '' : String(value);
  };
  return [
    columns.map(({ title }) => title[language]),
    ...rows.map((row) => columns.map(({ id }) => words(row[id]))),
  ];
}
