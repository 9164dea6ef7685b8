import type { Language } from '../domain/text.ts';

const inWords: { readonly [code: string]: { readonly [language in Language]: string } } = {
  'no-answer': { nl: 'er kwam geen antwoord', en: 'there was no answer' },
  'address-corrected': { nl: 'het adres is verbeterd', en: 'the address was corrected' },
  undone: { nl: 'ongedaan gemaakt', en: 'taken back' },
  'no-contact': { nl: 'de vorige was niet te bereiken', en: 'the one before could not be reached' },
};

/** What the core writes itself when an answer stops a trajectory: the step and what was chosen, told by the line before. */
const CHOICE = /^[a-z0-9_]+:[a-z0-9_-]+$/;

/** A reason as it was typed; one that is a code in words, or nothing where another line says it already. */
export function reasonInWords(reason: string | undefined, language: Language): string {
  const text = reason?.trim() ?? '';
  if (CHOICE.test(text)) return '';
  return Object.hasOwn(inWords, text) ? (inWords[text]?.[language] ?? '') : text;
}
