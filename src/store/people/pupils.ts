import { rowsOf, type Store } from '../database/db.ts';
import { mustReachAll } from '../database/reach.ts';

/**
 * Notes how many pupils schools have; of the others, what is known stays.
 * @returns the numbers of the schools that are known
 */
export async function setPupils(
  within: Store,
  counts: readonly { readonly number: string; readonly pupils: number }[],
): Promise<ReadonlySet<string>> {
  mustReachAll(within);
  const rows = await rowsOf<{ number: string }>(within, {
    text: `UPDATE school SET pupils = told.pupils
      FROM jsonb_to_recordset($1::jsonb) AS told(number text, pupils int)
      WHERE school.number = told.number RETURNING school.number`,
    values: [JSON.stringify(counts)],
  });
  return new Set(rows.map(({ number }) => number));
}
