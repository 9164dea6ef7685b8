import type { SendMailOptions } from 'nodemailer';
import { addressLetter, followerLetter } from '../../mail/address-letter.ts';
import { loadLayout } from '../../mail/layout/layout.ts';
import { createMailTransport } from '../../platform/transport.ts';
import type { Person } from '../../store/people/people.ts';
import { followersOf } from '../../store/people/roles.ts';
import type { Dependencies } from '../dependencies.ts';
import { nowOf } from '../now.ts';

/**
 * Tells somebody at the old address that another one is used from now on, and whoever follows their trajectories. The change stands,
 * also when these mails cannot be sent; one to an address that was refused for good is not tried.
 */
export async function tellOldAddress(deps: Dependencies, before: Person): Promise<void> {
  const { smtpUrl, from } = deps.configuration.mail;
  if (smtpUrl === undefined) return;
  const sender = { from, layout: await loadLayout(), now: nowOf(deps) };
  const own = reachable(before).map((to) => addressLetter(to, sender));
  const followers = (await followersOf(deps.store, before.id)).flatMap(reachable);
  const letters = [...own, ...followers.map((to) => followerLetter(to, before.name, sender))];
  const transport = createMailTransport({ smtpUrl, connections: 1 });
  const send = async (letter: SendMailOptions) => {
    try {
      await transport.send(letter);
    } catch (error) {
      deps.logger.warn({ person: before.id, err: error }, 'Somebody could not be told of a new address');
    }
  };
  try {
    for (const letter of letters) await send(letter);
  } finally {
    transport.close();
  }
}

function reachable({ name, email, language, unreachableAt }: Person) {
  return email === undefined || unreachableAt !== undefined ? [] : [{ name, email, language }];
}
