import type { ApplicationError } from '../../../application/application-error.ts';
import { sortError } from '../../../application/outage.ts';
import type { FieldError, Rejection } from '../../../domain/rejection.ts';
import type { Text } from '../../../domain/text.ts';
import type { AnswerWeight } from '../../../domain/trajectory/views/weight.ts';
import { titleOf } from '../../../texts/titles.ts';
import type { FieldMistake } from '../../form.ts';
import { textsOf } from '../../texts/texts.ts';
import type { Done } from './done.ts';
import type { Draft } from './draft.ts';
import { formNotCarriedOut, formRejected } from './errors.ts';
import type { SchoolForm, SentForm } from './form.ts';

/** What became of a form: done, or it comes back as it was filled in, with what to do about it. */
export type Outcome =
  | { readonly kind: 'done'; readonly done: Done }
  | { readonly kind: 'again'; readonly draft: Draft; readonly problem: ApplicationError };

/** In how many seconds a form can be sent again for which a part did not answer. */
const AGAIN_IN = 10;

/** Refusals that say nothing to whoever filled in a form, but that it was not the form that there is now. */
const STALE = ['idempotency-key-reused', 'not-found'];

/**
 * Reads a form, has done what it asks, and says what became of it.
 * @throws what is a fault of ours
 */
export async function outcomeOf<Asked>(
  { name, within, read: readForm, act }: SchoolForm<Asked>,
  form: SentForm,
): Promise<Outcome> {
  const { deps, opened, number: key } = form;
  const done: Outcome = { kind: 'done', done: { kind: name, path: form.path } };
  const draft = { form: within ?? name, sent: form.sent } as const;
  const read = await readForm(form);
  if (!('asked' in read)) return toMend({ ...draft, ...read });
  const { asked, controlOf = () => undefined } = read;
  try {
    const outcome = await act({ deps, opened, key }, asked);
    if (!outcome.ok && outcome.answeredBefore !== undefined) {
      return { kind: 'done', done: { kind: 'answered-before', path: form.path } };
    }
    if (!outcome.ok && outcome.weighs !== undefined) {
      return toMend({ ...draft, mistakes: [], weighs: outcome.weighs, note: noteOn(outcome.weighs, form) });
    }
    // Somebody was quicker: the page says how it stands.
    if (outcome.ok || outcome.rejection.code === 'step-not-open') return done;
    if (outcome.isKept) return { kind: 'done', done: { kind: 'kept', path: form.path } };
    return toMend({ ...draft, ...beside(outcome.rejection, controlOf, form) });
  } catch (error) {
    const sorted = sortError(error);
    if (sorted.sort === 'defect') throw error;
    if (sorted.sort === 'outage') {
      // With its number, so that what was done after all is not done again.
      const again = { ...draft, mistakes: [], note: textsOf(form.language).errors.busy, number: key };
      return { kind: 'again', draft: again, problem: formNotCarriedOut(AGAIN_IN) };
    }
    const refused = sorted.error;
    if (refused.errors?.some(({ code }) => code === 'step-not-open')) return done;
    const mended = toMend({ ...draft, ...beside(rejectionOf(refused), controlOf, form) });
    // A document that cannot be taken is said to programs as the API says it.
    const isAboutFile = refused.kind === 'too-large' || refused.kind === 'unsupported';
    return isAboutFile ? { ...mended, problem: refused } : mended;
  }
}

/** What an answer would end or pass over, before it is given. */
function noteOn({ ends, skips }: AnswerWeight, { opened, language }: SentForm): string {
  const texts = textsOf(language).choose;
  if (ends) return texts.weighsEnd;
  return texts.weighsSkips(skips.map((phase) => titleOf(opened.template, phase, language)));
}

function toMend(draft: Draft): Extract<Outcome, { kind: 'again' }> {
  return { kind: 'again', draft, problem: formRejected(draft) };
}

function rejectionOf({ code, detail, title, errors }: ApplicationError): Refusal {
  return { code, message: detail ?? title, ...(errors === undefined ? {} : { errors }) };
}

type Refusal = Pick<Rejection, 'code' | 'errors'> & { readonly message: Text };

/** A refusal as mistakes beside the controls of the form, with a word on what stands in none. */
function beside(
  { code, message, errors = [] }: Refusal,
  controlOf: (path: string) => string | undefined,
  { language }: SentForm,
): { readonly mistakes: readonly FieldMistake[]; readonly note?: string } {
  const mistakes = errors.flatMap(({ path, message: text }: FieldError): FieldMistake[] => {
    const field = controlOf(path);
    return field === undefined ? [] : [{ field, message: text[language] }];
  });
  if (mistakes.length > 0) return { mistakes };
  return { mistakes, note: STALE.includes(code) ? textsOf(language).errors.stale : message[language] };
}
