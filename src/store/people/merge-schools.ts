import type { Instant } from '../../domain/calendar/types.ts';
import { rowsOf, type Store } from '../database/db.ts';
import { mustReachAll } from '../database/reach.ts';

/** Every trajectory at a school, running or ended. */
export async function trajectoriesAt(
  store: Store,
  school: string,
): Promise<{ readonly id: string; readonly reference: string; readonly hasEnded: boolean }[]> {
  mustReachAll(store);
  return rowsOf(store, {
    text: `SELECT id, reference, ended_at IS NOT NULL AS "hasEnded" FROM trajectory WHERE school_number = $1 ORDER BY reference`,
    values: [school],
  });
}

/** What else hangs on a school. */
export interface SchoolLeftOver {
  readonly people: number;
  readonly freeDays: number;
}

/** How many people and free days of its own a school has. */
export async function schoolLeftOver(store: Store, school: string): Promise<SchoolLeftOver> {
  mustReachAll(store);
  const rows = await rowsOf<SchoolLeftOver>(store, {
    text: `SELECT (SELECT count(*)::int FROM person WHERE school_number = $1 AND merged_into IS NULL) AS people,
      (SELECT count(*)::int FROM calendar_override WHERE school_number = $1) AS "freeDays"`,
    values: [school],
  });
  return rows[0] ?? { people: 0, freeDays: 0 };
}

/** Rows that there may be one of per school: what the one that stays has already stays as it is. */
const perSchool = [
  ['school_assignment', 'organisation_id'],
  ['left_school', 'person_id'],
] as const;

/** Brings together what two schools had, within the transaction, apart from what trajectories decide themselves. */
export async function bringSchoolsTogether(
  within: Store,
  { gone, kept }: { readonly gone: string; readonly kept: string },
  at: Instant,
): Promise<void> {
  mustReachAll(within);
  for (const table of ['person', 'calendar_override']) {
    await rowsOf(within, {
      text: `UPDATE ${table} SET school_number = $2 WHERE school_number = $1`,
      values: [gone, kept],
    });
  }
  for (const [table, beside] of perSchool) {
    await rowsOf(within, {
      text: `UPDATE ${table} own SET school_number = $2 WHERE school_number = $1
        AND NOT EXISTS (SELECT FROM ${table} other WHERE other.school_number = $2 AND other.${beside} = own.${beside})`,
      values: [gone, kept],
    });
    await rowsOf(within, { text: `DELETE FROM ${table} WHERE school_number = $1`, values: [gone] });
  }
  // Who works at the school that stays has not left it.
  await rowsOf(within, {
    text: `DELETE FROM left_school away USING person p WHERE away.person_id = p.id AND away.school_number = $1
      AND p.school_number = $1`,
    values: [kept],
  });
  await rowsOf(within, {
    text: `UPDATE programme_waiting SET school_number = $2,
        subject_id = CASE WHEN split_part(subject_id, '/', 1) = $1 THEN $2 || substr(subject_id, length($1) + 1)
          ELSE subject_id END
      WHERE school_number = $1 AND status = 'waiting'`,
    values: [gone, kept],
  });
  // Its days off are the other's from now on: what comes is worked out anew.
  await rowsOf(within, {
    text: 'INSERT INTO calendar_change (school_number, changed_at) VALUES ($1, $2)',
    values: [kept, at],
  });
  await rowsOf(within, {
    text: `UPDATE school SET merged_into = $2, closed_at = coalesce(closed_at, $3) WHERE number = $1`,
    values: [gone, kept, at],
  });
  await rowsOf(within, { text: 'UPDATE school SET merged_into = NULL WHERE number = $1', values: [kept] });
}
