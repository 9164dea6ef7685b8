import type { ComponentChildren } from 'preact';
import type { FieldMistake } from '../../form.ts';
import type { SharedTexts } from '../../texts/nl.ts';

/** What a control says of itself, whatever it looks like. */
export type FieldFrame = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly required: boolean;
  /** It goes without saying that it may stay empty. */
  readonly unmarked?: boolean;
};

/** The id of the control of a field; the summary of mistakes links to it. */
export function fieldId(name: string): string {
  return `field-${name.replace(/[^\w-]/g, '-')}`;
}

type Framed = {
  readonly frame: FieldFrame;
  readonly texts: SharedTexts;
  readonly children: ComponentChildren;
};

/** A labelled control of one line or more; it has to be given its `controlAttributes`. */
export function Field({ frame, texts, children }: Framed) {
  return (
    <div class={fieldClass(frame)}>
      <label for={fieldId(frame.name)}>
        {frame.label}
        <OptionalMark frame={frame} texts={texts} />
      </label>
      <Described frame={frame} />
      {children}
    </div>
  );
}

/** The id, name and descriptions of the control of a field. */
export function controlAttributes(frame: FieldFrame) {
  return {
    id: fieldId(frame.name),
    name: frame.name,
    required: frame.required,
    'aria-describedby': descriptionIds(frame),
    'aria-invalid': frame.error === undefined ? undefined : ('true' as const),
  };
}

/** A group of choices under one question. Its first choice has the id of the field, to which the summary links. */
export function FieldGroup({ frame, texts, children }: Framed) {
  return (
    <fieldset class={fieldClass(frame)} aria-describedby={descriptionIds(frame)}>
      <legend>
        {frame.label}
        <OptionalMark frame={frame} texts={texts} />
      </legend>
      <Described frame={frame} />
      {children}
    </fieldset>
  );
}

/** What an input of a browser keeps to by itself. */
export type InputLimits = {
  readonly min?: string | number | undefined;
  readonly max?: string | number | undefined;
  readonly step?: 'any';
  readonly maxlength?: number | undefined;
};

/** A line of text. */
export function TextInput(props: {
  readonly frame: FieldFrame;
  readonly texts: SharedTexts;
  readonly value?: string | undefined;
  readonly type?: 'text' | 'email' | 'date' | 'time' | 'number' | 'url' | 'tel';
  readonly autocomplete?: 'off';
  readonly inputmode?: 'decimal' | 'numeric';
  readonly limits?: InputLimits;
  readonly narrow?: boolean;
}) {
  const { frame, texts, type = 'text', value = '', narrow, autocomplete, inputmode, limits } = props;
  return (
    <Field frame={frame} texts={texts}>
      <input
        // The type of an input with this type stands for all of them.
        type={type as 'text'}
        {...controlAttributes(frame)}
        value={value}
        class={narrow ? 'narrow' : undefined}
        autocomplete={autocomplete}
        inputmode={inputmode}
        {...limits}
      />
    </Field>
  );
}

/** Some lines of text. */
export function TextArea(props: {
  readonly frame: FieldFrame;
  readonly texts: SharedTexts;
  readonly value?: string | undefined;
  readonly rows?: number;
  readonly maxlength?: number | undefined;
}) {
  const { frame, texts, value = '', rows = 3, maxlength } = props;
  return (
    <Field frame={frame} texts={texts}>
      <textarea {...controlAttributes(frame)} rows={rows} maxlength={maxlength}>
        {/* A browser drops the first line break: without this one it would be the reader's. */}
        {`\n${value}`}
      </textarea>
    </Field>
  );
}

/**
 * What keeps a form from being done, at the top of the page: mistakes, or days about which it is asked, each with a link to its
 * field. It takes the focus when the page opens.
 */
export function ErrorSummary(props: {
  readonly mistakes: readonly FieldMistake[];
  readonly texts: SharedTexts;
  readonly note?: string | undefined;
  /** Nothing is wrong: it is asked whether days without school are meant. */
  readonly asksAboutDays?: boolean;
}) {
  const { mistakes, texts, note } = props;
  return (
    <div class={props.asksAboutDays ? 'mistakes asks' : 'mistakes'} role="alert" tabindex={-1} autofocus>
      <h2>{summaryTitle(mistakes.length, texts, props.asksAboutDays)}</h2>
      {mistakes.length > 0 && (
        <ul>
          {mistakes.map(({ field, message }) => (
            <li key={field}>
              <a href={`#${fieldId(field)}`}>{message}</a>
            </li>
          ))}
        </ul>
      )}
      {note !== undefined && <p>{note}</p>}
    </div>
  );
}

function summaryTitle(count: number, texts: SharedTexts, asksAboutDays = false): string {
  if (asksAboutDays) return texts.holidays.title(count);
  return count === 0 ? texts.errors.title : texts.errors.titleCount(count);
}

/** What is said beside a control: a hint, and what is wrong. */
function Described({ frame }: { readonly frame: FieldFrame }) {
  const id = fieldId(frame.name);
  return (
    <>
      {frame.hint && (
        <p class="hint" id={`${id}-hint`}>
          {frame.hint}
        </p>
      )}
      {frame.error !== undefined && (
        <p class="wrong" id={`${id}-error`}>
          {frame.error}
        </p>
      )}
    </>
  );
}

/** The ids of what describes a control; nothing when nothing does. */
export function descriptionIds({ name, hint, error }: FieldFrame): string | undefined {
  const id = fieldId(name);
  const ids = [hint && `${id}-hint`, error !== undefined && `${id}-error`].filter(Boolean);
  return ids.length === 0 ? undefined : ids.join(' ');
}

/** The class of a field, with or without a mistake. */
export function fieldClass({ error }: FieldFrame): string {
  return error === undefined ? 'field' : 'field field-wrong';
}

function OptionalMark({ frame, texts }: Omit<Framed, 'children'>) {
  if (frame.required || frame.unmarked) return null;
  return (
    <>
      {' '}
      <span class="optional">{texts.frame.optional}</span>
    </>
  );
}
