import type { Language } from '../../domain/text.ts';
import { en } from './en.ts';
import { nl, type PortalTexts } from './nl.ts';

const all: Record<Language, PortalTexts> = { nl, en };

/** What the pages say in a language. */
export function textsOf(language: Language): PortalTexts {
  return all[language];
}
