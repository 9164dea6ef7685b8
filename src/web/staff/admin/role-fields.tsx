import { signInRoles } from '../../../domain/access/roles.ts';
import type { Language } from '../../../domain/text.ts';
import type { Organisation } from '../../../store/people/organisations.ts';
import { sentText } from '../../form.ts';
import { adminTextsOf, textsOf } from '../../texts/texts.ts';
import { SelectInput } from '../../ui/components/select.tsx';
import { errorOf } from '../acts/forms/fields.tsx';
import type { ActDraft } from '../acts/types.ts';

/** What somebody or a program may do, and for which organisation. */
export function RoleFields(props: {
  readonly labels: { readonly role: string; readonly organisation: string };
  readonly organisations: readonly Organisation[];
  readonly draft: ActDraft;
  readonly language: Language;
}) {
  const { labels, organisations, draft, language } = props;
  const all = adminTextsOf(language);
  const shared = textsOf(language);
  const error = (name: string) => errorOf(draft, name);
  return (
    <>
      <SelectInput
        frame={{ name: 'role', label: labels.role, required: true, error: error('role') }}
        texts={shared}
        options={signInRoles.map((role) => ({ value: role, label: all.roles[role] }))}
        value={sentText(draft.sent, 'role')}
        empty={all.choose}
      />
      <SelectInput
        frame={{
          ...{ name: 'organisation', label: labels.organisation, required: false },
          error: error('organisation'),
        }}
        texts={shared}
        options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
        value={sentText(draft.sent, 'organisation')}
        empty={all.anyOne}
      />
    </>
  );
}
