import type { Scope } from '../../domain/access/scope.ts';
import type { CandidateSchool } from '../../domain/programmes/candidates.ts';
import { rowsOf, type Store } from '../database/db.ts';
import { type FacetRow, facetsOf, sizeBounds } from './facets.ts';

/** For which place schools are looked for. */
export interface Vacancy {
  readonly programmeId: string;
  readonly cohort: string;
  readonly lot: string;
  /** Lots that exclude it: who has a place there is no candidate. */
  readonly excluded: readonly string[];
  readonly levels?: readonly string[] | undefined;
  /** Steps that propose the model of the lot, as `template/step`. */
  readonly proposing: readonly string[];
}

interface Row extends FacetRow {
  number: string;
  name: string;
  proposed: boolean;
  never_reached: boolean;
  volger: boolean;
  reached_around: number;
  average: number;
  sectors: string[];
  reached_in_sector: number | null;
}

/**
 * The open schools that somebody deals with and that could have a place: of the right level, without a place in this call
 * (here or where that excludes it) and not waiting for one; with what the programme knows of their need, counted over the
 * whole register.
 */
export async function candidatesOf(
  store: Store,
  scope: Scope,
  vacancy: Vacancy,
): Promise<{ readonly schools: readonly CandidateSchool[]; readonly average: number }> {
  const { programmeId, cohort, lot, excluded, levels, proposing } = vacancy;
  const rows = await rowsOf<Row>(store, {
    text: `WITH reached AS (
        SELECT school_number, bool_or("group" = 'volger') AS volger FROM (
          SELECT school_number, "group" FROM trajectory WHERE school_number IS NOT NULL AND NOT mistake
          UNION ALL SELECT school_number, NULL FROM participation WHERE school_number IS NOT NULL
        ) AS known GROUP BY school_number
      ), register AS (
        SELECT s.number, s.name, s.network, s.province, s.level, s.sectors, width_bucket(s.pupils, ${sizeBounds}) AS size,
          r.school_number IS NULL AS never_reached, coalesce(r.volger, false) AS volger,
          avg((r.school_number IS NOT NULL)::int) OVER (PARTITION BY s.province, s.level)::float AS reached_around,
          avg((r.school_number IS NOT NULL)::int) OVER ()::float AS average
        FROM school s LEFT JOIN reached r ON r.school_number = s.number WHERE s.closed_at IS NULL
      ), by_sector AS (
        SELECT sector, avg((NOT never_reached)::int)::float AS reached FROM register, unnest(sectors) AS sector GROUP BY sector
      ), proposed AS (
        SELECT DISTINCT t.school_number FROM trajectory_step st JOIN trajectory t ON t.id = st.trajectory_id
        WHERE st.status = 'open' AND st.kind = 'trajectory' AND t.status = 'active'
          AND t.template || '/' || st.step = ANY ($6)
      ), taken AS (
        SELECT t.school_number FROM programme_place place JOIN trajectory t ON t.id = place.trajectory_id
        WHERE place.programme_id = $1 AND place.cohort = $2 AND place.lot = ANY ($3)
          AND t.status <> 'stopped' AND place.standing <> 'free' AND t.school_number IS NOT NULL
        UNION SELECT school_number FROM programme_waiting
        WHERE programme_id = $1 AND cohort = $2 AND lot = $4 AND status = 'waiting' AND school_number IS NOT NULL
      )
      SELECT register.*, (SELECT min(reached) FROM by_sector WHERE sector = ANY (register.sectors)) AS reached_in_sector,
        EXISTS (SELECT FROM proposed WHERE school_number = register.number) AS proposed
      FROM register
      WHERE register.number NOT IN (SELECT school_number FROM taken)
        AND ($5::text[] IS NULL OR register.level = ANY ($5))
        AND ($7::uuid IS NULL
          OR register.network = (SELECT network FROM organisation WHERE id = $7)
          OR EXISTS (SELECT FROM school_assignment a WHERE a.school_number = register.number AND a.organisation_id = $7))`,
    values: [
      ...[programmeId, cohort, [lot, ...excluded], lot, levels ?? null, proposing],
      scope.kind === 'all' ? null : scope.organisation,
    ],
  });
  return {
    schools: rows.map(({ number, name, proposed, never_reached, volger, reached_around, ...facets }) => ({
      sectors: facets.sectors,
      ...(facets.reached_in_sector === null ? {} : { reachedInSector: facets.reached_in_sector }),
      ...{ number, name, proposed, volger, neverReached: never_reached, reachedAround: reached_around },
      facets: facetsOf({
        ...{ network: facets.network, province: facets.province },
        ...{ level: facets.level, size: facets.size },
      }),
    })),
    average: rows[0]?.average ?? 0,
  };
}
