import { formFields } from '../../domain/forms/form-fields.ts';
import type { StepNode } from '../../domain/template/model/types.ts';
import type { Language } from '../../domain/text.ts';
import { plainNumber, shortDate } from '../../texts/dates.ts';
import { textsOf } from '../texts/texts.ts';

/** One answer of a form, as people read it. */
export type AnswerInWords = { readonly label: string; readonly value: string };

/** What was answered in a form, as words. */
export function answersInWords(
  step: StepNode,
  answers: { readonly [field: string]: unknown },
  language: Language,
): readonly AnswerInWords[] {
  if (step.answers === undefined) return [];
  const texts = textsOf(language).fields;
  return formFields(step.answers, language).flatMap(({ name, label, options, type }) => {
    const value = answers[name];
    if (value === undefined || value === '') return [];
    const named = (one: unknown) => options.find((option) => option.value === String(one))?.label;
    const shown = Array.isArray(value)
      ? value.map((one) => named(one) ?? String(one)).join(', ')
      : typeof value === 'boolean'
        ? value
          ? texts.yes
          : texts.no
        : typeof value === 'number'
          ? (named(value) ?? plainNumber(value, language))
          : type === 'date'
            ? shortDate(String(value), language)
            : (named(value) ?? String(value));
    return [{ label, value: shown }];
  });
}
