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

/** What surrounds every page of the staff. */
export type ConsoleFrame = {
  readonly language: Language;
  /** Address of the same page in the other language. */
  readonly otherLanguage: string;
  /** Absent while nobody has been chosen or has signed in. */
  readonly reader?: Reader;
};
