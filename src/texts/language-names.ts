import type { FurtherLanguage, Language } from '../domain/text.ts';
import { perLanguage } from './per-language.ts';

const names = perLanguage((locale) => new Intl.DisplayNames(locale, { type: 'language' }));

/** What a further language is called, as within a sentence: `Frans`; its letters when it has no name. */
export function languageInWords(further: FurtherLanguage, language: Language): string {
  return names[language].of(further) ?? further;
}
