import type { LocalDate } from '../../../domain/calendar/types.ts';
import { localDateOf } from '../../../domain/calendar/wall-clock.ts';
import type { Language } from '../../../domain/text.ts';
import type { TableSort } from '../../../store/trajectories/table.ts';
import { longDate, longMoment } from '../../../texts/dates.ts';
import { saidDate, saidDistance } from '../../../texts/days-said.ts';
import { listTextsOf } from '../../texts/texts.ts';
import type { Column } from '../../ui/console/data-table.tsx';
import { trajectoryAddress } from '../addresses.ts';
import { First } from '../listing/first.tsx';
import { type ColumnName, columnNames, type ListChoice, listAddress } from './choice.ts';
import type { ListRow } from './rows.ts';

const sortable: { readonly [name in ColumnName | 'school']?: TableSort } = {
  ...{ school: 'school', model: 'model', phase: 'phase', due: 'due', heard: 'heard', mail: 'mail' },
  ...{ counsellor: 'counsellor', start: 'start', reference: 'reference' },
  ...{ network: 'network', province: 'province', level: 'level', cohort: 'cohort' },
};

/** The columns that a list shows when none were chosen; one that says the same in every row is left out. */
export function shownColumns({ columns, filters }: ListChoice, isOwn: boolean): readonly ColumnName[] {
  if (columns.length > 0) return columns;
  return columnNames.filter((name) => {
    if (name === 'counsellor') return !isOwn && filters.counsellor === undefined;
    return ['phase', 'open', 'waiting', 'due', 'heard'].includes(name);
  });
}

/** The columns of a list, each with its way of sorting. */
export function listColumns(
  choice: ListChoice,
  shown: readonly ColumnName[],
  today: LocalDate,
  language: Language,
): Column<ListRow>[] {
  const texts = listTextsOf(language);
  const column = (name: ColumnName | 'school', cell: Column<ListRow>['cell']): Column<ListRow> => {
    const sort = sortable[name];
    const isShort = ['due', 'heard', 'mail', 'start', 'reference'].includes(name);
    return {
      ...{ key: name, title: texts.names[name], cell },
      ...(name === 'school' ? {} : { kind: isShort ? 'short' : 'long' }),
      ...(sort === undefined ? {} : { sort: sorted(choice, sort, language) }),
    };
  };
  return [
    column('school', (row) => <School row={row} language={language} />),
    ...shown.map((name) =>
      column(name, (row) => <Cell name={name} row={row} today={today} language={language} />),
    ),
  ];
}

function sorted(choice: ListChoice, sort: TableSort, language: Language) {
  const isThis = choice.sort === sort;
  const turned = { ...choice, sort, descending: isThis && !choice.descending, page: 1 };
  const direction = choice.descending ? ('descending' as const) : ('ascending' as const);
  return { address: listAddress(turned, language), ...(isThis ? { direction } : {}) };
}

function School({ row, language }: { readonly row: ListRow; readonly language: Language }) {
  const texts = listTextsOf(language);
  const where = [row.municipality, row.model].filter((one) => one !== undefined).join(' · ');
  return (
    <>
      <a href={trajectoryAddress(row.id, language)} title={`${row.school} · ${row.reference}`}>
        {row.school}
      </a>{' '}
      <span class="hint" title={where}>
        {row.status !== 'active' && (
          <span class={`badge badge-${row.status}`}>{texts.statuses[row.status]}</span>
        )}{' '}
        {where}
      </span>
    </>
  );
}

type CellProps = {
  readonly name: ColumnName;
  readonly row: ListRow;
  readonly today: LocalDate;
  readonly language: Language;
};

function Cell({ name, row, today, language }: CellProps) {
  const texts = listTextsOf(language);
  switch (name) {
    case 'open':
      return <First of={row.open} none={texts.none} language={language} />;
    case 'waiting':
      return (
        <First
          of={row.waiting}
          none={row.open.length === 0 ? texts.none : texts.nobody}
          language={language}
        />
      );
    case 'due':
      return <Due row={row} today={today} language={language} />;
    case 'heard':
      if (row.heard === undefined) return <>{texts.never}</>;
      return <span title={longDate(row.heard, language)}>{saidDistance(row.heard, today, language)}</span>;
    case 'mail':
    case 'start': {
      const date = row[name];
      if (date === undefined) return <>{texts.none}</>;
      return <span title={longDate(date, language)}>{saidDate(date, today, language)}</span>;
    }
    default:
      return <span title={row[name]}>{row[name] ?? texts.none}</span>;
  }
}

/**
 * By when something is expected, by which the column is sorted, with the day on which people meet where that is another; when it
 * goes on by itself where nothing is expected.
 */
export function Due({ row, today, language }: Omit<CellProps, 'name'>) {
  const texts = listTextsOf(language);
  const { due, late, appointment, goesOn } = row;
  const meets = appointment === undefined ? undefined : localDateOf(appointment);
  const isDueToo = due !== undefined && due !== meets;
  if (due === undefined && meets === undefined) {
    if (goesOn === undefined) return <>{texts.none}</>;
    return (
      <span class="hint" title={texts.goesOn(longDate(goesOn, language))}>
        {texts.on(saidDate(goesOn, today, language))}
      </span>
    );
  }
  return (
    <>
      {isDueToo && <span title={longDate(due, language)}>{saidDate(due, today, language)}</span>}{' '}
      {late && <span class="badge badge-late">{texts.late}</span>}{' '}
      {appointment !== undefined && meets !== undefined && (
        <span class={isDueToo ? 'hint below' : 'hint'} title={longMoment(appointment, language)}>
          {texts.meets(saidDate(meets, today, language))}
        </span>
      )}
    </>
  );
}
