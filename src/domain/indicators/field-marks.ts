import type { JsonSchema } from '../json-schema.ts';
import { indicatorOf, markableIds } from './catalogue.ts';

/** `x-indicator`: the answer is counted. `x-target`: the answer is what is aimed at. */
export type MarkKey = 'x-indicator' | 'x-target';

/** The indicators that a form field bears under a key: one id or a list of them. */
export function marksOfField(property: JsonSchema, key: MarkKey): readonly string[] {
  const mark = property[key];
  return mark === undefined ? [] : [mark].flat().map(String);
}

/**
 * What is wrong with the marks of a form field: indicators that do not exist, answers that are no number, or a scale
 * that cannot be averaged with those of other forms.
 */
export function markProblems(property: JsonSchema): { readonly key: MarkKey; readonly message: string }[] {
  return (['x-indicator', 'x-target'] as const).flatMap((key) =>
    marksOfField(property, key).flatMap((id) => {
      const message = problemOf(property, key, id);
      return message === undefined ? [] : [{ key, message }];
    }),
  );
}

function problemOf(property: JsonSchema, key: MarkKey, id: string): string | undefined {
  const indicator = indicatorOf(id);
  if (indicator === undefined || indicator.builtIn) {
    return `There is no indicator “${id}” that a field can bear; there are: ${markableIds.join(', ')}.`;
  }
  const { type, minimum, maximum } = property;
  const isNumber = type === 'integer' || type === 'number';
  if (!isNumber && type !== 'boolean') return 'An indicator is read from a number, or from yes or no.';
  if (key === 'x-target' && !isNumber) return 'A target is a number.';
  if (indicator.unit === 'scale-1-4' && (!isNumber || minimum !== 1 || maximum !== 4)) {
    return `“${id}” is an average over a scale from 1 to 4, so the field has minimum 1 and maximum 4.`;
  }
  return undefined;
}
