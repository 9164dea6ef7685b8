import type { Language } from '../../../../domain/text.ts';
import { listTextsOf, schoolsTextsOf } from '../../../texts/texts.ts';
import { type Column, DataTable } from '../../../ui/console/data-table.tsx';
import { EmptyState } from '../../../ui/console/empty-state.tsx';
import { RoadChart } from '../../../ui/console/road-chart.tsx';
import { addressWith, trajectoryAddress } from '../../addresses.ts';
import { First } from '../../listing/first.tsx';
import { Due } from '../../trajectories/columns.tsx';
import type { ListRow } from '../../trajectories/rows.ts';
import type { SchoolView } from '../view.ts';

type Shown = { readonly view: SchoolView; readonly language: Language };

/** Every trajectory of a school: where it stands and for whom it waits. */
export function TrajectoriesOfSchool({ view, language }: Shown) {
  const texts = schoolsTextsOf(language).trajectories;
  const { rows, overview } = view;
  return (
    <section class="card" aria-labelledby="trajectories-title">
      <h2 id="trajectories-title">
        {texts.title} <span class="count">{overview.total}</span>
      </h2>
      {rows.length === 0 ? (
        <EmptyState title={schoolsTextsOf(language).neverEnrolled}>
          <p>{texts.none}</p>
        </EmptyState>
      ) : (
        <DataTable
          caption={texts.title}
          columns={columnsOf(view, language)}
          rows={rows}
          keyOf={({ id }) => id}
          nameOf={({ model }) => model}
          language={language}
        />
      )}
      {overview.total > 1 && (
        <p>
          <a
            class="in-row"
            href={addressWith('/trajectories', { q: overview.school.number, whose: 'all' }, language)}
          >
            {texts.all(overview.total)}
          </a>
        </p>
      )}
    </section>
  );
}

function columnsOf({ today }: SchoolView, language: Language): Column<ListRow>[] {
  const texts = schoolsTextsOf(language).trajectories;
  const words = listTextsOf(language);
  return [
    {
      ...{ key: 'model', title: texts.model },
      cell: ({ id, model, status, reference }) => (
        <>
          <a href={trajectoryAddress(id, language)} title={reference}>
            {model}
          </a>{' '}
          {status !== 'active' && <span class={`badge badge-${status}`}>{words.statuses[status]}</span>}
        </>
      ),
    },
    { key: 'phase', title: texts.phase, cell: ({ phase }) => phase ?? words.none },
    {
      ...{ key: 'open', title: texts.open },
      cell: ({ open }) => <First of={open} none={words.none} language={language} />,
    },
    {
      ...{ key: 'waiting', title: texts.waiting },
      cell: ({ waiting }) => <First of={waiting} none={words.none} language={language} />,
    },
    {
      ...{ key: 'due', title: texts.due, kind: 'short' },
      cell: (row) => <Due row={row} today={today} language={language} />,
    },
    { key: 'counsellor', title: texts.counsellor, cell: ({ counsellor }) => counsellor ?? words.none },
  ];
}

/** All trajectories of a school on one road. */
export function RoadOfSchool({ view, language }: Shown) {
  if (view.road === undefined) return null;
  const texts = schoolsTextsOf(language).road;
  return (
    <section class="card" aria-labelledby="road-title">
      <h2 id="road-title">{texts.title}</h2>
      <RoadChart {...view.road} head={texts.trajectory} today={view.today} language={language} />
    </section>
  );
}
