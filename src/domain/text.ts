/** The languages of every screen and mail. Dutch comes first and is what anything falls back to. */
export type Language = 'nl' | 'en';

/** A text in both languages. A missing translation is a lint error, never an empty mail. */
export interface Text {
  readonly nl: string;
  readonly en: string;
}

/** The languages in the order in which screens offer them. */
export const languages: readonly Language[] = ['nl', 'en'];

/** A text cut off after so many letters (UTF-16 code units), never in the middle of a sign such as an emoji. */
export function cutAt(text: string, longest: number): string {
  return text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '');
}

/**
 * A text without signs that nobody sees: zero-width spaces, byte order marks, and those that turn the direction of what
 * follows, with which a name can look like another. What joins the parts of an emoji stays.
 */
export function withoutInvisible(text: string): string {
  return text.replaceAll(
    /[\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/gu,
    '',
  );
}
