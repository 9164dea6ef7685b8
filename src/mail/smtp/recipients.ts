import type { Template } from '../../domain/template/model/types.ts';
import { withFallBacks } from '../../domain/trajectory/model/role-holders.ts';
import type { Contact, OwedMail } from '../types.ts';

/** Why a mail has nobody to go to. */
export type NoRecipient = 'nobody-in-role' | 'no-address' | 'unreachable';

/** Who gets a mail, or why nobody can. */
export type Resolution =
  | { readonly person: Contact & { readonly email: string } }
  | { readonly problem: NoRecipient; readonly person?: Contact };

/** Everybody who does the work of a role now, by role id: who has it, or whoever it falls back to. */
export function withFallbacks(
  template: Template,
  people: { readonly [role: string]: Contact },
): { readonly [role: string]: Contact } {
  const filled: { [role: string]: Contact } = { ...people };
  for (const role of template.roles) {
    const doer = withFallBacks(role.id, template).find((candidate) => people[candidate] !== undefined);
    const person = doer === undefined ? undefined : people[doer];
    if (person) filled[role.id] = person;
  }
  return filled;
}

/**
 * The recipient of a mail at the moment of sending.
 * @param people who does the work of each role, see {@link withFallbacks}
 * @param known the person a link mail is for
 */
export function recipientOf(
  mail: OwedMail,
  people: { readonly [role: string]: Contact },
  known?: Contact,
): Resolution {
  const person = mail.personId === undefined ? people[mail.toRole] : known;
  if (person === undefined) return { problem: 'nobody-in-role' };
  const { email } = person;
  if (email === undefined || email.trim() === '') return { problem: 'no-address', person };
  return person.reachable ? { person: { ...person, email } } : { problem: 'unreachable', person };
}
