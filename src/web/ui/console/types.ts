import type { Language } from '../../../domain/text.ts';

/** What somebody of the staff does, or that they work for a partner or write models; by which the main menu differs. */
export type ReaderRole =
  | 'administrator'
  | 'central'
  | 'coordinator'
  | 'counsellor'
  | 'author'
  | 'provider'
  | 'partner';

/** Who looks at a page of the staff. */
export type Reader = { readonly name: string; readonly function: ReaderRole };

/** In which colours somebody can want the pages in a browser, whatever its system says; in the order in which they are offered. */
export const schemes = ['light', 'dark'] as const;
export type Scheme = (typeof schemes)[number];

/** What surrounds every page of the staff. */
export type ConsoleFrame = {
  readonly language: Language;
  /** Address of this very page, in the language that it is read in. */
  readonly address: string;
  /** As was chosen in this browser; absent where it goes by its system. */
  readonly scheme?: Scheme;
  /** Address of the same page in the other language. */
  readonly otherLanguage: string;
  /** By which the form of the menu is known to come from a page of this reader. */
  readonly seal?: string;
  /** Absent while nobody has been chosen or has signed in. */
  readonly reader?: Reader;
};
