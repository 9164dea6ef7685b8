import type { Store } from '../../store/database/db.ts';
import { findOrganisation } from '../../store/people/organisations.ts';
import { findPerson } from '../../store/people/people.ts';
import { findSchool } from '../../store/people/schools.ts';
import type { TrajectoryHead } from '../../store/trajectories/trajectories.ts';
import { isId } from '../ids.ts';

/** What a trajectory is about, by name: its school, or its person or organisation; else its own reference. */
export async function subjectName(store: Store, head: TrajectoryHead): Promise<string> {
  if (head.schoolNumber !== undefined) {
    return (await findSchool(store, head.schoolNumber))?.name ?? head.reference;
  }
  const { kind, id } = head.subject;
  if (!isId(id)) return head.reference;
  const found = kind === 'person' ? await findPerson(store, id) : await findOrganisation(store, id);
  return found?.name ?? head.reference;
}
