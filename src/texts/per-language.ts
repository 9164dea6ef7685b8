import type { Language } from '../domain/text.ts';

/** Makes something of `Intl` once for each language: making it costs a hundred times as much as using it. */
export function perLanguage<Made>(make: (locale: string) => Made): { readonly [language in Language]: Made } {
  return { nl: make('nl-BE'), en: make('en-GB') };
}
