import { surveyKinds } from '../../domain/surveys/questions.ts';
import type { Language } from '../../domain/text.ts';
import { type FormDraft, sentText } from '../form.ts';
import { surveysTextsOf, textsOf } from '../texts/texts.ts';
import { TextArea } from '../ui/components/field.tsx';
import { SelectInput } from '../ui/components/select.tsx';

/** What whoever has teachers asked fills in: about what, in which language, and their addresses. */
export function AskFields(props: {
  readonly draft: FormDraft | undefined;
  readonly language: Language;
  readonly addressesHint: string;
}) {
  const { draft, language, addressesHint } = props;
  const { kinds, staff: texts } = surveysTextsOf(language);
  const shared = textsOf(language);
  const value = (name: string) => sentText(draft?.sent ?? {}, name);
  const error = draft?.mistakes.find(({ field }) => field === 'addresses')?.message;
  return (
    <>
      <SelectInput
        frame={{ name: 'kind', label: texts.kind, required: true }}
        texts={shared}
        options={surveyKinds.map((kind) => ({ value: kind, label: kinds[kind] }))}
        value={value('kind')}
      />
      <SelectInput
        frame={{ name: 'language', label: texts.language, required: true }}
        texts={shared}
        options={(['nl', 'en'] as const).map((one) => ({ value: one, label: texts.languages[one] }))}
        value={value('language')}
      />
      <TextArea
        frame={{
          ...{ name: 'addresses', label: texts.addresses, hint: addressesHint },
          ...{ required: true, error },
        }}
        texts={shared}
        value={value('addresses')}
        rows={6}
      />
    </>
  );
}
