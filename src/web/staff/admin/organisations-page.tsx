import type { Organisation } from '../../../store/people/organisations.ts';
import { sentText } from '../../form.ts';
import { adminTextsOf, textsOf } from '../../texts/texts.ts';
import { TextInput } from '../../ui/components/field.tsx';
import { SelectInput } from '../../ui/components/select.tsx';
import { DataTable } from '../../ui/console/data-table.tsx';
import { EmptyState } from '../../ui/console/empty-state.tsx';
import { ListHead } from '../../ui/console/list-head.tsx';
import { errorOf } from '../acts/forms/fields.tsx';
import type { ActDraft } from '../acts/types.ts';
import { addressWith } from '../addresses.ts';
import { adminPage } from './frame.tsx';
import type { AdminVisit } from './visit.ts';

/** Every organisation with what it is, and the form that adds one. */
export function organisationsPage(
  organisations: readonly Organisation[],
  draft: ActDraft | undefined,
  visit: AdminVisit,
): string {
  const { frame, language, did } = visit;
  const texts = adminTextsOf(language).organisations;
  const { columns, kinds } = texts;
  const said = did === undefined ? undefined : texts.added(did);
  return adminPage(
    frame,
    { tab: 'organisations', intro: texts.intro, did: said, draft },
    <>
      {organisations.length === 0 && (
        <EmptyState title={texts.none}>
          <p>{texts.noneMore}</p>
        </EmptyState>
      )}
      {organisations.length > 0 && (
        <>
          <ListHead count={texts.count(organisations.length)} language={language} />
          <DataTable
            caption={adminTextsOf(language).tabs.organisations}
            columns={[
              { key: 'name', title: columns.name, cell: ({ name }) => name },
              { key: 'kind', title: columns.kind, cell: ({ kind }) => kinds[kind] },
              { key: 'network', title: columns.network, cell: ({ network }) => network ?? '' },
            ]}
            rows={organisations}
            keyOf={({ id }) => id}
            nameOf={({ name }) => name}
            language={language}
          />
        </>
      )}
      <AddForm draft={draft ?? { sent: {}, mistakes: [] }} visit={visit} />
    </>,
  );
}

function AddForm({ draft, visit }: { readonly draft: ActDraft; readonly visit: AdminVisit }) {
  const { language, csrfToken } = visit;
  const texts = adminTextsOf(language).organisations;
  const shared = textsOf(language);
  const { sent } = draft;
  return (
    <section class="card" aria-labelledby="add-title">
      <h2 id="add-title">{texts.add}</h2>
      <form method="post" action={addressWith('/admin/organisations', {}, language)} class="form">
        <input type="hidden" name="_form" value={csrfToken} />
        <TextInput
          frame={{ name: 'name', label: texts.name, required: true, error: errorOf(draft, 'name') }}
          texts={shared}
          value={sentText(sent, 'name')}
          limits={{ maxlength: 200 }}
        />
        <SelectInput
          frame={{ name: 'kind', label: texts.kind, required: true, error: errorOf(draft, 'kind') }}
          texts={shared}
          options={Object.entries(texts.kinds).map(([value, label]) => ({ value, label }))}
          value={sentText(sent, 'kind')}
          empty={adminTextsOf(language).choose}
        />
        <TextInput
          frame={{ name: 'network', label: texts.network, hint: texts.networkHint, required: false }}
          texts={shared}
          value={sentText(sent, 'network')}
          limits={{ maxlength: 100 }}
        />
        <div class="buttons">
          <button type="submit" class="primary">
            {texts.button}
          </button>
        </div>
      </form>
    </section>
  );
}
