import type { Language } from '../../../../domain/text.ts';
import { startTextsOf, textsOf } from '../../../texts/texts.ts';
import { Select } from '../../../ui/components/answers.tsx';
import { TextInput } from '../../../ui/components/field.tsx';
import { emailField, nameField, whoField } from '../../forms/field-names.ts';
import type { PersonChoice } from '../../view/types.ts';
import type { Filled } from './drafts.ts';

/** What was filled in before; what was left empty when the form was sent stays empty. */
export type ToFill = { readonly filled: Filled; readonly language: Language };

/** Somebody from the list, or somebody new: both are there, because nothing appears without a script. */
export function Somebody(props: ToFill & { readonly choice: PersonChoice; readonly hint?: string }) {
  const { filled, language, hint } = props;
  const { name, title, people, likely, optional } = props.choice;
  const texts = startTextsOf(language);
  const who = whoField(name);
  const [itsName, itsEmail] = [nameField(name), emailField(name)];
  const isNew = [itsName, itsEmail].some(
    (one) => filled.errorOf(one) !== undefined || (filled.valueOf(one) ?? '') !== '',
  );
  return (
    <fieldset class="session who">
      <legend>{title}</legend>
      <Select
        frame={{
          ...{ name: who, label: texts.who, hint, error: filled.errorOf(who) },
          ...{ required: !optional, unmarked: true },
        }}
        texts={textsOf(language)}
        options={people.map(({ id, label }) => ({ value: id, label }))}
        value={filled.valueOf(who) ?? (filled.wasSent ? undefined : likely)}
        none={optional ? texts.nobody : textsOf(language).fields.choose}
      />
      <details open={isNew || people.length === 0}>
        <summary>{texts.newcomer}</summary>
        <p class="hint">{texts.newcomerHint}</p>
        <div class="pair">
          <Line filled={filled} language={language} name={itsName} label={texts.name} type="text" />
          <Line filled={filled} language={language} name={itsEmail} label={texts.email} type="email" />
        </div>
      </details>
    </fieldset>
  );
}

function Line(
  props: ToFill & { readonly name: string; readonly label: string; readonly type: 'text' | 'email' },
) {
  const { filled, language, name, label, type } = props;
  return (
    <TextInput
      frame={{ name, label, error: filled.errorOf(name), required: false, unmarked: true }}
      texts={textsOf(language)}
      value={filled.valueOf(name)}
      type={type}
      autocomplete="off"
      limits={{ maxlength: 254 }}
    />
  );
}

/** The roles that may stay empty, folded; who is chosen in them is named on the outside. */
export function OptionalRoles({ roles, ...toFill }: ToFill & { readonly roles: readonly PersonChoice[] }) {
  const { filled, language } = toFill;
  const isWrong = roles.some(({ name }) =>
    [whoField(name), nameField(name), emailField(name)].some((one) => filled.errorOf(one) !== undefined),
  );
  const named = roles.map(({ title, likelyName }) =>
    filled.wasSent || likelyName === undefined ? title : `${title} (${likelyName})`,
  );
  return (
    <details class="fold optional-roles" open={isWrong || filled.wasSent}>
      <summary>{startTextsOf(language).optional(named.join(', '))}</summary>
      <div class="roles-to-fill">
        {roles.map((role) => (
          <Somebody key={role.name} {...toFill} choice={role} />
        ))}
      </div>
    </details>
  );
}
