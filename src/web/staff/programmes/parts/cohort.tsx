import type { LocalDate } from '../../../../domain/calendar/types.ts';
import type { Language } from '../../../../domain/text.ts';
import { saidDistance } from '../../../../texts/days-said.ts';
import { listTextsOf, programmesTextsOf } from '../../../texts/texts.ts';
import { type Column, DataTable } from '../../../ui/console/data-table.tsx';
import { EmptyState } from '../../../ui/console/empty-state.tsx';
import { addressWith, trajectoryAddress } from '../../addresses.ts';
import { First } from '../../listing/first.tsx';
import { Due } from '../../trajectories/columns.tsx';
import type { ListRow } from '../../trajectories/rows.ts';

/** The first of those who take part, and the way to all of them. */
export function CohortOfProgramme(props: {
  readonly id: string;
  readonly rows: readonly ListRow[];
  readonly total: number;
  readonly today: LocalDate;
  readonly language: Language;
}) {
  const { id, rows, total, today, language } = props;
  const texts = programmesTextsOf(language).cohort;
  return (
    <section class="card" aria-labelledby="cohort-title">
      <h2 id="cohort-title">
        {texts.title} <span class="count">{total}</span>
      </h2>
      {rows.length === 0 ? (
        <EmptyState title={texts.none} />
      ) : (
        <DataTable
          caption={texts.title}
          columns={columnsOf(today, language)}
          rows={rows}
          keyOf={(row) => row.id}
          nameOf={({ school }) => school}
          language={language}
        />
      )}
      {total > 0 && (
        <p>
          <a class="in-row" href={addressWith('/trajectories', { programme: id, whose: 'all' }, language)}>
            {texts.all(total)}
          </a>
        </p>
      )}
    </section>
  );
}

function columnsOf(today: LocalDate, language: Language): Column<ListRow>[] {
  const texts = programmesTextsOf(language).cohort;
  const words = listTextsOf(language);
  return [
    {
      ...{ key: 'school', title: texts.school },
      cell: ({ id, school, municipality, status }) => (
        <>
          <a href={trajectoryAddress(id, language)}>{school}</a> <span class="hint">{municipality}</span>{' '}
          {status !== 'active' && <span class={`badge badge-${status}`}>{words.statuses[status]}</span>}
        </>
      ),
    },
    { key: 'phase', title: texts.phase, kind: 'short', cell: ({ phase }) => phase ?? words.none },
    {
      ...{ key: 'waiting', title: texts.waiting },
      cell: ({ waiting }) => <First of={waiting} none={words.none} language={language} />,
    },
    {
      ...{ key: 'due', title: texts.due, kind: 'short' },
      cell: (row) => <Due row={row} today={today} language={language} />,
    },
    {
      ...{ key: 'heard', title: texts.heard, kind: 'short' },
      cell: ({ heard }) => (heard === undefined ? words.never : saidDistance(heard, today, language)),
    },
  ];
}
