import type { Language } from '../../../../domain/text.ts';
import { peopleTextsOf, personMoreTextsOf } from '../../../texts/texts.ts';
import { type Column, DataTable } from '../../../ui/console/data-table.tsx';
import { EmptyState } from '../../../ui/console/empty-state.tsx';
import { addressWith, trajectoryAddress } from '../../addresses.ts';
import { First } from '../../listing/first.tsx';
import { Due } from '../../trajectories/columns.tsx';
import type { ActingOnPerson } from '../acting.ts';
import type { PersonView, RoleOfPerson } from '../view.ts';

type Shown = { readonly view: PersonView; readonly language: Language };

/** What somebody does now, and did before, each with its trajectory. */
export function RolesOfPerson({ view, language }: Shown) {
  const texts = peopleTextsOf(language).roles;
  const { now, before, overview } = view;
  const shown = now.length + before.length;
  return (
    <section class="card" aria-labelledby="roles-title">
      <h2 id="roles-title">
        {texts.title} <span class="count">{overview.total}</span>
      </h2>
      {shown === 0 && <EmptyState title={texts.none} />}
      <Roles title={texts.now} roles={now} view={view} language={language} />
      <Roles title={texts.before} roles={before} view={view} language={language} />
      {overview.total > 1 && (
        <p>
          <a
            class="in-row"
            href={addressWith('/trajectories', { involved: overview.person.id, whose: 'all' }, language)}
          >
            {texts.all(overview.total)}
          </a>
        </p>
      )}
    </section>
  );
}

function Roles(props: Shown & { readonly title: string; readonly roles: readonly RoleOfPerson[] }) {
  const { title, roles, view, language } = props;
  if (roles.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <DataTable
        caption={title}
        columns={columnsOf(view, language)}
        rows={roles}
        keyOf={({ row }) => row.id}
        nameOf={({ row }) => row.school}
        language={language}
      />
    </>
  );
}

function columnsOf({ today }: PersonView, language: Language): Column<RoleOfPerson>[] {
  const texts = peopleTextsOf(language);
  return [
    {
      ...{ key: 'trajectory', title: texts.roles.trajectory },
      cell: ({ row }) => (
        <>
          <a href={trajectoryAddress(row.id, language)}>{row.school}</a> <span class="hint">{row.model}</span>
        </>
      ),
    },
    { key: 'role', title: texts.roles.role, cell: ({ roles }) => roles.join(', ') },
    {
      ...{ key: 'open', title: texts.roles.open },
      cell: ({ row }) => <First of={row.open} none={texts.none} language={language} />,
    },
    {
      ...{ key: 'due', title: texts.roles.due, kind: 'short' },
      cell: ({ row }) => <Due row={row} today={today} language={language} />,
    },
  ];
}

/** Running trajectories that need somebody else, each with the act that gives it. */
export function LeftBehindBy({ view, acting, language }: Shown & { readonly acting: ActingOnPerson }) {
  const texts = peopleTextsOf(language).behind;
  if (view.behind.length === 0) return null;
  return (
    <section class="card" aria-labelledby="behind-title">
      <h2 id="behind-title">
        {texts.title} <span class="count">{view.behind.length}</span>
      </h2>
      <p>
        {texts.lead}{' '}
        {acting.maySettle && (
          <a href={addressWith(`/people/${view.overview.person.id}/settle`, {}, language)}>
            {personMoreTextsOf(language).links.settle}
          </a>
        )}
      </p>
      <ul class="plain-list">
        {view.behind.map(({ trajectory, school, roles }) => (
          <li key={trajectory} class="with-ways">
            <a href={trajectoryAddress(trajectory, language)}>{school}</a>
            {acting.mayAssign &&
              roles.map(({ id, title }) => (
                <a
                  key={id}
                  href={addressWith(`/trajectories/${trajectory}/acts/assign`, { role: id }, language)}
                >
                  {texts.of(texts.assign, title)}
                  <span class="unseen">, {school}</span>
                </a>
              ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
