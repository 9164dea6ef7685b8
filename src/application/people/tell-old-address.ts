import type { SendMailOptions } from 'nodemailer';
import type { Language } from '../../domain/text.ts';
import { addressLetter, followerLetter } from '../../mail/address-letter.ts';
import type { ServiceSender } from '../../mail/service-letter.ts';
import type { Person } from '../../store/people/people.ts';
import { followersOf } from '../../store/people/roles.ts';
import type { Dependencies } from '../dependencies.ts';
import { sendLetters } from '../letters/send.ts';
import { type LetterParts, senderFor } from '../letters/sender.ts';

/**
 * Tells somebody at the old address that another one is used from now on, and whoever follows their trajectories. The change stands,
 * also when these mails cannot be sent; one to an address that was refused for good is not tried.
 * @param by id of whoever changed it, who knows
 */
export async function tellOldAddress(deps: Dependencies, before: Person, by?: string): Promise<void> {
  const { smtpUrl, from } = deps.configuration.mail;
  if (smtpUrl === undefined) return;
  const parts = { ...deps, from };
  const own = await lettersFor(parts, [before], addressLetter);
  const following = (await followersOf(deps.store, before.id)).filter(({ id }) => id !== by);
  const followers = await lettersFor(parts, following, (to, sender) =>
    followerLetter(to, before.name, sender),
  );
  await sendLetters(deps, [...own, ...followers], {
    about: { person: before.id },
    sentence: 'Somebody could not be told of a new address',
  });
}

/** A letter for each of those who can be reached, in the name of their own service. */
async function lettersFor(
  parts: LetterParts,
  people: readonly Person[],
  letter: (to: { name: string; email: string; language: Language }, sender: ServiceSender) => SendMailOptions,
): Promise<SendMailOptions[]> {
  const letters = people.map(async (person) => {
    const { name, email, language, unreachableAt } = person;
    if (email === undefined || unreachableAt !== undefined) return [];
    return [letter({ name, email, language }, await senderFor(parts, person))];
  });
  return (await Promise.all(letters)).flat();
}
