/** Somebody to turn to. */
export type Contact = {
  readonly name: string;
  readonly email?: string;
  readonly phone?: string;
  readonly organisation?: string;
};

/** A guidance service, as it wants schools to see it. */
export type Service = {
  readonly name: string;
  /** Address of its picture. */
  readonly logo?: string;
  /** What stands under the name of its counsellor; lines. */
  readonly signature?: string;
};

/** A document that was handed in. */
export type Document = { readonly id: string; readonly name: string; readonly size: number };
