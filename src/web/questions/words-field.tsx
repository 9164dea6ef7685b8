import type { Language } from '../../domain/text.ts';
import { type FormDraft, sentText } from '../form.ts';
import { textsOf } from '../texts/texts.ts';
import { TextArea } from '../ui/components/field.tsx';

/** Where a question or its answer is written. */
export function WordsField(props: {
  readonly name: string;
  readonly label: string;
  readonly draft: FormDraft | undefined;
  readonly language: Language;
}) {
  const { name, label, draft, language } = props;
  const error = draft?.mistakes.find(({ field }) => field === name)?.message;
  return (
    <TextArea
      frame={{ name, label, required: true, error }}
      texts={textsOf(language)}
      value={sentText(draft?.sent ?? {}, name)}
      rows={5}
    />
  );
}
