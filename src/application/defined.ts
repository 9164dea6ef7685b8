/** The same fields, without those that are `undefined`: absent and undefined are the same over the wire. */
export type Defined<T> = T extends readonly (infer Item)[]
  ? Defined<Item>[]
  : T extends object
    ? { [Key in keyof T]: Defined<Exclude<T[Key], undefined>> }
    : T;

/** Leaves out what is `undefined`, at every depth of plain objects and lists. */
export function definedOf<T>(value: T): Defined<T> {
  if (Array.isArray(value)) return value.map(definedOf) as Defined<T>;
  if (value === null || typeof value !== 'object') return value as Defined<T>;
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(entries.map(([key, part]) => [key, definedOf(part)])) as Defined<T>;
}
