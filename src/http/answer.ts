/** What is answered, apart from Express, so that it can be stored and given again. */
export type Answer = {
  readonly status: number;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent instead of JSON, with its media type. */
  readonly content?: { readonly type: string; readonly bytes: string | Uint8Array };
  readonly headers?: { readonly [name: string]: string };
};
