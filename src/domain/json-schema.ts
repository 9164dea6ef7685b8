/** A JSON Schema 2020-12, or a part of one, as a template writes it. */
export type JsonSchema = { readonly [key: string]: unknown };
