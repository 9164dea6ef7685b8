import type { Rejection } from '../../../domain/rejection.ts';
import type { Language } from '../../../domain/text.ts';
import { FILE, type FieldMistake } from '../../form.ts';
import type { Draft } from './draft.ts';
import { COMMENT, OUTCOME } from './field-names.ts';

const controls: { readonly [path: string]: string } = {
  outcome: OUTCOME,
  comment: COMMENT,
  attachments: FILE,
};

/** A refusal of the core as mistakes beside the fields of the form, with a word on what belongs to no field. */
export function mistakesOf(
  { errors = [], message }: Rejection,
  form: Draft['form'],
  language: Language,
): { readonly mistakes: readonly FieldMistake[]; readonly note?: string } {
  const mistakes = errors.flatMap(({ path, message: text }): FieldMistake[] => {
    const field = controlOf(path, form);
    return field === undefined ? [] : [{ field, message: text[language] }];
  });
  return mistakes.length === 0 ? { mistakes, note: message[language] } : { mistakes };
}

function controlOf(path: string, form: Draft['form']): string | undefined {
  if (form === 'complete') {
    return path.startsWith('answers.') ? path.slice('answers.'.length) : controls[path];
  }
  if (form === 'postpone') return path === 'due' ? path : undefined;
  const number = form === 'appointments' ? /^appointments\.(\d+)$/.exec(path)?.[1] : undefined;
  return number === undefined ? undefined : `date${Number(number) + 1}`;
}
