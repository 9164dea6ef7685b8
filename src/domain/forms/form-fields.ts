import type { JsonSchema } from '../json-schema.ts';
import type { Language } from '../text.ts';
import { type FieldRule, type FieldWidget, fieldRulesOf } from './field-rule.ts';

/** An answer that can be chosen; `value` is what the form sends. */
export type FormOption = { value: string; label: string };

/** A field as a page needs it, in one language. */
export type FormField = {
  name: string;
  label: string;
  help?: string;
  widget: FieldWidget;
  /** Filled for radio, select, scale and checkboxes; empty for the rest. */
  options: FormOption[];
  required: boolean;
  /** Bounds of a number. */
  min?: number;
  max?: number;
  minLength?: number;
  maxLength?: number;
  type: FormFieldType;
};

/** The type of an answer as a condition meets it; a `date` is stored as ISO text (`2027-03-01`). */
export type FormFieldType = 'string' | 'number' | 'boolean' | 'date' | 'list';

const YES_OR_NO: Record<Language, FormOption[]> = {
  nl: [
    { value: 'true', label: 'Ja' },
    { value: 'false', label: 'Nee' },
  ],
  en: [
    { value: 'true', label: 'Yes' },
    { value: 'false', label: 'No' },
  ],
};

/** The fields of a form in order, ready to be rendered in one language without a script. */
export function formFields(schema: JsonSchema, language: Language): FormField[] {
  return fieldRulesOf(schema).map((rule) => formField(rule, language));
}

/** The type of each field by name, to check that conditions ask for what exists. */
export function formFieldTypes(schema: JsonSchema): Record<string, FormFieldType> {
  return Object.fromEntries(fieldRulesOf(schema).map((rule) => [rule.name, typeOf(rule)]));
}

/** The values that can be chosen, by name, for the fields that have choices. */
export function formFieldChoices(schema: JsonSchema): Record<string, (string | number)[]> {
  return Object.fromEntries(
    fieldRulesOf(schema).flatMap(({ name, choices }) =>
      choices === undefined ? [] : [[name, choices.map(({ value }) => value)]],
    ),
  );
}

function typeOf({ valueType, format }: FieldRule): FormFieldType {
  if (format === 'date') return 'date';
  return valueType === 'integer' ? 'number' : valueType;
}

function formField(rule: FieldRule, language: Language): FormField {
  const { widget } = rule;
  return {
    name: rule.name,
    label: rule.title[language],
    ...(rule.help === undefined ? {} : { help: rule.help[language] }),
    widget,
    options: optionsOf(rule, widget, language),
    required: rule.required,
    ...(rule.minimum === undefined ? {} : { min: rule.minimum }),
    ...(rule.maximum === undefined ? {} : { max: rule.maximum }),
    ...(rule.minLength === undefined ? {} : { minLength: rule.minLength }),
    ...(rule.maxLength === undefined ? {} : { maxLength: rule.maxLength }),
    type: typeOf(rule),
  };
}

function optionsOf({ choices }: FieldRule, widget: FieldWidget, language: Language): FormOption[] {
  if (choices !== undefined) {
    return choices.map(({ value, label }) => ({ value: String(value), label: label[language] }));
  }
  return widget === 'radio' ? YES_OR_NO[language] : [];
}
