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
}) {
  const { kind, forms, language, words } = props;
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
        <Buttons>{words.button}</Buttons>
      </FormAround>
    </details>
  );
}
