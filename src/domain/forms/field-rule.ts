import type { JsonSchema } from '../json-schema.ts';
import type { Text } from '../text.ts';

/** What an answer is once it is checked: as it is stored and as conditions see it. */
export type ValueType = 'string' | 'integer' | 'number' | 'boolean' | 'list';

/** How a field can be asked for with `x-widget`. */
export const WIDGETS = ['scale', 'textarea', 'checkboxes', 'radio', 'select', 'checkbox'] as const;
/** The kind of control that a form can ask for with `x-widget`. */
export type Widget = (typeof WIDGETS)[number];

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

/** One answer that can be chosen. */
export type Choice = { value: string | number; label: Text };

/** One property of a form's schema, read once: what an answer must be and how the field is called. */
export type FieldRule = {
  name: string;
  required: boolean;
  valueType: ValueType;
  format?: 'date' | 'email';
  title: Text;
  help?: Text;
  /** The answers to choose from; for a list, those of its items. */
  choices?: Choice[];
  /** A statement that has to be agreed with (`const: true`). */
  mustAgree: boolean;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  pattern?: string;
  /** The control that suits it: what the template asks for where that is possible. */
  widget: FieldWidget;
};

/** From this many answers on, a list to open is easier on a phone than radio buttons. */
const MOST_RADIO_BUTTONS = 6;

/** A text that may be this long gets several lines. */
const LONGEST_SINGLE_LINE = 200;

const rulesBySchema = new WeakMap<JsonSchema, readonly FieldRule[]>();

/**
 * The fields of a form in the order in which the template gives them. Reads only the part of JSON Schema that
 * templates use; what it does not know is found by `formSchemaProblems`, not here.
 */
export function fieldRulesOf(schema: JsonSchema): readonly FieldRule[] {
  const known = rulesBySchema.get(schema);
  if (known !== undefined) return known;
  const required = Array.isArray(schema.required) ? schema.required : [];
  const rules = Object.entries(objectOf(schema.properties)).map(([name, property]) =>
    fieldRule(name, objectOf(property), required.includes(name)),
  );
  rulesBySchema.set(schema, rules);
  return rules;
}

function fieldRule(name: string, property: JsonSchema, required: boolean): FieldRule {
  const items = objectOf(property.items);
  const values = choiceValues(property.enum ?? items.enum);
  const labels = { ...objectOf(items['x-labels']), ...objectOf(property['x-labels']) };
  const valueType = valueTypeOf(property, values);
  const help = textOf(property.description);
  const asked = WIDGETS.find((known) => known === property['x-widget']);
  const rule = {
    name,
    required,
    valueType,
    title: textOf(property.title) ?? { nl: name, en: name },
    mustAgree: valueType === 'boolean' && property.const === true,
    ...(property.format === 'date' || property.format === 'email' ? { format: property.format } : {}),
    ...(help === undefined ? {} : { help }),
    ...choicesOf(property, valueType, values, labels),
    ...numbersOf(property),
    ...(typeof property.pattern === 'string' ? { pattern: property.pattern } : {}),
  } satisfies Omit<FieldRule, 'widget'>;
  return { ...rule, widget: widgetOf(rule, asked) };
}

/** The control of a field: what the template asks for where that is possible, otherwise what suits the answer. */
function widgetOf(rule: Omit<FieldRule, 'widget'>, widget: Widget | undefined): FieldWidget {
  const { valueType, choices, format } = rule;
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

function choicesOf(
  property: JsonSchema,
  valueType: ValueType,
  values: (string | number)[] | undefined,
  labels: JsonSchema,
): { choices?: Choice[] } {
  const offered = values ?? (property['x-widget'] === 'scale' ? scaleValues(property, valueType) : undefined);
  if (offered === undefined) return {};
  const label = (value: string | number) => textOf(labels[String(value)]) ?? bothLanguages(String(value));
  return { choices: offered.map((value) => ({ value, label: label(value) })) };
}

/** A longer scale is not something that people can choose from on a screen. */
const LONGEST_SCALE = 11;

function scaleValues(property: JsonSchema, valueType: ValueType): number[] | undefined {
  const { minimum, maximum } = numbersOf(property);
  if (valueType !== 'integer' || minimum === undefined || maximum === undefined) return undefined;
  const length = maximum - minimum + 1;
  if (length < 2 || length > LONGEST_SCALE) return undefined;
  return Array.from({ length }, (_, index) => minimum + index);
}

function valueTypeOf(property: JsonSchema, values: (string | number)[] | undefined): ValueType {
  switch (property.type) {
    case 'integer':
    case 'number':
    case 'boolean':
      return property.type;
    case 'array':
      return 'list';
    case undefined:
      return values?.every((value) => typeof value === 'number') ? 'number' : 'string';
    default:
      return 'string';
  }
}

type Numbers = Pick<FieldRule, 'minimum' | 'maximum' | 'minLength' | 'maxLength' | 'minItems' | 'maxItems'>;

function numbersOf(property: JsonSchema): Numbers {
  const numbers: Numbers = {};
  for (const key of ['minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems'] as const) {
    const value = property[key];
    if (typeof value === 'number') numbers[key] = value;
  }
  return numbers;
}

function choiceValues(values: unknown): (string | number)[] | undefined {
  if (!Array.isArray(values)) return undefined;
  return values.filter((value) => typeof value === 'string' || typeof value === 'number');
}

/** A text in both languages; a plain string counts for both. */
export function textOf(value: unknown): Text | undefined {
  if (typeof value === 'string') return bothLanguages(value);
  const { nl, en } = objectOf(value);
  if (typeof nl === 'string') return { nl, en: typeof en === 'string' ? en : nl };
  return typeof en === 'string' ? bothLanguages(en) : undefined;
}

function bothLanguages(text: string): Text {
  return { nl: text, en: text };
}

/** The value itself when it is a plain object, otherwise an empty one. */
export function objectOf(value: unknown): JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonSchema) : {};
}
