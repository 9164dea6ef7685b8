import { rowsOf } from '../database/db.ts';
import { createScopedLoader } from '../database/loader.ts';
import { trajectoryWithin, valuesOf } from '../database/within.ts';
import type { TrajectoryHead } from './rows.ts';

/** A trajectory that its subject went through before in the same template. */
export type Former = Pick<TrajectoryHead, 'id' | 'reference' | 'status'>;

/** The trajectory of the same subject and template that was enrolled last before this one, and has ended; never one enrolled by mistake. */
export const formerTrajectory = createScopedLoader(
  async (store, scope, heads: readonly TrajectoryHead[]): Promise<readonly (Former | undefined)[]> => {
    const values = valuesOf();
    const of = values.add(heads.map(({ id }) => id));
    const rows = await rowsOf<Former & { of: string }>(store, {
      name: `former-trajectories ${scope.kind}`,
      text: `SELECT o.id AS "of", former.* FROM trajectory o CROSS JOIN LATERAL (
          SELECT t.id, t.reference, t.status FROM trajectory t
          WHERE t.subject_kind = o.subject_kind AND t.subject_id = o.subject_id AND t.template = o.template
            AND t.created_at <= o.created_at AND t.id <> o.id
            AND t.ended_at IS NOT NULL AND NOT t.mistake AND ${trajectoryWithin(scope, values)}
          ORDER BY t.created_at DESC, t.id LIMIT 1
        ) former WHERE o.id = ANY(${of}::uuid[])`,
      values: values.all,
    });
    const found = new Map(rows.map(({ of: id, ...former }) => [id, former]));
    return heads.map(({ id }) => found.get(id));
  },
);
