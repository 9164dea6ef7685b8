import type { Language } from '../domain/text.ts';

/** The addresses of the pages under one link; all relative to this server, so that it can be reached by any name. */
export type Addresses = {
  /** The page itself, with what was just done. */
  readonly home: (parameters?: { readonly [name: string]: string | undefined }) => string;
  /** The page of another step that is open for the reader. */
  readonly step: (path: string) => string;
  /** The page about reminders, with what was just done. */
  readonly reminders: (parameters: { readonly [name: string]: string | undefined }) => string;
  /** The page where the school has its teachers asked, with what was just done. */
  readonly teachers: (parameters?: { readonly [name: string]: string | undefined }) => string;
  /** The page where the school asks a question, with what was just done. */
  readonly question: (parameters?: { readonly [name: string]: string | undefined }) => string;
  /** Where a form is sent, with the step that it is for: the answer to a form that cannot be read needs it too. */
  readonly action: (verb: string, path?: string) => string;
  /** A document that was handed in. */
  readonly document: (id: string) => string;
  /** A copy of what was answered to a step; with `save` it is kept as a file. */
  readonly copy: (path: string, save?: 'save') => string;
  /** The same page in the other language. */
  readonly otherLanguage: (path?: string) => string;
};

/**
 * The addresses under a link.
 * @param chosen the language that the reader asked for in the address, if any; it goes along to the next page
 */
export function addressesOf(token: string, language: Language, chosen: Language | undefined): Addresses {
  const base = `/p/${encodeURIComponent(token)}`;
  const address = (rest: string, parameters: { readonly [name: string]: string | undefined } = {}) => {
    const query = new URLSearchParams(
      Object.entries({ lang: chosen, ...parameters }).flatMap(([name, value]): [string, string][] =>
        value === undefined ? [] : [[name, value]],
      ),
    ).toString();
    return `${base}${rest}${query === '' ? '' : `?${query}`}`;
  };
  return {
    home: (parameters) => address('', parameters),
    step: (path) => address('', { step: path }),
    reminders: (parameters) => address('/reminders', parameters),
    teachers: (parameters) => address('/teachers', parameters),
    question: (parameters) => address('/question', parameters),
    action: (verb, path) => address(`/${verb}`, { step: path }),
    document: (id) => address(`/documents/${id}`),
    copy: (path, save) => address('/copy', { step: path, save }),
    otherLanguage: (path) => address('', { lang: language === 'nl' ? 'en' : 'nl', step: path }),
  };
}
