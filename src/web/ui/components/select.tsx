import type { SharedTexts } from '../../texts/nl.ts';
import { controlAttributes, Field, type FieldFrame } from './field.tsx';

/** Something that can be chosen, with how it is called. */
export type Option = { readonly value: string; readonly label: string };

/** A list of which one is chosen; `empty` is what stands for none of them. */
export function SelectInput(props: {
  readonly frame: FieldFrame;
  readonly texts: SharedTexts;
  readonly options: readonly Option[];
  readonly value?: string | undefined;
  readonly empty?: string;
}) {
  const { frame, texts, options, value = '', empty } = props;
  return (
    <Field frame={frame} texts={texts}>
      <select {...controlAttributes(frame)}>
        {empty !== undefined && (
          <option value="" selected={value === ''}>
            {empty}
          </option>
        )}
        {options.map((one) => (
          <option key={one.value} value={one.value} selected={one.value === value}>
            {one.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
