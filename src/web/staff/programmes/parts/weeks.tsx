import type { ProgrammeOverview } from '../../../../application/programmes/overview.ts';
import { plain, type Report } from '../../../../domain/reports/report.ts';
import type { Language } from '../../../../domain/text.ts';
import { plainNumber } from '../../../../texts/dates.ts';
import { programmesTextsOf } from '../../../texts/texts.ts';
import { type Column, DataTable } from '../../../ui/console/data-table.tsx';
import { addressWith } from '../../addresses.ts';

type Row = Report['rows'][number];

/** What a call would ask of a counsellor's weeks, once the call is chosen. */
export type WeeksOfCall = { readonly cohort: string; readonly report: Report };

/** What each call would ask of the weeks of a counsellor: a link for each call, and the weeks of the one that was chosen. */
export function WeeksOfProgramme(props: {
  readonly view: ProgrammeOverview;
  readonly weeks: WeeksOfCall | undefined;
  readonly language: Language;
}) {
  const { view, weeks, language } = props;
  const texts = programmesTextsOf(language).weeks;
  const { id, programme } = view.stored;
  if (programme.calls.length === 0) return null;
  return (
    <section class="card" aria-labelledby="weeks-title" id="weeks">
      <h2 id="weeks-title">{texts.title}</h2>
      <p>
        {programme.calls.map((call) => (
          <>
            <a
              key={call.id}
              class="in-row"
              href={`${addressWith(`/programmes/${id}`, { weeks: call.id }, language)}#weeks`}
            >
              {texts.ask(call.title?.[language] ?? call.id)}
            </a>{' '}
          </>
        ))}
      </p>
      {weeks !== undefined && (
        <>
          <h3>{weeks.cohort}</h3>
          {weeks.report.rows.length === 0 ? (
            <p>{texts.nothing}</p>
          ) : (
            <DataTable
              caption={weeks.report.title[language]}
              columns={columnsOf(weeks.report, language)}
              rows={weeks.report.rows}
              keyOf={({ week_of: week }) => String(week)}
              nameOf={({ week_of: week }) => String(week)}
              language={language}
            />
          )}
          {weeks.report.notes.map((note) => (
            <p key={note.nl} class="hint">
              {note[language]}
            </p>
          ))}
        </>
      )}
    </section>
  );
}

function columnsOf({ columns }: Report, language: Language): Column<Row>[] {
  return columns.map(({ id, title }) => ({
    ...{ key: id, title: title[language] },
    ...(id === 'week_of' ? {} : { kind: 'number' as const }),
    cell: (row) => {
      const value = plain(row[id], language);
      return typeof value === 'number' ? plainNumber(value, language) : String(value ?? '');
    },
  }));
}
