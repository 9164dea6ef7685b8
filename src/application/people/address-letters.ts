import { EVERYTHING } from '../../domain/access/scope.ts';
import { addressLetter, followerLetter } from '../../mail/address-letter.ts';
import type { LetterKind } from '../../store/letters/owed.ts';
import { formerAddress } from '../../store/people/former-addresses.ts';
import { findPerson } from '../../store/people/people.ts';
import { senderFor } from '../letters/sender.ts';
import { nameOf, notOwed, type Writer, writeTo } from '../letters/writer.ts';

/** Tells somebody at an address that they had that another one is used from now on. */
export const writeOldAddress: Writer = async (tools, owed) => {
  const former = await formerAddress(tools.store, owed.subject);
  if (former === undefined) return notOwed;
  const person = await findPerson(tools.store, EVERYTHING, former.personId);
  if (person === undefined) return notOwed;
  const { name, language } = person;
  const sender = await senderFor(tools, person);
  const to = { name, email: former.email, language };
  return { kind: 'letter', letter: addressLetter(to, sender, nameOf(owed)) };
};

/** Tells whoever follows trajectories of somebody that they have another address. */
export const writeNewAddress: Writer = async (tools, owed) => {
  const changed = await findPerson(tools.store, EVERYTHING, owed.subject);
  if (changed === undefined) return notOwed;
  return writeTo(tools, owed.person, (to, sender) => followerLetter(to, changed.name, sender, nameOf(owed)));
};

/** Who writes a letter that is owed when somebody has another address. */
export function addressWriterOf(kind: LetterKind): Writer {
  return kind === 'old-address' ? writeOldAddress : writeNewAddress;
}
