import type { Language } from '../../../../domain/text.ts';
import { textsOf } from '../../../texts/texts.ts';
import { TextInput } from '../../../ui/components/field.tsx';
import type { TaskForms } from '../../view/page-types.ts';
import { filledIn } from './drafts.ts';
import { Buttons, FormAround } from './form-around.tsx';

/** Asks for somebody by name and address, folded away until it is wanted; `kind` is the form that is sent. */
export function AskSomebody(props: {
  readonly kind: 'colleague' | 'reassign';
  readonly forms: TaskForms;
  readonly language: Language;
  readonly words: {
    readonly title: string;
    readonly body: string;
    readonly name: string;
    readonly email: string;
    readonly button: string;
  };
  /** A box to tick for everything in the role, where that can be passed on. */
  readonly whole?: string | undefined;
}) {
  const { kind, forms, language, words, whole } = props;
  const filled = filledIn(forms, kind);
  const line = (name: 'name' | 'email', type: 'text' | 'email') => (
    <TextInput
      frame={{ name, label: words[name], error: filled.errorOf(name), required: true }}
      texts={textsOf(language)}
      value={filled.valueOf(name)}
      type={type}
      autocomplete="off"
    />
  );
  return (
    <details class="fold" open={filled.wasSent}>
      <summary>{words.title}</summary>
      <p>{words.body}</p>
      <FormAround frame={forms.frame(kind)}>
        {line('name', 'text')}
        {line('email', 'email')}
        {whole !== undefined && (
          <p class="choice">
            <input
              type="checkbox"
              id={`${kind}-whole`}
              name="whole"
              value="yes"
              checked={filled.valueOf('whole') === 'yes'}
            />
            <label for={`${kind}-whole`}>{whole}</label>
          </p>
        )}
        <Buttons>{words.button}</Buttons>
      </FormAround>
    </details>
  );
}
