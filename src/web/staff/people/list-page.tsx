import type { LocalDate } from '../../../domain/calendar/types.ts';
import { localDateOf } from '../../../domain/calendar/wall-clock.ts';
import type { Language } from '../../../domain/text.ts';
import type { PersonTableRow } from '../../../store/people/person-table.ts';
import { longDate } from '../../../texts/dates.ts';
import { saidDistance } from '../../../texts/days-said.ts';
import { functionInWords, functionWords } from '../../../texts/functions.ts';
import { peopleTextsOf } from '../../texts/texts.ts';
import { PhoneLink } from '../../ui/components/contact.tsx';
import type { Column } from '../../ui/console/data-table.tsx';
import { FilterBar } from '../../ui/console/filter-bar.tsx';
import { StaffFrame } from '../../ui/console/staff-frame.tsx';
import type { ConsoleFrame } from '../../ui/console/types.ts';
import { documentOf } from '../../ui/render.ts';
import { personAddress, schoolAddress } from '../addresses.ts';
import { addressOf } from '../listing/choice.ts';
import { chosenIn, FilterSearch, FilterSelect, FilterTick } from '../listing/controls.tsx';
import type { TableOfTexts } from '../listing/file.ts';
import { Listing, sortedBy } from '../listing/listing.tsx';
import { hindranceOf } from '../view/reach.ts';
import { type PersonChoice, type PersonFilterName, personList } from './shape.ts';

/** Everything the list of people shows. */
export type PersonListPage = {
  readonly frame: ConsoleFrame;
  readonly choice: PersonChoice;
  readonly rows: readonly PersonTableRow[];
  readonly total: number;
  readonly today: LocalDate;
};

/** The people that the reader deals with, with how to reach them and whether that works. */
export function personListPage({ frame, choice, rows, total, today }: PersonListPage): string {
  const { language } = frame;
  const texts = peopleTextsOf(language);
  return documentOf(
    <StaffFrame frame={frame} title={texts.title} here="schools">
      <section class="overview" aria-labelledby="overview-title">
        <h1 id="overview-title">{texts.title}</h1>
        <p class="hint">{texts.lead}</p>
        <Filters choice={choice} language={language} />
        <Listing
          shape={personList}
          choice={choice}
          caption={texts.title}
          columns={columnsOf(choice, today, language)}
          rows={rows}
          total={total}
          count={texts.found}
          keyOf={({ id }) => id}
          nameOf={({ name }) => name}
          empty={{ title: texts.empty, more: <p>{texts.emptyMore}</p> }}
          language={language}
        />
      </section>
    </StaffFrame>,
  );
}

function Filters({ choice, language }: { readonly choice: PersonChoice; readonly language: Language }) {
  const texts = peopleTextsOf(language);
  const { filters } = choice;
  const options = (words: { readonly [value: string]: string }) =>
    Object.entries(words).map(([value, title]) => ({ value, title }));
  const select = (name: 'function' | 'hindrance', words: { readonly [value: string]: string }) => (
    <FilterSelect
      name={name}
      label={texts.filters[name]}
      options={options(words)}
      value={filters[name]}
      none={texts.all}
    />
  );
  const words = (name: PersonFilterName, word: string) => {
    if (name === 'q') return `“${word}”`;
    if (name === 'function') return functionInWords(word, language) ?? word;
    if (name === 'hindrance') return texts.hindrances[word as keyof typeof texts.hindrances];
    return texts.filters[name];
  };
  return (
    <FilterBar
      action={personList.path}
      button={texts.button}
      chosen={chosenIn(personList, choice, words, language)}
      clearAddress={addressOf(personList, { ...choice, filters: {}, page: 1 }, language)}
      language={language}
    >
      <FilterSearch name="q" label={texts.filters.q} value={filters.q} />
      {select('function', functionWords[language])}
      {select('hindrance', texts.hindrances)}
      {(['involved', 'left'] as const).map((name) => (
        <FilterTick key={name} name={name} label={texts.filters[name]} isOn={filters[name] !== undefined} />
      ))}
      {choice.sort !== personList.usual && <input type="hidden" name="sort" value={choice.sort} />}
      {choice.descending && <input type="hidden" name="dir" value="desc" />}
    </FilterBar>
  );
}

function columnsOf(choice: PersonChoice, today: LocalDate, language: Language): Column<PersonTableRow>[] {
  const texts = peopleTextsOf(language);
  const sort = (by: PersonChoice['sort']) => sortedBy(personList, choice, by, language);
  return [
    {
      ...{ key: 'name', title: texts.names.name, sort: sort('name') },
      cell: (row) => (
        <>
          <a href={personAddress(row.id, language)}>{row.name}</a>{' '}
          <span class="hint">{functionInWords(row.function, language)}</span>
        </>
      ),
    },
    {
      ...{ key: 'of', title: texts.names.of, kind: 'broad', sort: sort('of') },
      cell: ({ of, schoolNumber }) =>
        of === undefined || schoolNumber === undefined ? (
          <span title={of}>{of ?? texts.none}</span>
        ) : (
          <a href={schoolAddress(schoolNumber, language)} title={of}>
            {of}
          </a>
        ),
    },
    {
      ...{ key: 'email', title: texts.names.email, kind: 'broad' },
      cell: (row) => <Address row={row} today={today} language={language} />,
    },
    {
      ...{ key: 'phone', title: texts.names.phone, kind: 'short' },
      cell: ({ phone }) => (phone === undefined ? texts.none : <PhoneLink phone={phone} />),
    },
    {
      ...{ key: 'roles', title: texts.names.roles, kind: 'short', sort: sort('roles') },
      cell: ({ roles }) => texts.rolesNow(roles),
    },
    {
      ...{ key: 'mailed', title: texts.names.mailed, kind: 'short', sort: sort('mailed') },
      cell: ({ mailedAt }) =>
        mailedAt === undefined ? (
          texts.never
        ) : (
          <span title={longDate(localDateOf(mailedAt), language)}>
            {saidDistance(localDateOf(mailedAt), today, language)}
          </span>
        ),
    },
  ];
}

function Address(props: {
  readonly row: PersonTableRow;
  readonly today: LocalDate;
  readonly language: Language;
}) {
  const { row, today, language } = props;
  const hindrance = hindranceOf(row, today, language);
  return (
    <>
      {row.email !== undefined && (
        <a href={`mailto:${row.email}`} title={row.email}>
          {row.email}
        </a>
      )}{' '}
      {hindrance !== undefined && <span class="badge badge-late below">{hindrance}</span>}
    </>
  );
}

/** The list of people as a table of texts, its first row the titles. */
export function personTexts(
  rows: readonly PersonTableRow[],
  today: LocalDate,
  language: Language,
): TableOfTexts {
  const texts = peopleTextsOf(language);
  const { names } = texts;
  const columns = ['name', 'function', 'of', 'email', 'phone', 'reach', 'roles', 'mailed'] as const;
  return [
    columns.map((name) => names[name]),
    ...rows.map((row) => [
      ...[row.name, functionInWords(row.function, language) ?? '', row.of ?? '', row.email ?? ''],
      ...[row.phone ?? '', hindranceOf(row, today, language) ?? texts.reachable, String(row.roles)],
      row.mailedAt === undefined ? '' : localDateOf(row.mailedAt),
    ]),
  ];
}
