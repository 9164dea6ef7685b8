import { z } from 'zod';
import type { Somebody } from '../../../application/people/named.ts';
import { emailAddress } from '../../../domain/email-address.ts';
import { type FieldMistake, sentText } from '../../form.ts';
import { textsOf } from '../../texts/texts.ts';
import type { ReadForm, SentForm } from './form.ts';
import { nameIn } from './name-in.ts';

const address = z.email({ pattern: emailAddress }).max(254);

type Handing = { readonly step: string; readonly person: Somebody };

/** The colleague that a form names. */
export function readColleague(form: SentForm): ReadForm<Handing & { readonly whole: boolean }> {
  const read = readSomebody(form, textsOf(form.language).more);
  if ('mistakes' in read) return read;
  return { ...read, asked: { ...read.asked, whole: form.sent.whole === 'yes' } };
}

/** Whom a form names for a role that is waited for. */
export function readSomebodyElse(form: SentForm): ReadForm<Handing> {
  return readSomebody(form, textsOf(form.language).waiting);
}

/** Whoever a form names, or what has to be mended in the words of that form. */
function readSomebody(
  { path, sent, opened, language }: SentForm,
  texts: { readonly [mistake in 'nameMissing' | 'emailMissing' | 'emailOwn']: string },
): ReadForm<Handing> {
  const mistakes: FieldMistake[] = [];
  const name = nameIn(sentText(sent, 'name'));
  const email = (sentText(sent, 'email') ?? '').trim();
  if (name === '') mistakes.push({ field: 'name', message: texts.nameMissing });
  if (email === '') mistakes.push({ field: 'email', message: texts.emailMissing });
  else if (!address.safeParse(email).success) {
    mistakes.push({ field: 'email', message: textsOf(language).more.emailWrong });
  } else if (email.toLowerCase() === opened.person.email?.toLowerCase()) {
    mistakes.push({ field: 'email', message: texts.emailOwn });
  }
  if (mistakes.length > 0) return { mistakes };
  return {
    asked: { step: path, person: { name, email } },
    // What is wrong with somebody is wrong with who was written down.
    controlOf: (field) => (field.startsWith('person') ? 'email' : undefined),
  };
}
