import { rowsOf, type Store } from '../database/db.ts';
import { mustReachAll } from '../database/reach.ts';

/**
 * Notes which sectors are near schools, in place of what was known of them; of the others, what is known stays.
 * @returns the numbers of the schools that are known
 */
export async function setSectors(
  within: Store,
  schools: readonly { readonly number: string; readonly sectors: readonly string[] }[],
): Promise<ReadonlySet<string>> {
  mustReachAll(within);
  const rows = await rowsOf<{ number: string }>(within, {
    text: `UPDATE school SET sectors = ARRAY(SELECT jsonb_array_elements_text(told.sectors))
      FROM jsonb_to_recordset($1::jsonb) AS told(number text, sectors jsonb)
      WHERE school.number = told.number RETURNING school.number`,
    values: [JSON.stringify(schools)],
  });
  return new Set(rows.map(({ number }) => number));
}
