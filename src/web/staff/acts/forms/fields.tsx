import type { Language } from '../../../../domain/text.ts';
import { type Sent, sentText } from '../../../form.ts';
import { actTextsOf, textsOf } from '../../../texts/texts.ts';
import { type InputLimits, TextArea, TextInput } from '../../../ui/components/field.tsx';
import type { ActDraft, ReadAct } from '../types.ts';

/** Longest text that somebody writes beside an act, in characters. */
const LONGEST = 4000;

type Shown = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly draft: ActDraft;
  readonly language: Language;
};

/** What is wrong with a field. */
export function errorOf({ mistakes }: ActDraft, name: string): string | undefined {
  return mistakes.find(({ field }) => field === name)?.message;
}

/** Some lines of text, such as a reason. `value` is what stands there before anything was typed. */
export function LinesField(
  props: Shown & { readonly required: boolean; readonly rows?: number; readonly value?: string | undefined },
) {
  const { name, label, hint, draft, language, required, rows = 2, value } = props;
  return (
    <TextArea
      frame={{ name, label, hint, required, error: errorOf(draft, name) }}
      texts={textsOf(language)}
      value={sentText(draft.sent, name) ?? value}
      rows={rows}
      maxlength={LONGEST}
    />
  );
}

/** One line: a name, an address, a day. `value` is what stands there before anything was typed. */
export function LineField(
  props: Shown & {
    readonly required: boolean;
    readonly type?: 'text' | 'email' | 'date';
    readonly value?: string | undefined;
    readonly limits?: InputLimits;
  },
) {
  const { name, label, hint, draft, language, required, type = 'text', value, limits = {} } = props;
  return (
    <TextInput
      frame={{ name, label, hint, required, error: errorOf(draft, name) }}
      texts={textsOf(language)}
      type={type}
      value={sentText(draft.sent, name) ?? value}
      narrow={type === 'date'}
      autocomplete="off"
      limits={limits}
    />
  );
}

/** What was typed in a field, without space around it. */
export function typed(sent: Sent, name: string): string {
  return sentText(sent, name)?.trim() ?? '';
}

/** Asks for a reason where none was given. */
export function reasonMissing(language: Language): ReadAct {
  return { mistakes: [{ field: 'reason', message: actTextsOf(language).reasonMissing }] };
}
