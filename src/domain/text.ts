/** The languages of every screen and mail. Dutch comes first and is what anything falls back to. */
export type Language = 'nl' | 'en';

/** A text in both languages. A missing translation is a lint error, never an empty mail. */
export interface Text {
  readonly nl: string;
  readonly en: string;
}

/** The languages in the order in which screens offer them. */
export const languages: readonly Language[] = ['nl', 'en'];
