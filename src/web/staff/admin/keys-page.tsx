import { lastDayOf } from '../../../application/access/keys.ts';
import { isSignInRole } from '../../../domain/access/roles.ts';
import { localDateOf } from '../../../domain/calendar/wall-clock.ts';
import type { AccessKey } from '../../../store/access/keys.ts';
import type { Organisation } from '../../../store/people/organisations.ts';
import { shortDate } from '../../../texts/dates.ts';
import { sentText } from '../../form.ts';
import { adminTextsOf, textsOf } from '../../texts/texts.ts';
import { TextInput } from '../../ui/components/field.tsx';
import { type Column, DataTable } from '../../ui/console/data-table.tsx';
import { EmptyState } from '../../ui/console/empty-state.tsx';
import { ListHead } from '../../ui/console/list-head.tsx';
import { errorOf } from '../acts/forms/fields.tsx';
import type { ActDraft } from '../acts/types.ts';
import { addressWith } from '../addresses.ts';
import { adminPage } from './frame.tsx';
import { RoleFields } from './role-fields.tsx';
import type { AdminVisit } from './visit.ts';

/** A key that was just made, which is shown this once. */
export type MadeKey = { readonly name: string; readonly key: string };

/** The keys there are, and the form as it came back or the key that it made. */
export type KeysView = {
  readonly keys: readonly AccessKey[];
  readonly organisations: readonly Organisation[];
  readonly draft?: ActDraft;
  readonly made?: MadeKey;
};

/** Every key of a program, when it was last used, and the form that makes one. */
export function keysPage(view: KeysView, visit: AdminVisit): string {
  const { frame, language, did } = visit;
  const texts = adminTextsOf(language).keys;
  const { keys, draft, made } = view;
  const said = made !== undefined ? texts.made(made.name) : did === 'revoked' ? texts.revokedNow : undefined;
  return adminPage(
    frame,
    { tab: 'keys', intro: texts.intro, did: said, draft },
    <>
      {made !== undefined && (
        <div class="card">
          <label for="made-key">{texts.once}</label>
          <input type="text" id="made-key" class="made-key" readonly value={made.key} />
        </div>
      )}
      {keys.length === 0 && (
        <EmptyState title={texts.none}>
          <p>{texts.noneMore}</p>
        </EmptyState>
      )}
      {keys.length > 0 && (
        <>
          <ListHead count={texts.count(keys.length)} language={language} />
          <DataTable
            caption={adminTextsOf(language).tabs.keys}
            columns={columnsIn(visit)}
            rows={keys}
            keyOf={({ id }) => id}
            nameOf={({ name }) => name}
            language={language}
          />
        </>
      )}
      <AddForm view={view} visit={visit} />
    </>,
  );
}

function columnsIn({ language, csrfToken }: AdminVisit): Column<AccessKey>[] {
  const all = adminTextsOf(language);
  const texts = all.keys;
  const { columns } = texts;
  const day = (instant: string) => shortDate(localDateOf(instant), language);
  return [
    { key: 'name', title: columns.name, cell: ({ name }) => name },
    { key: 'begins', title: columns.begins, cell: ({ beginning }) => <code>{beginning}…</code> },
    { key: 'role', title: columns.role, cell: ({ role }) => (isSignInRole(role) ? all.roles[role] : role) },
    { key: 'made', title: columns.made, cell: ({ createdAt }) => day(createdAt), kind: 'short' },
    {
      ...{ key: 'used', title: columns.used, kind: 'short' },
      cell: ({ lastUsedAt }) => (lastUsedAt === undefined ? texts.never : day(lastUsedAt)),
    },
    {
      ...{ key: 'ends', title: columns.ends },
      cell: (key) => {
        if (key.revokedAt !== undefined) return texts.revoked(day(key.revokedAt));
        const last = lastDayOf(key);
        return last === undefined ? texts.forever : shortDate(last, language);
      },
    },
    {
      ...{ key: 'act', title: columns.act },
      cell: ({ id, name, revokedAt }) =>
        revokedAt === undefined && (
          <form method="post" action={addressWith(`/admin/keys/${id}/revoke`, {}, language)}>
            <input type="hidden" name="_form" value={csrfToken} />
            <button type="submit" class="quiet" aria-label={texts.revokeOf(name)}>
              {texts.revoke}
            </button>
          </form>
        ),
    },
  ];
}

function AddForm({ view, visit }: { readonly view: KeysView; readonly visit: AdminVisit }) {
  const { language, csrfToken } = visit;
  const all = adminTextsOf(language);
  const texts = all.keys;
  const shared = textsOf(language);
  const { organisations, draft = { sent: {}, mistakes: [] } } = view;
  const frame = (name: 'name' | 'until', required: boolean) => ({
    ...{ name, label: texts[name === 'until' ? 'expires' : name], required },
    error: errorOf(draft, name),
  });
  const value = (name: string) => sentText(draft.sent, name);
  return (
    <section class="card" aria-labelledby="add-title">
      <h2 id="add-title">{texts.add}</h2>
      <form method="post" action={addressWith('/admin/keys', {}, language)} class="form" data-turbo="false">
        <input type="hidden" name="_form" value={csrfToken} />
        <TextInput
          frame={frame('name', true)}
          texts={shared}
          value={value('name')}
          limits={{ maxlength: 100 }}
        />
        <RoleFields labels={texts} organisations={organisations} draft={draft} language={language} />
        <TextInput frame={frame('until', false)} texts={shared} type="date" value={value('until')} />
        <div class="buttons">
          <button type="submit" class="primary">
            {texts.button}
          </button>
        </div>
      </form>
    </section>
  );
}
