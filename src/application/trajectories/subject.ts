import type { Store } from '../../store/database/db.ts';
import { findOrganisation } from '../../store/people/organisations.ts';
import { findPerson } from '../../store/people/people.ts';
import { findSchool } from '../../store/people/schools.ts';
import type { TrajectoryHead } from '../../store/trajectories/trajectories.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What a trajectory is about, by name: its school, or its person or organisation; else its own reference. */
export async function subjectName(store: Store, head: TrajectoryHead): Promise<string> {
  if (head.schoolNumber !== undefined) {
    return (await findSchool(store, head.schoolNumber))?.name ?? head.reference;
  }
  const { kind, id } = head.subject;
  if (!UUID.test(id)) return head.reference;
  const found = kind === 'person' ? await findPerson(store, id) : await findOrganisation(store, id);
  return found?.name ?? head.reference;
}
