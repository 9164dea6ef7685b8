import type { ShownHeldChange } from '../../../application/held-changes/find.ts';
import { isId } from '../../../application/ids.ts';
import { isSignInRole } from '../../../domain/access/roles.ts';
import type { AuditEntry } from '../../../store/access/audit.ts';
import type { Page } from '../../../store/database/values.ts';
import { shortMoment } from '../../../texts/dates.ts';
import { adminTextsOf, dayTextsOf } from '../../texts/texts.ts';
import { type Column, DataTable } from '../../ui/console/data-table.tsx';
import { EmptyState } from '../../ui/console/empty-state.tsx';
import { ListHead } from '../../ui/console/list-head.tsx';
import { UndoNotice } from '../../ui/console/undo-notice.tsx';
import { addressWith } from '../addresses.ts';
import { HeldChanges } from '../held-changes/section.tsx';
import { adminPage } from './frame.tsx';
import type { AdminVisit } from './visit.ts';

type Filter = { readonly person: string | undefined; readonly subject: string | undefined };

/** Lines of the audit, the last first, of everybody or of one person. */
export function auditPage(
  {
    page,
    filter,
    held,
    newKey,
    said,
  }: {
    readonly page: Page<AuditEntry>;
    readonly filter: Filter;
    readonly held: readonly ShownHeldChange[];
    readonly newKey: () => string;
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
  const isNarrow = filter.person !== undefined || filter.subject !== undefined;
  return adminPage(
    frame,
    { tab: 'audit', intro: texts.intro },
    <>
      {answer !== undefined && <UndoNotice sentence={answer} language={language} />}
      <HeldChanges held={held} from="audit" newKey={newKey} language={language} />
      {isNarrow && (
        <p>
          <a href={addressWith('/admin/audit', {}, language)}>{texts.all}</a>
        </p>
      )}
      {first === undefined || last === undefined ? (
        <EmptyState title={texts.none}>
          <p>{texts.noneMore}</p>
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
