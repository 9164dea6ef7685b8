import type { LocalDate } from '../../domain/calendar/types.ts';
import { endOfDay } from '../../domain/calendar/wall-clock.ts';
import type { RegisteredSchool } from '../../domain/reports/coverage.ts';
import { rowsOf, type Store } from '../database/db.ts';
import { filled } from '../database/values.ts';
import { partOf } from '../trajectories/counted-part.ts';
import type { ReportScope } from './values.ts';

interface Row {
  number: string;
  name: string;
  province: string | null;
  network: string | null;
  level: string | null;
  pupils: number | null;
  groups: RegisteredSchool['groups'];
}

/**
 * The schools of the register that were not closed by the end of a local date, by number, with how they had been
 * reached by then. A guidance service sees the schools of its network and those that it follows, and its own
 * trajectories only.
 * @param parts schools of these parts only
 */
export async function registerWithReach(
  store: Store,
  asOf: LocalDate,
  scope: ReportScope,
  parts?: readonly string[],
): Promise<RegisteredSchool[]> {
  const ofThese = (school: string) => (parts === undefined ? '' : `AND ${partOf(school)} = ANY($4::text[])`);
  const rows = await rowsOf<Row>(store, {
    text: `WITH enrolments AS (
        SELECT school_number, array_agg(DISTINCT "group") AS groups FROM (
          SELECT school_number, CASE indicator WHEN 'reached_volgers' THEN 'volger'
            WHEN 'reached_first_movers' THEN 'first-mover' ELSE 'unknown' END AS "group"
          FROM observation
          WHERE indicator IN ('reached_volgers', 'reached_first_movers', 'reached_group_unknown') AND NOT mistake
            AND school_number IS NOT NULL AND at < $1 AND ($2::uuid IS NULL OR organisation_id = $2::uuid)
            ${ofThese('school_number')}
          -- A school that takes part in a project of the programme is reached by it.
          UNION ALL SELECT p.school_number, coalesce(t."group", 'unknown')
          FROM participation p JOIN trajectory t ON t.id = p.trajectory_id
          WHERE p.school_number IS NOT NULL AND NOT t.mistake AND p."from" <= $3::date
            AND ($2::uuid IS NULL OR t.organisation_id = $2::uuid) ${ofThese('p.school_number')}
        ) AS reached GROUP BY school_number
      )
      SELECT s.number, s.name, s.province, s.network, s.level, s.pupils, coalesce(r.groups, '{}') AS groups
      FROM school s LEFT JOIN enrolments r ON r.school_number = s.number
      WHERE (s.closed_at IS NULL OR s.closed_at >= $1) AND ($2::uuid IS NULL OR r.groups IS NOT NULL
        OR s.network = (SELECT o.network FROM organisation o WHERE o.id = $2::uuid)) ${ofThese('s.number')}
      ORDER BY s.number`,
    values: [endOfDay(asOf), scope.organisation ?? null, asOf, ...(parts === undefined ? [] : [parts])],
  });
  return rows.map((row) => filled(row));
}
