import { COUNSELLORS, type DayQuestion } from '../../../application/day/read.ts';
import type { Language } from '../../../domain/text.ts';
import type { CounsellorLoad, LoadPage } from '../../../store/day/load.ts';
import { dayTextsOf } from '../../texts/texts.ts';
import { type Column, DataTable } from '../../ui/console/data-table.tsx';
import { Pagination } from '../../ui/console/pagination.tsx';
import { addressWith } from '../addresses.ts';
import { whoseOf } from './whose.ts';

/** What each counsellor of the service has in hand; every number leads to the trajectories behind it. */
export function Load(props: {
  readonly load: LoadPage;
  readonly question: DayQuestion;
  readonly language: Language;
}) {
  const { load, question, language } = props;
  const { counsellors: page = 1 } = question;
  const at = (number: number) =>
    `${addressWith('/', { ...whoseOf(question), counsellors: String(number) }, language)}#day-load`;
  const texts = dayTextsOf(language);
  const rows = (counsellor: string, more: { readonly [name: string]: string }, count: number) =>
    count === 0 ? (
      0
    ) : (
      <a href={addressWith('/trajectories', { counsellor, whose: 'all', ...more }, language)}>{count}</a>
    );
  const columns: Column<CounsellorLoad>[] = [
    {
      key: 'name',
      title: texts.load.name,
      cell: ({ person, name }) => (
        <a href={addressWith('/', { counsellor: person }, language)} aria-label={texts.load.day(name)}>
          {name}
        </a>
      ),
    },
    {
      ...{ key: 'running', title: texts.load.running, kind: 'number' },
      cell: ({ person, running }) => rows(person, { status: 'active' }, running),
    },
    {
      ...{ key: 'late', title: texts.load.late, kind: 'number' },
      cell: ({ person, late }) => rows(person, { overdue: 'true' }, late),
    },
    {
      ...{ key: 'paused', title: texts.load.paused, kind: 'number' },
      cell: ({ person, paused }) => rows(person, { status: 'paused' }, paused),
    },
  ];
  return (
    <section class="day-section" aria-labelledby="day-load">
      <h2 id="day-load">
        {texts.sections.load} <span class="count">{load.total}</span>
      </h2>
      <DataTable
        caption={texts.sections.load}
        columns={columns}
        rows={load.items}
        keyOf={({ person }) => person}
        nameOf={({ name }) => name}
        language={language}
      />
      <Pagination
        previous={page > 1 ? at(page - 1) : undefined}
        next={page * COUNSELLORS < load.total ? at(page + 1) : undefined}
        language={language}
      />
    </section>
  );
}
