import { EVERYTHING } from '../../domain/access/scope.ts';
import { findOrganisation } from '../../store/people/organisations.ts';
import { findPerson } from '../../store/people/people.ts';
import { findSchool, type School } from '../../store/people/schools.ts';
import type { Dependencies } from '../dependencies.ts';
import { isId } from '../ids.ts';
import { schoolClosed, unknownSubject } from './errors.ts';
import type { ReadSubject } from './subject.ts';

/**
 * The school that a trajectory is about, if it is about one; anything else must be known too.
 * @throws `invalid` naming `subject.id`
 */
export async function findSubjectSchool(
  deps: Pick<Dependencies, 'store'>,
  subject: ReadSubject,
): Promise<School | undefined> {
  const { kind } = subject;
  if (kind === 'programme') return undefined;
  if (kind === 'community' || kind === 'organisation') {
    // Of another guidance service only the direction knows.
    const found = isId(subject.id)
      ? await findOrganisation(deps.store, deps.store.scope, subject.id)
      : undefined;
    const isMeant = kind === 'organisation' ? found !== undefined : found?.kind === kind;
    if (!isMeant) throw unknownSubject(kind, subject.id);
    return undefined;
  }
  if (kind === 'person') {
    const person = isId(subject.id) ? await findPerson(deps.store, EVERYTHING, subject.id) : undefined;
    if (person === undefined) throw unknownSubject('person', subject.id);
    return person.schoolNumber === undefined
      ? undefined
      : findSchool(deps.store, EVERYTHING, person.schoolNumber);
  }
  const school = await findSchool(deps.store, EVERYTHING, subject.id);
  if (school === undefined) throw unknownSubject('school', subject.id);
  if (school.closedAt !== undefined) throw schoolClosed();
  return school;
}
