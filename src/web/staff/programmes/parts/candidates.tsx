import type { ProgrammeOverview } from '../../../../application/programmes/overview.ts';
import { plain, type Report } from '../../../../domain/reports/report.ts';
import type { Language } from '../../../../domain/text.ts';
import { programmesTextsOf } from '../../../texts/texts.ts';
import { type Column, DataTable } from '../../../ui/console/data-table.tsx';
import { EmptyState } from '../../../ui/console/empty-state.tsx';
import { addressWith, schoolAddress } from '../../addresses.ts';
import type { TableOfTexts } from '../../listing/file.ts';
import { Exports } from '../../listing/listing.tsx';

type Row = Report['rows'][number];

/** The schools to approach for a place, those with the greatest need first, each with the reason and the way to enrol. */
export function CandidatesOfProgramme(props: {
  readonly view: ProgrammeOverview;
  readonly language: Language;
}) {
  const { view, language } = props;
  const { candidates, stored } = view;
  if (candidates === undefined) return null;
  const texts = programmesTextsOf(language).candidates;
  return (
    <section class="card" aria-labelledby="candidates-title">
      <h2 id="candidates-title">
        {texts.title} <span class="count">{candidates.rows.length}</span>
      </h2>
      {candidates.rows.length === 0 ? (
        <EmptyState title={texts.none} />
      ) : (
        <>
          <Exports
            addressOf={(kind) => addressWith(`/programmes/${stored.id}/candidates.${kind}`, {}, language)}
            language={language}
          />
          <DataTable
            caption={texts.title}
            columns={columnsOf(language)}
            rows={candidates.rows}
            keyOf={({ school }) => String(school)}
            nameOf={({ name }) => String(name)}
            language={language}
          />
        </>
      )}
      {candidates.notes.map((note) => (
        <p key={note.nl} class="hint">
          {note[language]}
        </p>
      ))}
    </section>
  );
}

function columnsOf(language: Language): Column<Row>[] {
  const texts = programmesTextsOf(language);
  const words = (row: Row, id: string) => String(plain(row[id], language) ?? texts.none);
  return [
    {
      ...{ key: 'name', title: texts.candidates.school },
      cell: (row) => (
        <>
          <a href={schoolAddress(String(row.school), language)}>{words(row, 'name')}</a>{' '}
          <span class="hint">{[words(row, 'level'), words(row, 'province')].join(' · ')}</span>
        </>
      ),
    },
    { key: 'why', title: texts.candidates.why, cell: (row) => words(row, 'why') },
    {
      ...{ key: 'enrol', title: texts.enrol, kind: 'short' },
      cell: (row) => (
        <a href={addressWith('/enrol', { school: String(row.school) }, language)}>
          {texts.enrol}
          <span class="unseen">: {words(row, 'name')}</span>
        </a>
      ),
    },
  ];
}

/** The schools to approach as a table of texts, its first row the titles. */
export function candidateTexts({ candidates }: ProgrammeOverview, language: Language): TableOfTexts {
  if (candidates === undefined) return [];
  return [
    candidates.columns.map(({ title }) => title[language]),
    ...candidates.rows.map((row) =>
      candidates.columns.map(({ id }) => String(plain(row[id], language) ?? '')),
    ),
  ];
}
