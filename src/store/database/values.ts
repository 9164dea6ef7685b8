import type { Instant, LocalDate } from '../../domain/calendar/types.ts';

/** A value without the `undefined` and `null` in it: what a row leaves empty is absent in the domain. */
export type Filled<T> = {
  [Key in keyof T as undefined extends T[Key] ? never : null extends T[Key] ? never : Key]: T[Key];
} & {
  [Key in keyof T as undefined extends T[Key] ? Key : null extends T[Key] ? Key : never]?: NonNullable<
    T[Key]
  >;
};

/** Leaves out what is `undefined` or `null`. */
export function filled<T extends object>(value: T): Filled<T> {
  // Every row of every list goes through here: without a list of pairs in between.
  const known: { [name: string]: unknown } = {};
  for (const name of Object.keys(value)) {
    const part = value[name as keyof T];
    if (part !== undefined && part !== null) known[name] = part;
  }
  return known as Filled<T>;
}

/** A point in time as the domain writes it. */
export function toInstant(date: Date): Instant;
export function toInstant(date: Date | null): Instant | undefined;
export function toInstant(date: Date | null): Instant | undefined {
  return date === null ? undefined : date.toISOString();
}

/** A DATE column as the domain writes it; Prisma gives it as midnight in UTC. */
export function toLocalDate(date: Date): LocalDate;
export function toLocalDate(date: Date | null): LocalDate | undefined;
export function toLocalDate(date: Date | null): LocalDate | undefined {
  return date === null ? undefined : date.toISOString().slice(0, 10);
}

/** A local date as Prisma wants it in a DATE column. */
export function fromLocalDate(date: LocalDate): Date {
  return new Date(`${date}T00:00:00.000Z`);
}

/** A page of a list; `next` is given back as `cursor` to get the following page, and absent on the last one. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next?: string;
}

/** Which page of a list. */
export interface PageRequest {
  /** What an earlier page gave as `next`. */
  readonly cursor?: string | undefined;
  /** Most items on the page. */
  readonly limit: number;
}

/** Makes a page of one row more than was asked for. */
export function pageOf<Item>(
  items: readonly Item[],
  limit: number,
  keyOf: (item: Item) => readonly string[],
): Page<Item> {
  const last = items[limit - 1];
  if (items.length <= limit || last === undefined) return { items };
  return { items: items.slice(0, limit), next: encodeCursor(keyOf(last)) };
}

/** The sort key of the last item of a page, as an opaque word. */
export function encodeCursor(key: readonly string[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The sort key in a cursor; `undefined` for a word that no page gave. */
export function decodeCursor(cursor: string | undefined, parts: number): readonly string[] | undefined {
  if (cursor === undefined) return undefined;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const fits = Array.isArray(key) && key.length === parts && key.every((part) => typeof part === 'string');
    return fits ? key : undefined;
  } catch {
    return undefined;
  }
}

/**
 * An array among the values of a named statement, as SQL: of a length that is not looked at when the statement is planned. Otherwise
 * PostgreSQL plans it anew for every length that comes, which takes longer than carrying it out.
 * @param value such as `$1`
 */
export function arrayOfAnyLength(value: string, type: 'text' | 'uuid'): string {
  return `(SELECT ${value}::${type}[])::${type}[]`;
}
