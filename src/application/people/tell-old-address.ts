import { addressLetter } from '../../mail/address-letter.ts';
import { loadLayout } from '../../mail/layout/layout.ts';
import { createMailTransport } from '../../platform/transport.ts';
import type { Person } from '../../store/people/people.ts';
import type { Dependencies } from '../dependencies.ts';
import { nowOf } from '../now.ts';

/**
 * Tells somebody at the old address that another one is used from now on. The change stands, also when that mail cannot be sent; one to
 * an address that was refused for good is not tried.
 */
export async function tellOldAddress(deps: Dependencies, before: Person): Promise<void> {
  const { smtpUrl, from } = deps.configuration.mail;
  const { id, name, email, language, unreachableAt } = before;
  if (smtpUrl === undefined || email === undefined || unreachableAt !== undefined) return;
  const transport = createMailTransport({ smtpUrl, connections: 1 });
  try {
    const sender = { from, layout: await loadLayout(), now: nowOf(deps) };
    await transport.send(addressLetter({ name, email, language }, sender));
  } catch (error) {
    deps.logger.warn({ person: id, err: error }, 'The old address could not be told of the new one');
  } finally {
    transport.close();
  }
}
