import { EVERYTHING } from '../../domain/access/scope.ts';
import { personIn } from '../../domain/trajectory/model/role-holders.ts';
import { contactLetter } from '../../mail/contact-letter.ts';
import { findPerson } from '../../store/people/people.ts';
import type { Dependencies } from '../dependencies.ts';
import { isMailed } from '../letters/is-mailed.ts';
import { sendLetters } from '../letters/send.ts';
import { senderFor } from '../letters/sender.ts';
import type { OpenedLink } from '../links/open.ts';

/**
 * Tells whoever follows a trajectory that somebody was named who waits for her. It stands on her day as well, also when this mail
 * cannot be sent.
 * @param named the name of whom it is about
 */
export async function tellFollower(
  deps: Dependencies,
  { trajectory, template, subject, person }: OpenedLink,
  named: { readonly id: string; readonly name: string },
): Promise<void> {
  const { smtpUrl, from } = deps.configuration.mail;
  const follower = personIn(template.counsellorRole, trajectory.state, template);
  const reader = follower === undefined ? undefined : await findPerson(deps.store, EVERYTHING, follower);
  if (smtpUrl === undefined || !isMailed(reader)) return;
  const { name, email, language } = reader;
  const facts = {
    ...{ id: named.id, named: named.name, by: person.name, subject },
    address: `${deps.configuration.http.publicUrl}/`,
  };
  const sender = await senderFor({ ...deps, from }, reader);
  await sendLetters(deps, [contactLetter(facts, { name, email, language }, sender)], {
    about: { trajectory: trajectory.id },
    sentence: 'Who follows a trajectory could not be told of a contact',
  });
}
