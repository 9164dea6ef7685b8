import type { Facets } from '../../domain/programmes/types.ts';
import { sizeClasses } from '../../domain/reports/sizes.ts';
import { rowsOf, type Unscoped } from '../database/db.ts';
import { filled } from '../database/values.ts';

/** Lowest numbers of pupils of the classes of size, as SQL; `width_bucket` with it gives the place of the class. */
export const sizeBounds = `ARRAY[${sizeClasses
  .slice(1)
  .map((name) => Number.parseInt(name, 10))
  .join(', ')}]`;

/** What the register says of a school, as a row has it. */
export interface FacetRow {
  readonly network: string | null;
  readonly province: string | null;
  readonly level: string | null;
  /** Place of its class of size, from 0. */
  readonly size: number | null;
}

/** What the register says of a school. */
export function facetsOf({ size, ...names }: FacetRow): Facets {
  return filled({ ...names, size: size === null ? null : (sizeClasses[size] ?? null) });
}

/** What the register says today of the school with this number; nothing when there is none. */
export async function facetsOfSchool(store: Unscoped<'everybody'>, number: string): Promise<Facets> {
  const rows = await rowsOf<FacetRow>(store, {
    text: `SELECT network, province, level, width_bucket(pupils, ${sizeBounds}) AS size FROM school WHERE number = $1`,
    values: [number],
  });
  return rows[0] === undefined ? {} : facetsOf(rows[0]);
}
