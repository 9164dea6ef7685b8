import type { ShownHeldChange } from '../../../application/held-changes/find.ts';
import { isId } from '../../../application/ids.ts';
import { isSignInRole } from '../../../domain/access/roles.ts';
import type { LocalDate } from '../../../domain/calendar/types.ts';
import type { Language } from '../../../domain/text.ts';
import type { AuditEntry } from '../../../store/access/audit.ts';
import type { Page } from '../../../store/database/values.ts';
import { shortDate, shortMoment } from '../../../texts/dates.ts';
import { adminTextsOf, dayTextsOf } from '../../texts/texts.ts';
import { type Column, DataTable } from '../../ui/console/data-table.tsx';
import { EmptyState } from '../../ui/console/empty-state.tsx';
import { FilterBar } from '../../ui/console/filter-bar.tsx';
import { ListHead } from '../../ui/console/list-head.tsx';
import { UndoNotice } from '../../ui/console/undo-notice.tsx';
import { addressWith } from '../addresses.ts';
import { HeldChanges } from '../held-changes/section.tsx';
import { FilterSearch, FilterSelect } from '../listing/controls.tsx';
import { adminPage } from './frame.tsx';
import type { AdminVisit } from './visit.ts';

type Filter = {
  readonly [name in 'person' | 'subject' | 'who' | 'action' | 'from' | 'until']: string | undefined;
};

/** Lines of the audit, the last first, of everybody, or narrowed to somebody, a kind or some days. */
export function auditPage(
  {
    page,
    filter,
    held,
    newKey,
    today,
    said,
  }: {
    readonly page: Page<AuditEntry>;
    readonly filter: Filter;
    readonly held: readonly ShownHeldChange[];
    readonly newKey: () => string;
    /** Local date. */
    readonly today: LocalDate;
    /** What came of an answer to a held change. */
    readonly said: string | undefined;
  },
  visit: AdminVisit,
): string {
  const { frame, language } = visit;
  const texts = adminTextsOf(language).audit;
  const { items, next } = page;
  const answers: { readonly [said: string]: string } = dayTextsOf(language).held.done;
  const answer = said !== undefined && Object.hasOwn(answers, said) ? answers[said] : undefined;
  const [first, last] = [items[0], items.at(-1)];
  const chosenWords = Object.values(filter).filter((word) => word !== undefined);
  return adminPage(
    frame,
    { tab: 'audit', intro: texts.intro },
    <>
      {answer !== undefined && <UndoNotice sentence={answer} language={language} />}
      <HeldChanges held={held} from="audit" newKey={newKey} today={today} language={language} />
      <AuditFilters filter={filter} items={items} language={language} />
      {first === undefined || last === undefined ? (
        <EmptyState title={chosenWords.length > 0 ? texts.noSuch : texts.none}>
          <p>{chosenWords.length > 0 ? texts.noneSuch : texts.noneMore}</p>
        </EmptyState>
      ) : (
        <>
          <ListHead count={texts.shown(first.number, last.number)} language={language} />
          <DataTable
            caption={adminTextsOf(language).tabs.audit}
            columns={columnsIn(visit)}
            rows={items}
            keyOf={({ number }) => String(number)}
            nameOf={({ number }) => String(number)}
            language={language}
          />
        </>
      )}
      {next !== undefined && (
        <p>
          <a
            class="button secondary"
            href={addressWith('/admin/audit', { ...filter, before: next }, language)}
          >
            {texts.older}
          </a>
        </p>
      )}
    </>,
  );
}

/** What the lines are narrowed to: who, what and when, each to be taken away again. */
function AuditFilters({
  filter,
  items,
  language,
}: {
  readonly filter: Filter;
  readonly items: readonly AuditEntry[];
  readonly language: Language;
}) {
  const texts = adminTextsOf(language).audit;
  const words: Filter = {
    ...filter,
    person:
      filter.person && (items.find(({ person }) => person === filter.person)?.name ?? texts.columns.who),
    subject: filter.subject && `${texts.columns.subject}: ${filter.subject.slice(0, 8)}`,
    action: filter.action && (texts.actions[filter.action] ?? filter.action),
    from: filter.from && `${texts.from} ${shortDate(filter.from, language)}`,
    until: filter.until && `${texts.until} ${shortDate(filter.until, language)}`,
  };
  const chosen = (Object.keys(filter) as (keyof Filter)[]).flatMap((name) => {
    const said = words[name];
    if (said === undefined) return [];
    return [
      { words: said, address: addressWith('/admin/audit', { ...filter, [name]: undefined }, language) },
    ];
  });
  const options = Object.entries(texts.actions).map(([value, title]) => ({ value, title }));
  return (
    <FilterBar
      action="/admin/audit"
      button={texts.search}
      chosen={chosen}
      clearAddress={addressWith('/admin/audit', {}, language)}
      language={language}
    >
      <FilterSearch name="who" label={texts.who} value={filter.who} />
      <FilterSelect
        name="action"
        label={texts.columns.action}
        options={options}
        value={filter.action}
        none={texts.everything}
      />
      {(['from', 'until'] as const).map((name) => (
        <div key={name} class="field">
          <label for={name}>{texts[name]}</label>
          <input type="date" id={name} name={name} value={filter[name]} />
        </div>
      ))}
    </FilterBar>
  );
}

function columnsIn({ language }: AdminVisit): Column<AuditEntry>[] {
  const all = adminTextsOf(language);
  const texts = all.audit;
  const { columns } = texts;
  return [
    {
      ...{ key: 'at', title: columns.at, kind: 'short' },
      cell: ({ at, number }) => (
        <>
          {shortMoment(at, language)} <span class="hint">{number}</span>
        </>
      ),
    },
    {
      ...{ key: 'who', title: columns.who },
      cell: ({ person, name, role }) =>
        person === undefined ? (
          `${texts.operator}, ${texts.terminal}`
        ) : (
          <>
            <a href={addressWith('/admin/audit', { person }, language)}>{name ?? person}</a>{' '}
            <span class="hint">{isSignInRole(role) ? all.roles[role] : role}</span>
          </>
        ),
    },
    {
      ...{ key: 'action', title: columns.action },
      cell: ({ action, reason }) => (
        <>
          {texts.actions[action] ?? action} {reason !== undefined && <q class="hint">{reason}</q>}
        </>
      ),
    },
    {
      ...{ key: 'subject', title: columns.subject },
      cell: ({ subject, action }) => {
        if (subject === undefined) return '';
        const isTrajectory = action.endsWith('-trajectory');
        return isTrajectory ? (
          <a href={addressWith(`/trajectories/${subject}`, {}, language)}>{subject.slice(0, 8)}</a>
        ) : (
          <span class="hint">{isId(subject) ? subject.slice(0, 8) : subject}</span>
        );
      },
    },
  ];
}
