import { localDateOf } from '../../../domain/calendar/wall-clock.ts';
import { plain, type Report } from '../../../domain/reports/report.ts';
import type { Language } from '../../../domain/text.ts';
import type { DeliveredReport } from '../../../store/figures/delivered.ts';
import { plainNumber, shortDate } from '../../../texts/dates.ts';
import { figuresTextsOf, reportsTextsOf, textsOf } from '../../texts/texts.ts';
import { TextInput } from '../../ui/components/field.tsx';
import { type Column, DataTable } from '../../ui/console/data-table.tsx';
import { StaffFrame } from '../../ui/console/staff-frame.tsx';
import type { ConsoleFrame } from '../../ui/console/types.ts';
import { HiddenFields, UndoNotice } from '../../ui/console/undo-notice.tsx';
import { documentOf } from '../../ui/render.ts';
import { addressWith } from '../addresses.ts';
import { YearChoice } from './figures-page.tsx';

type Shown = {
  readonly schoolYear: string;
  readonly years: readonly string[];
  readonly reports: readonly Report[];
  readonly deliveries: readonly DeliveredReport[];
  readonly isDone: boolean;
  readonly csrfToken: string;
};

/** The report of a year as it is now, with what was delivered of it. */
export function yearPage(frame: ConsoleFrame, shown: Shown): string {
  const { language } = frame;
  const texts = figuresTextsOf(language);
  const { schoolYear, reports, isDone } = shown;
  const workbook = `/api/v1/reports/year?school_year=${schoolYear}&format=xlsx`;
  return documentOf(
    <StaffFrame frame={frame} title={texts.report.title(schoolYear)} here="reports">
      <p class="eyebrow">
        <a href={addressWith('/reports', {}, language)}>← {texts.back}</a>
      </p>
      {isDone && <UndoNotice sentence={texts.report.done} language={language} />}
      <section class="overview" aria-labelledby="overview-title">
        <h1 id="overview-title">{texts.report.title(schoolYear)}</h1>
        <p class="hint">{texts.report.lead}</p>
        <YearChoice action="/reports/year" shown={shown} language={language} />
        <p>
          <a class="in-row" href={addressWith('/reports/figures', { school_year: schoolYear }, language)}>
            {texts.toFigures}
          </a>{' '}
          <a class="in-row" href={workbook} data-turbo="false">
            {texts.report.workbook}
          </a>
        </p>
        <Deliveries shown={shown} language={language} />
        {reports.map((report) => (
          <details class="fold" key={report.name} open={report.name === 'year'}>
            <summary>{report.title[language]}</summary>
            {report.notes.map((note) => (
              <p key={note.nl} class="hint">
                {note[language]}
              </p>
            ))}
            <DataTable
              caption={report.title[language]}
              columns={columnsOf(report, language)}
              rows={report.rows}
              keyOf={(row) => JSON.stringify(row)}
              nameOf={(row) => String(plain(row.title ?? Object.values(row)[0], language) ?? '')}
              language={language}
            />
          </details>
        ))}
      </section>
    </StaffFrame>,
  );
}

function Deliveries({ shown, language }: { readonly shown: Shown; readonly language: Language }) {
  const texts = figuresTextsOf(language).report;
  const { schoolYear, deliveries, csrfToken } = shown;
  const { names } = texts;
  const columns: Column<DeliveredReport>[] = [
    {
      ...{ key: 'title', title: names.title },
      cell: ({ id, title }) => (
        <a href={`/api/v1/reports/deliveries/${id}?format=xlsx`} data-turbo="false">
          {title}
        </a>
      ),
    },
    { key: 'asOf', title: names.asOf, kind: 'short', cell: ({ asOf }) => shortDate(asOf, language) },
    {
      ...{ key: 'delivered', title: names.delivered, kind: 'short' },
      cell: ({ deliveredAt }) => shortDate(localDateOf(deliveredAt), language),
    },
    { key: 'checksum', title: names.checksum, cell: ({ checksum }) => <code>{checksum.slice(0, 12)}</code> },
  ];
  return (
    <section class="card" aria-labelledby="deliveries-title">
      <h2 id="deliveries-title">{texts.deliveries}</h2>
      {deliveries.length === 0 ? (
        <p class="hint">{texts.none}</p>
      ) : (
        <DataTable
          caption={texts.deliveries}
          columns={columns}
          rows={deliveries}
          keyOf={({ id }) => id}
          nameOf={({ title }) => title}
          language={language}
        />
      )}
      <details class="fold">
        <summary>{texts.deliver}</summary>
        <form
          method="post"
          action={addressWith('/reports/year', { school_year: schoolYear }, language)}
          aria-label={texts.deliver}
          class="stacked"
        >
          <HiddenFields fields={[{ name: '_form', value: csrfToken }]} />
          <TextInput
            frame={{ name: 'title', label: texts.name, hint: texts.deliverHint, required: true }}
            texts={textsOf(language)}
            value={texts.title(schoolYear)}
            limits={{ maxlength: 200 }}
            autocomplete="off"
          />
          <button type="submit" class="primary">
            {texts.button}
          </button>
        </form>
      </details>
    </section>
  );
}

/** What a workbook has room for and a page has not. */
const onlyInWorkbook = new Set([
  ...[
    'group',
    'part',
    'indicator',
    'target_first',
    'definition_nl',
    'definition_en',
    'ambition',
    'relevance',
  ],
]);

function columnsOf(report: Report, language: Language): Column<Report['rows'][number]>[] {
  const { sources } = figuresTextsOf(language);
  const { units } = reportsTextsOf(language);
  const isFilled = (id: string) => report.rows.some((row) => (row[id] ?? '') !== '');
  const shown = report.columns.filter(
    ({ id }) => report.name !== 'year' || (!onlyInWorkbook.has(id) && isFilled(id)),
  );
  return shown.map(({ id, title }) => ({
    ...{ key: id, title: title[language] },
    ...(report.rows.some((row) => typeof row[id] === 'number') ? { kind: 'number' as const } : {}),
    cell: (row) => {
      const value = plain(row[id], language);
      if (value === null || value === undefined) return '';
      if (typeof value === 'number') return plainNumber(value, language);
      const said = String(value);
      const words = id === 'source' ? sources : id === 'unit' ? units : {};
      return words[said] ?? said;
    },
  }));
}
