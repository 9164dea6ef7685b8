import { findPersonByEmail, type Person } from '../../store/people/people.ts';
import type { Dependencies } from '../dependencies.ts';

/**
 * Who was there before with the same address at the same school, or in the same organisation: two people with one mailbox, or
 * one person twice. Capitals do not matter; who has left does not count.
 */
export async function sameAddressBefore(
  { store }: Pick<Dependencies, 'store'>,
  { id, email, schoolNumber: school, organisationId: organisation }: Person,
): Promise<Person | undefined> {
  if (email === undefined || (school === undefined && organisation === undefined)) return undefined;
  const among = school === undefined ? { organisation } : { school };
  const other = await findPersonByEmail(store, email, among);
  return other === undefined || other.id === id || other.leftAt !== undefined ? undefined : other;
}
