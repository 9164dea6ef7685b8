import type { FormField, FormOption } from '../../../domain/forms/form-fields.ts';
import { type FieldMistake, type Sent, sentValues } from '../../form.ts';
import type { SharedTexts } from '../../texts/nl.ts';
import {
  controlAttributes,
  descriptionIds,
  Field,
  type FieldFrame,
  FieldGroup,
  fieldClass,
  fieldId,
  TextArea,
  TextInput,
} from './field.tsx';

/** The controls of a form from a template, with what was filled in and what is wrong with it. */
export function AnswerFields(props: {
  readonly fields: readonly FormField[];
  readonly sent: Sent;
  readonly mistakes: readonly FieldMistake[];
  readonly texts: SharedTexts;
}) {
  const { fields, sent, mistakes, texts } = props;
  return (
    <>
      {fields.map((field) => (
        <AnswerField
          key={field.name}
          field={field}
          values={sentValues(sent, field.name)}
          error={mistakes.find((mistake) => mistake.field === field.name)?.message}
          texts={texts}
        />
      ))}
    </>
  );
}

function AnswerField(props: {
  readonly field: FormField;
  readonly values: readonly string[];
  readonly error: string | undefined;
  readonly texts: SharedTexts;
}) {
  const { field, values, error, texts } = props;
  const { name, label, help: hint, required, options, maxLength } = field;
  const frame: FieldFrame = { name, label, hint, error, required };
  const value = values.at(-1);
  const common = { frame, texts, value };
  switch (field.widget) {
    case 'textarea':
      return <TextArea {...common} rows={5} maxlength={maxLength} />;
    case 'number': {
      const limits = { min: field.min, max: field.max, step: 'any' as const };
      return <TextInput {...common} type="number" narrow inputmode="decimal" limits={limits} />;
    }
    case 'date':
      return <TextInput {...common} type="date" narrow />;
    case 'email':
      return <TextInput {...common} type="email" autocomplete="off" />;
    case 'text':
      return <TextInput {...common} limits={{ maxlength: maxLength }} />;
    case 'select':
      return (
        <Select frame={frame} texts={texts} options={options} value={value} none={texts.fields.choose} />
      );
    case 'checkbox':
      return <SingleBox frame={frame} value={value} />;
    case 'scale':
      return <Scale {...common} options={options} />;
    case 'radio':
      return <Choices frame={frame} texts={texts} type="radio" options={options} values={values} />;
    case 'checkboxes':
      return <Choices frame={frame} texts={texts} type="checkbox" options={options} values={values} />;
  }
}

/** A list to choose from; `none` is what stands there while nothing was chosen. */
export function Select(props: {
  readonly frame: FieldFrame;
  readonly texts: SharedTexts;
  readonly options: readonly FormOption[];
  readonly value: string | undefined;
  readonly none: string;
}) {
  const { frame, texts, options, value, none } = props;
  return (
    <Field frame={frame} texts={texts}>
      <select {...controlAttributes(frame)}>
        <option value="">{none}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** Radio buttons or boxes to tick, one under the other. */
export function Choices(props: {
  readonly frame: FieldFrame;
  readonly texts: SharedTexts;
  readonly type: 'radio' | 'checkbox';
  readonly options: readonly (FormOption & { readonly note?: string | undefined })[];
  readonly values: readonly string[];
}) {
  const { frame, texts, type, options, values } = props;
  return (
    <FieldGroup frame={frame} texts={texts}>
      <div class="choices">
        {options.map(({ value, label, note }, index) => {
          const id = choiceId(frame, index);
          return (
            <div class="choice" key={value}>
              <input type={type} id={id} name={frame.name} value={value} checked={values.includes(value)} />
              <label for={id}>
                {label}
                {note && <span class="choice-note"> {note}</span>}
              </label>
            </div>
          );
        })}
      </div>
    </FieldGroup>
  );
}

type Scaled = {
  readonly frame: FieldFrame;
  readonly texts: SharedTexts;
  readonly options: readonly FormOption[];
  readonly value: string | undefined;
};

/** A row of numbers from low to high; on a narrow screen it wraps. Numbers with words stand one under the other. */
function Scale({ frame, texts, options, value }: Scaled) {
  if (options.some((option) => option.label !== option.value)) {
    const values = [value ?? ''];
    return (
      <Choices frame={frame} texts={texts} type="radio" options={options.map(numbered)} values={values} />
    );
  }
  return (
    <FieldGroup frame={frame} texts={texts}>
      <div class="scale">
        {options.map((option, index) => {
          const id = choiceId(frame, index);
          return (
            <span class="scale-choice" key={option.value}>
              <input
                type="radio"
                id={id}
                name={frame.name}
                value={option.value}
                checked={option.value === value}
              />
              <label for={id}>{option.label}</label>
            </span>
          );
        })}
      </div>
    </FieldGroup>
  );
}

function choiceId({ name }: FieldFrame, index: number): string {
  return index === 0 ? fieldId(name) : `${fieldId(name)}-${index + 1}`;
}

function numbered(option: FormOption): FormOption {
  return option.label === option.value
    ? option
    : { value: option.value, label: `${option.value} · ${option.label}` };
}

/** One box to tick, for a statement. */
/** One box to tick, with what it says beside it. */
export function SingleBox({
  frame,
  value,
}: {
  readonly frame: FieldFrame;
  readonly value: string | undefined;
}) {
  const { name, label, hint, error } = frame;
  const id = fieldId(name);
  const ticked = value !== undefined && !['', 'false', 'off', '0', 'no', 'nee'].includes(value.toLowerCase());
  return (
    <div class={fieldClass(frame)}>
      {error !== undefined && (
        <p class="wrong" id={`${id}-error`}>
          {error}
        </p>
      )}
      <div class="choice">
        <input
          type="checkbox"
          id={id}
          name={name}
          value="true"
          checked={ticked}
          aria-describedby={descriptionIds(frame)}
          aria-invalid={error === undefined ? undefined : 'true'}
        />
        <label for={id}>{label}</label>
      </div>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
