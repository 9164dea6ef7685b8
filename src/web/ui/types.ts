/** Somebody to turn to. */
export type Contact = {
  readonly name: string;
  readonly email?: string;
  readonly phone?: string;
  readonly organisation?: string;
};

/** A document that was handed in. */
export type Document = { readonly id: string; readonly name: string; readonly size: number };
