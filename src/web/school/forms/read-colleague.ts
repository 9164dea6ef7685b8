import { z } from 'zod';
import type { Language } from '../../../domain/text.ts';
import type { Person } from '../../../store/people/people.ts';
import { type FieldMistake, type Sent, sentText } from '../../form.ts';
import { textsOf } from '../../texts/texts.ts';

const LONGEST_NAME = 120;
const address = z.email().max(254);

type Somebody =
  | { readonly colleague: { readonly name: string; readonly email: string } }
  | { readonly mistakes: readonly FieldMistake[] };

/** The colleague that a form names, checked; or what has to be mended. */
export function readColleague(sent: Sent, reader: Person, language: Language): Somebody {
  return readSomebody(sent, reader, textsOf(language).more, language);
}

/** Whoever a form names, checked; or what has to be mended, in the words of that form. */
export function readSomebody(
  sent: Sent,
  reader: Person,
  texts: { readonly [mistake in 'nameMissing' | 'emailMissing' | 'emailOwn']: string },
  language: Language,
): Somebody {
  const mistakes: FieldMistake[] = [];
  const name = (sentText(sent, 'name') ?? '').replace(/\s+/g, ' ').trim().slice(0, LONGEST_NAME);
  const email = (sentText(sent, 'email') ?? '').trim();
  if (name === '') mistakes.push({ field: 'name', message: texts.nameMissing });
  if (email === '') mistakes.push({ field: 'email', message: texts.emailMissing });
  else if (!address.safeParse(email).success) {
    mistakes.push({ field: 'email', message: textsOf(language).more.emailWrong });
  } else if (email.toLowerCase() === reader.email?.toLowerCase()) {
    mistakes.push({ field: 'email', message: texts.emailOwn });
  }
  return mistakes.length > 0 ? { mistakes } : { colleague: { name, email } };
}
