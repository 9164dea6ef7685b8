import type { ApplicationError } from '../application/application-error.ts';
import { sortError } from '../application/outage.ts';
import type { Rejection } from '../domain/rejection.ts';
import type { Language } from '../domain/text.ts';
import type { FormDraft } from './form.ts';

/** A refusal as mistakes beside the fields of a form, with a sentence for what stands beside none. */
export function besideFields(
  { message, errors = [] }: Pick<Rejection, 'message' | 'errors'>,
  controlOf: (path: string) => string | undefined,
  language: Language,
): Omit<FormDraft, 'sent'> {
  const mistakes = errors.flatMap(({ path, message: text }) => {
    const field = controlOf(path);
    return field === undefined ? [] : [{ field, message: text[language] }];
  });
  return mistakes.length > 0 ? { mistakes } : { mistakes, note: message[language] };
}

/** What was thrown as a refusal, as the core gives it. */
export function asRejection({ title, detail, errors }: ApplicationError) {
  return { message: detail ?? title, ...(errors === undefined ? {} : { errors }) };
}

/**
 * What was thrown while a form was carried out, as mistakes beside its fields.
 * @param controlOf which field stands for a path; the path itself if left out
 * @throws it again when it is no refusal
 */
export function refusedBeside(
  error: unknown,
  language: Language,
  controlOf: (path: string) => string | undefined = (path) => path,
): Omit<FormDraft, 'sent'> {
  const sorted = sortError(error);
  if (sorted.sort !== 'refusal') throw error;
  return besideFields(asRejection(sorted.error), controlOf, language);
}
