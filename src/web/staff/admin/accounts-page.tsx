import type { StaffMember } from '../../../application/access/staff.ts';
import { isSignInRole } from '../../../domain/access/roles.ts';
import type { Language } from '../../../domain/text.ts';
import type { Organisation } from '../../../store/people/organisations.ts';
import { sentText } from '../../form.ts';
import { adminTextsOf, textsOf } from '../../texts/texts.ts';
import { TextInput } from '../../ui/components/field.tsx';
import { SelectInput } from '../../ui/components/select.tsx';
import { type Column, DataTable } from '../../ui/console/data-table.tsx';
import { EmptyState } from '../../ui/console/empty-state.tsx';
import { ListHead } from '../../ui/console/list-head.tsx';
import { errorOf } from '../acts/forms/fields.tsx';
import type { ActDraft } from '../acts/types.ts';
import { addressWith } from '../addresses.ts';
import { adminPage } from './frame.tsx';
import { RoleFields } from './role-fields.tsx';
import type { AdminVisit } from './visit.ts';

/** Who can sign in, what can be chosen to let somebody in, and the form as it came back. */
export type AccountsView = {
  readonly staff: readonly StaffMember[];
  readonly organisations: readonly Organisation[];
  /** The providers that vouch for people. */
  readonly issuers: readonly string[];
  readonly draft: ActDraft | undefined;
};

/** Everybody who can sign in, with their role, and the form that lets somebody in or gives another role. */
export function accountsPage(view: AccountsView, visit: AdminVisit): string {
  const { frame, language, did } = visit;
  const texts = adminTextsOf(language).accounts;
  const { staff, draft } = view;
  return adminPage(
    frame,
    { tab: 'accounts', intro: texts.intro, did: did === undefined ? undefined : texts.added(did), draft },
    <>
      {staff.length === 0 && (
        <EmptyState title={texts.none}>
          <p>{texts.noneMore}</p>
        </EmptyState>
      )}
      {staff.length > 0 && (
        <>
          <ListHead count={texts.count(staff.length)} language={language} />
          <DataTable
            caption={adminTextsOf(language).tabs.accounts}
            columns={columnsIn(view, language)}
            rows={staff}
            keyOf={({ account }) => account.id}
            nameOf={({ person, account }) => person?.name ?? account.id}
            language={language}
          />
        </>
      )}
      <AddForm view={view} visit={visit} />
    </>,
  );
}

function columnsIn({ organisations }: AccountsView, language: Language): Column<StaffMember>[] {
  const all = adminTextsOf(language);
  const { columns, left } = all.accounts;
  const names = new Map(organisations.map(({ id, name }) => [id, name]));
  return [
    {
      ...{ key: 'name', title: columns.name },
      cell: ({ person }) => (
        <>
          {person?.name ?? '–'} {person?.leftAt !== undefined && <span class="hint">{left}</span>}
        </>
      ),
    },
    {
      ...{ key: 'role', title: columns.role },
      cell: ({ person }) => (isSignInRole(person?.function) ? all.roles[person.function] : ''),
    },
    {
      ...{ key: 'organisation', title: columns.organisation },
      cell: ({ person }) => names.get(person?.organisationId ?? '') ?? '',
    },
    {
      ...{ key: 'address', title: columns.address },
      cell: ({ account, person }) => account.address ?? person?.email ?? account.subject ?? '',
    },
    { ...{ key: 'provider', title: columns.provider }, cell: ({ account }) => account.issuer },
  ];
}

function AddForm({ view, visit }: { readonly view: AccountsView; readonly visit: AdminVisit }) {
  const { language, csrfToken } = visit;
  const all = adminTextsOf(language);
  const texts = all.accounts;
  const shared = textsOf(language);
  const { organisations, issuers, draft = { sent: {}, mistakes: [] } } = view;
  const frame = (name: 'address' | 'name' | 'issuer', required: boolean) => ({
    ...{ name, label: texts[name === 'issuer' ? 'provider' : name], required },
    error: errorOf(draft, name),
  });
  const value = (name: string) => sentText(draft.sent, name);
  return (
    <section class="card" aria-labelledby="add-title">
      <h2 id="add-title">{texts.add}</h2>
      <form method="post" action={addressWith('/admin/accounts', {}, language)} class="form">
        <input type="hidden" name="_form" value={csrfToken} />
        <TextInput
          frame={{ ...frame('address', true), hint: texts.addressHint }}
          texts={shared}
          type="email"
          value={value('address')}
        />
        <TextInput
          frame={{ ...frame('name', false), hint: texts.nameHint }}
          texts={shared}
          value={value('name')}
        />
        <RoleFields labels={texts} organisations={organisations} draft={draft} language={language} />
        {issuers.length > 1 && (
          <SelectInput
            frame={frame('issuer', true)}
            texts={shared}
            options={issuers.map((issuer) => ({ value: issuer, label: issuer }))}
            value={value('issuer')}
          />
        )}
        <div class="buttons">
          <button type="submit" class="primary">
            {texts.button}
          </button>
        </div>
      </form>
    </section>
  );
}
