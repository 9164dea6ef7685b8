import type { JsonSchema } from '../json-schema.ts';
import type { Language } from '../text.ts';
import { type FieldRule, fieldRulesOf } from './field-rule.ts';

/** The kind of control of a server-rendered form; `scale` is a row of radio buttons from low to high. */
export type FieldWidget =
  | 'text'
  | 'textarea'
  | 'number'
  | 'date'
  | 'email'
  | 'checkbox'
  | 'checkboxes'
  | 'radio'
  | 'select'
  | 'scale';

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

/** From this many answers on, a list to open is easier on a phone than radio buttons. */
const MOST_RADIO_BUTTONS = 6;

/** A text that may be this long gets several lines. */
const LONGEST_SINGLE_LINE = 200;

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

/** The control of a field: what the template asks for where that is possible, otherwise what suits the answer. */
export function widgetOf(rule: FieldRule): FieldWidget {
  const { valueType, widget, choices, format } = rule;
  if (valueType === 'list') return 'checkboxes';
  if (valueType === 'boolean') {
    // A box left empty cannot be told from "no"; a question that must be answered therefore has two buttons.
    const asQuestion = rule.required && !rule.mustAgree && widget !== 'checkbox';
    return asQuestion || widget === 'radio' ? 'radio' : 'checkbox';
  }
  if (choices !== undefined) {
    if (widget === 'scale' || widget === 'radio' || widget === 'select') return widget;
    return choices.length < MOST_RADIO_BUTTONS ? 'radio' : 'select';
  }
  if (valueType === 'integer' || valueType === 'number') return 'number';
  if (format !== undefined) return format;
  return widget === 'textarea' || (rule.maxLength ?? 0) > LONGEST_SINGLE_LINE ? 'textarea' : 'text';
}

function typeOf({ valueType, format }: FieldRule): FormFieldType {
  if (format === 'date') return 'date';
  return valueType === 'integer' ? 'number' : valueType;
}

function formField(rule: FieldRule, language: Language): FormField {
  const widget = widgetOf(rule);
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
