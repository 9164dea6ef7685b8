import type { Instant } from '../../domain/calendar/types.ts';
import { rowsOf, type Unscoped } from '../database/db.ts';
import { filled } from '../database/values.ts';

/** That something happened in a trajectory: whose it is and who did it, and nothing of what it was. */
export type Change = {
  readonly trajectory: string;
  readonly version: number;
  readonly at: Instant;
  readonly organisation?: string;
  readonly counsellor?: string;
  /** Who has a role in it. */
  readonly people: readonly string[];
  /** Who did the last thing; nobody when it was time alone. */
  readonly by: readonly string[];
};

/** So far back an act reaches that led to several entries of the journal. */
const ENTRIES_OF_ONE_ACT = 50;

/** The trajectories in which something happened after an instant, the first one first. */
export async function changesSince(
  store: Unscoped<'work'>,
  since: Instant,
  limit: number,
): Promise<readonly Change[]> {
  const rows = await rowsOf<Change & { readonly at: Date }>(store, {
    name: 'changes-since',
    text: `SELECT t.id AS trajectory, t.version, t.updated_at AS at, t.organisation_id AS organisation,
        t.counsellor_id AS counsellor,
        ARRAY(SELECT r.person_id::text FROM trajectory_role r WHERE r.trajectory_id = t.id) AS people,
        ARRAY(SELECT DISTINCT e.actor->>'person' FROM trajectory_event e
          WHERE e.trajectory_id = t.id AND e.version > t.version - ${ENTRIES_OF_ONE_ACT}
            AND e.actor->>'person' IS NOT NULL AND e.at = (SELECT last.at FROM trajectory_event last
              WHERE last.trajectory_id = t.id ORDER BY last.version DESC LIMIT 1)) AS by
      FROM trajectory t WHERE t.updated_at > $1::timestamptz ORDER BY t.updated_at, t.id LIMIT $2`,
    values: [since, limit],
  });
  return rows.map(({ at, ...row }) => filled({ ...row, at: at.toISOString() }) as Change);
}

/** Which of these people were offered a handover after an instant that they have not answered. */
export async function offeredSince(
  store: Unscoped<'work'>,
  people: readonly string[],
  since: Instant,
): Promise<readonly { readonly person: string; readonly at: Instant }[]> {
  const rows = await rowsOf<{ person: string; at: Date }>(store, {
    text: `SELECT to_person AS person, max(offered_at) AS at FROM handover
      WHERE to_person = ANY($1::uuid[]) AND answered_at IS NULL AND offered_at > $2::timestamptz GROUP BY to_person`,
    values: [people, since],
  });
  return rows.map(({ person, at }) => ({ person, at: at.toISOString() }));
}
