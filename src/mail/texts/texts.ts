import type { Language } from '../../domain/text.ts';
import { en } from './en.ts';
import { nl } from './nl.ts';
import type { MailTexts } from './types.ts';

/** The sentences of all mails, by the language of the reader. */
export const mailTexts: { readonly [language in Language]: MailTexts } = { nl, en };
