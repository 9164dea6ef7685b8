import { rowsOf, type Unscoped } from '../database/db.ts';
import { findPeople, type Person } from './people.ts';

/** The organisation of whoever has a role in a trajectory; nothing while nobody has it, or somebody of no organisation. */
export async function organisationInRole(
  store: Unscoped<'decided'>,
  trajectory: string,
  role: string,
): Promise<string | undefined> {
  const rows = await rowsOf<{ organisation_id: string | null }>(store, {
    text: `SELECT p.organisation_id FROM trajectory_role r JOIN person p ON p.id = r.person_id
      WHERE r.trajectory_id = $1 AND r.role = $2`,
    values: [trajectory, role],
  });
  return rows[0]?.organisation_id ?? undefined;
}

/** Whoever follows a running trajectory in which somebody has a role, as far as they are still there and somebody else. */
export async function followersOf(store: Unscoped<'decided'>, person: string): Promise<Person[]> {
  const rows = await rowsOf<{ id: string }>(store, {
    text: `SELECT DISTINCT t.counsellor_id AS id FROM trajectory_role r JOIN trajectory t ON t.id = r.trajectory_id
      WHERE r.person_id = $1 AND t.ended_at IS NULL AND t.counsellor_id <> $1`,
    values: [person],
  });
  const people = await findPeople(
    store,
    rows.map(({ id }) => id),
  );
  return [...people.values()].filter(({ leftAt }) => leftAt === undefined);
}
