import type { Person } from '../../store/people/people.ts';
import type { SchoolOverview } from './overview.ts';

/**
 * The people of a school that have, or had, a part in one of its trajectories, by name: for whoever reads trajectories and does not deal
 * with people. How to reach them stands with the trajectory.
 */
export function peopleWithAPart({ people, dossiers }: Pick<SchoolOverview, 'people' | 'dossiers'>): Person[] {
  const taking = new Set(
    dossiers.flatMap(({ state }) => Object.values(state.roles).map(({ person }) => person)),
  );
  return people
    .filter(({ id }) => taking.has(id))
    .map(({ email: _email, phone: _phone, ...person }) => person);
}
