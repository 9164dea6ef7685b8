/** What was sent, by name; a name that came more than once has a list. */
export type Sent = { readonly [name: string]: string | readonly string[] | undefined };

/** A mistake, to be shown at the top of the page and beside its field. */
export type FieldMistake = { readonly field: string; readonly message: string };

/** A form that was sent and has to be mended. */
export type FormDraft = {
  readonly sent: Sent;
  readonly mistakes: readonly FieldMistake[];
  /** What is wrong with it as a whole. */
  readonly note?: string;
};

/** The name of the one control that holds a document. */
export const FILE = '_file';

/** The single value that was sent under a name: of several the last. */
export function sentText(sent: Sent, name: string): string | undefined {
  return sentValues(sent, name).at(-1);
}

/** All values that were sent under a name. */
export function sentValues(sent: Sent, name: string): readonly string[] {
  const value = Object.hasOwn(sent, name) ? sent[name] : undefined;
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}
