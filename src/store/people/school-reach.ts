import { rowsOf, type Store } from '../database/db.ts';

/**
 * Whether a guidance service deals with a school: it is of the network that the service works for, or the service
 * follows or has followed a trajectory of it. The same schools stand in its reports.
 * @param organisation id of the service
 */
export async function isSchoolOf(store: Store, school: string, organisation: string): Promise<boolean> {
  const rows = await rowsOf<{ reached: boolean }>(store, {
    name: 'school-of',
    text: `SELECT EXISTS (
        SELECT FROM school s JOIN organisation o ON o.network = s.network WHERE s.number = $1 AND o.id = $2::uuid
      ) OR EXISTS (
        SELECT FROM trajectory WHERE school_number = $1 AND organisation_id = $2::uuid
      ) AS reached`,
    values: [school, organisation],
  });
  return rows[0]?.reached === true;
}
