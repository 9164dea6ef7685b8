import type { FurtherLanguage, Language } from '../../../domain/text.ts';
import { functionInWords } from '../../../texts/functions.ts';
import { languageInWords } from '../../../texts/language-names.ts';
import { type FieldMistake, type Sent, sentText } from '../../form.ts';
import { peopleTextsOf, textsOf } from '../../texts/texts.ts';
import { Select } from '../../ui/components/answers.tsx';
import { TextInput } from '../../ui/components/field.tsx';

/** The functions that somebody of a school is given here; another one is kept as it is. */
const ofSchools = ['principal', 'ict-coordinator', 'teacher'];

/** What is filled in of a person, as it is known or was sent. */
export type PersonFields = Readonly<
  Record<'name' | 'email' | 'phone' | 'function' | 'language' | 'further_language', string | undefined>
>;

/** The fields of a form that were sent. */
export function personFieldsIn(sent: Sent): PersonFields {
  const text = (name: string) => sentText(sent, name)?.trim();
  return {
    ...{ name: text('name'), email: text('email'), phone: text('phone') },
    ...{ function: text('function'), language: text('language') },
    further_language: text('further_language'),
  };
}

/** What is wrong with the fields of a person, as far as that can be seen without looking anything up. */
export function mistakesIn({ name, email }: PersonFields, language: Language): FieldMistake[] {
  const texts = peopleTextsOf(language).form;
  return [
    ...(name ? [] : [{ field: 'name', message: texts.nameMissing }]),
    ...(email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)
      ? [{ field: 'email', message: texts.emailWrong }]
      : []),
  ];
}

/** The controls for a person: name, address, telephone, function and language. */
export function PersonForm(props: {
  readonly fields: PersonFields;
  readonly mistakes: readonly FieldMistake[];
  readonly language: Language;
  /** The further languages to choose from; where there are none, they are not asked for. */
  readonly further?: readonly FurtherLanguage[];
}) {
  const { fields, mistakes, language, further = [] } = props;
  const texts = peopleTextsOf(language);
  const shared = textsOf(language);
  const frame = (name: keyof PersonFields, required = false) => ({
    ...{
      name,
      label: texts.form[name],
      required,
      unmarked: ['language', 'further_language', 'function'].includes(name),
    },
    error: mistakes.find(({ field }) => field === name)?.message,
  });
  const known = fields.function === undefined || fields.function === '' ? [] : [fields.function];
  const functions = [...new Set([...ofSchools, ...known])].map((value) => ({
    ...{ value, label: functionInWords(value, language) ?? value },
  }));
  const languages = (['nl', 'en'] as const).map((value) => ({ value, label: texts.languages[value] }));
  return (
    <>
      <TextInput
        frame={frame('name', true)}
        texts={shared}
        value={fields.name}
        limits={{ maxlength: 200 }}
        autocomplete="off"
      />
      <TextInput
        frame={frame('email')}
        texts={shared}
        value={fields.email}
        type="email"
        limits={{ maxlength: 254 }}
        autocomplete="off"
      />
      <TextInput
        frame={frame('phone')}
        texts={shared}
        value={fields.phone}
        type="tel"
        limits={{ maxlength: 40 }}
        autocomplete="off"
      />
      <Select
        frame={frame('function')}
        texts={shared}
        options={functions}
        value={fields.function}
        none={texts.form.noFunction}
      />
      <Select
        frame={frame('language')}
        texts={shared}
        options={languages}
        value={fields.language ?? 'nl'}
        none={texts.languages.nl}
      />
      {further.length > 0 && (
        <Select
          frame={frame('further_language')}
          texts={shared}
          options={further.map((value) => ({ value, label: languageInWords(value, language) }))}
          value={fields.further_language}
          none={texts.form.noFurther}
        />
      )}
    </>
  );
}
