/** The languages of every screen and mail. Dutch comes first and is what anything falls back to. */
export type Language = 'nl' | 'en';

/**
 * A text in both languages. A missing translation is a lint error, never an empty mail. Those of a model trajectory may be
 * there in further languages too, which `readIn` reads.
 */
export type Text = {
  readonly nl: string;
  readonly en: string;
};

/** A language beside Dutch and English in which a model trajectory may have its texts: a BCP 47 primary subtag, as in `fr`. */
export type FurtherLanguage = string;

/** Whether something is written as a further language; whether any model trajectory has it is another matter. */
export function isFurtherLanguage(value: string): boolean {
  return /^(?!(?:nl|en)$)[a-z]{2,3}$/.test(value);
}

/** Whether a value is a text in both languages, perhaps with others beside. */
export function isText(value: object): value is Text {
  const { nl, en } = value as { readonly nl?: unknown; readonly en?: unknown };
  return typeof nl === 'string' && typeof en === 'string';
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
