import type { Person } from '../../store/people/people.ts';

/** Whether mail reaches somebody: they have an address, it takes mail, and they have not left. */
export function isMailed(person: Person | undefined): person is Person & { readonly email: string } {
  return person?.email !== undefined && person.unreachableAt === undefined && person.leftAt === undefined;
}
