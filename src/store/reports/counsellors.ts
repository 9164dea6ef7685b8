import { rowsOf, type Unscoped } from '../database/db.ts';
import type { ReportScope } from './values.ts';

/** Before every id. */
const FIRST = '00000000-0000-0000-0000-000000000000';

// From one to the next along their index: what each of them follows is not read.
const walked = (comes: '>' | '>=') => `WITH RECURSIVE walked AS (
    (SELECT t.counsellor_id AS id FROM trajectory t WHERE t.status = 'active' AND t.counsellor_id ${comes} $1::uuid
      ORDER BY t.counsellor_id LIMIT 1)
    UNION ALL
    SELECT (SELECT t.counsellor_id FROM trajectory t WHERE t.status = 'active' AND t.counsellor_id > walked.id
      ORDER BY t.counsellor_id LIMIT 1) FROM walked WHERE walked.id IS NOT NULL
  )
  SELECT id FROM walked WHERE id IS NOT NULL`;

// All of what the service follows: in the order of all counsellors, most of what is read would be of others.
const ofService = (comes: '>' | '>=') => `WITH followed AS MATERIALIZED (
    SELECT t.counsellor_id AS id FROM trajectory t WHERE t.status = 'active' AND t.organisation_id = $2::uuid
  )
  SELECT DISTINCT id FROM followed WHERE id ${comes} $1::uuid ORDER BY id`;

/**
 * The next counsellors who follow something that runs, of a service or of all, by id.
 * @param page.after comes before them; from the first if left out
 * @param page.isIncluded whether that one is among them
 */
export async function nextCounsellors(
  store: Unscoped<'decided'>,
  { organisation }: ReportScope,
  page: { readonly after?: string | undefined; readonly isIncluded: boolean; readonly limit: number },
): Promise<string[]> {
  const comes = page.isIncluded ? '>=' : '>';
  const values = [page.after ?? FIRST, ...(organisation === undefined ? [] : [organisation])];
  const all = organisation === undefined ? walked(comes) : ofService(comes);
  const limit = `$${values.push(String(page.limit))}::int`;
  const whose = organisation === undefined ? 'all' : 'of-service';
  const rows = await rowsOf<{ id: string }>(store, {
    name: `next-counsellors ${whose} ${comes}`,
    text: `${all} LIMIT ${limit}`,
    values,
  });
  return rows.map(({ id }) => id);
}

/** Somebody who follows something that runs. */
export interface CounsellorAtWork {
  readonly id: string;
  readonly name: string;
}

/** Some of the counsellors who follow something that runs, of a service or of all, by name, and how many there are. */
export async function counsellorsByName(
  store: Unscoped<'decided'>,
  { organisation }: ReportScope,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ readonly items: readonly CounsellorAtWork[]; readonly total: number }> {
  const values = [FIRST, ...(organisation === undefined ? [] : [organisation])];
  const all = organisation === undefined ? walked('>=') : ofService('>=');
  const [limit, offset] = [page.limit, page.offset].map((number) => `$${values.push(String(number))}::int`);
  const rows = await rowsOf<CounsellorAtWork & { readonly total: number }>(store, {
    name: `counsellors-by-name ${organisation === undefined ? 'all' : 'of-service'}`,
    // One by one: joined as a whole, all people would be read for a few hundred.
    text: `SELECT p.id, p.name, count(*) OVER ()::int AS total FROM (${all}) AS c
        CROSS JOIN LATERAL (SELECT id, name FROM person WHERE id = c.id LIMIT 1) p
      ORDER BY p.name, p.id LIMIT ${limit} OFFSET ${offset}`,
    values,
  });
  return { items: rows.map(({ id, name }) => ({ id, name })), total: rows[0]?.total ?? 0 };
}
