import type { Scope } from '../../domain/access/scope.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import { rowsOf, type Store } from '../database/db.ts';
import { filled, toInstant } from '../database/values.ts';
import { trajectoryWithin, valuesOf } from '../database/within.ts';

/** A personal link that still opens something, without its token. */
export interface LinkOfPerson {
  readonly trajectoryId: string;
  /** The step occurrence that it was made for. */
  readonly path: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  /** When something was last done through it. */
  readonly usedAt?: Instant;
}

/** The personal links of somebody that are neither revoked nor expired, the last made first. */
export async function linksOfPerson(
  store: Store,
  scope: Scope,
  person: string,
  now: Instant,
): Promise<readonly LinkOfPerson[]> {
  const values = valuesOf();
  const rows = await rowsOf<{
    trajectory_id: string;
    path: string;
    created_at: Date;
    expires_at: Date;
    used_at: Date | null;
  }>(store, {
    text: `SELECT l.trajectory_id, l.path, l.created_at, l.expires_at, l.used_at
      FROM link l JOIN trajectory t ON t.id = l.trajectory_id
      WHERE l.person_id = ${values.add(person)}::uuid AND l.revoked_at IS NULL
        AND l.expires_at > ${values.add(now)}::timestamptz AND ${trajectoryWithin(scope, values)}
      ORDER BY l.created_at DESC LIMIT 100`,
    values: values.all,
  });
  return rows.map((row) => ({
    trajectoryId: row.trajectory_id,
    path: row.path,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    ...filled({ usedAt: toInstant(row.used_at) }),
  }));
}
