import type { LocalDate } from '../../../domain/calendar/types.ts';
import type { Language } from '../../../domain/text.ts';
import { longDate } from '../../../texts/dates.ts';
import { saidDistance } from '../../../texts/days-said.ts';
import { schoolsTextsOf } from '../../texts/texts.ts';
import { PhoneLink } from '../../ui/components/contact.tsx';
import type { Column } from '../../ui/console/data-table.tsx';
import { personAddress, schoolAddress } from '../addresses.ts';
import { sortedBy } from '../listing/listing.tsx';
import type { SchoolRow } from './rows.ts';
import { type SchoolChoice, schoolList } from './shape.ts';

/**
 * The columns of the list of schools; what tells them apart besides stands in its filters and its file.
 * @param seesPeople with the contact of each
 */
export function schoolColumns(
  choice: SchoolChoice,
  today: LocalDate,
  language: Language,
  seesPeople: boolean,
): Column<SchoolRow>[] {
  const texts = schoolsTextsOf(language);
  const sort = (by: SchoolChoice['sort']) => sortedBy(schoolList, choice, by, language);
  return [
    {
      ...{ key: 'name', title: texts.names.name, sort: sort('name') },
      cell: (row) => <School row={row} language={language} />,
    },
    {
      ...{ key: 'running', title: texts.names.running, kind: 'broad', sort: sort('running') },
      cell: (row) => <Trajectories row={row} language={language} />,
    },
    {
      ...{ key: 'needs', title: texts.names.needs, kind: 'long' },
      cell: ({ needs }) => <span title={needs.join(', ')}>{needs.join(', ') || texts.none}</span>,
    },
    ...(seesPeople ? [contactColumn(language)] : []),
    {
      ...{ key: 'phone', title: texts.names.phone, kind: 'short' },
      cell: ({ phone }) => (phone === undefined ? texts.none : <PhoneLink phone={phone} />),
    },
    {
      ...{ key: 'heard', title: texts.names.heard, kind: 'short', sort: sort('heard') },
      cell: ({ heard }) =>
        heard === undefined ? (
          texts.never
        ) : (
          <span title={longDate(heard, language)}>{saidDistance(heard, today, language)}</span>
        ),
    },
  ];
}

function contactColumn(language: Language): Column<SchoolRow> {
  return {
    ...{ key: 'contact', title: schoolsTextsOf(language).names.contact, kind: 'broad' },
    cell: (row) => <Contact row={row} language={language} />,
  };
}

type Shown = { readonly row: SchoolRow; readonly language: Language };

function School({ row, language }: Shown) {
  return (
    <>
      <a href={schoolAddress(row.number, language)} title={row.name}>
        {row.name}
      </a>{' '}
      <span class="hint">
        {row.closed && <span class="badge">{schoolsTextsOf(language).closed}</span>}{' '}
        {[row.municipality, row.level, row.number].filter((one) => one !== undefined).join(' · ')}
      </span>
    </>
  );
}

/** What runs there: the phase, and below it the model. */
function Trajectories({ row, language }: Shown) {
  const texts = schoolsTextsOf(language);
  const [first, ...others] = row.trajectories;
  if (first === undefined) return <span class="hint">{texts.notYet}</span>;
  return (
    <>
      <span class="first-of" title={row.trajectories.map(({ model }) => model).join(', ')}>
        <span>{first.phase ?? first.model}</span>{' '}
        {others.length > 0 && <span class="hint">{texts.others(others.length)}</span>}
      </span>{' '}
      {first.phase !== undefined && <span class="hint below">{first.model}</span>}
    </>
  );
}

function Contact({ row: { contact }, language }: Shown) {
  const texts = schoolsTextsOf(language);
  if (contact === undefined) return <span class="hint">{texts.nobody}</span>;
  return (
    <span class="first-of">
      <a href={personAddress(contact.id, language)} title={contact.what}>
        {contact.name}
      </a>{' '}
      {contact.unreachable && <span class="badge badge-late">{texts.unreachable}</span>}
    </span>
  );
}
