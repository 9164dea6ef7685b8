import { EVERYTHING } from '../../domain/access/scope.ts';
import type { Gathering } from '../../domain/gatherings/gathering.ts';
import { gatheringLetter } from '../../mail/gathering-letter.ts';
import { createMailTransport } from '../../platform/transport.ts';
import { findPerson } from '../../store/people/people.ts';
import type { Dependencies } from '../dependencies.ts';
import { senderFor } from '../letters/sender.ts';

/**
 * Sends whoever plans a gathering its one event for their calendar. It stands also when that mail cannot be sent: the page of the
 * gathering and their own calendar address have it too.
 */
export async function tellOrganiser(deps: Dependencies, gathering: Gathering): Promise<void> {
  const { mail, http } = deps.configuration;
  const person = await findPerson(deps.store, EVERYTHING, gathering.organiser);
  if (mail.smtpUrl === undefined || person?.email === undefined || person.unreachableAt !== undefined) return;
  const { name, email, language } = person;
  const transport = createMailTransport({ smtpUrl: mail.smtpUrl, connections: 1 });
  const address = `${http.publicUrl}/gatherings/${gathering.id}`;
  try {
    const sender = await senderFor({ ...deps, from: mail.from }, person);
    await transport.send(gatheringLetter({ ...gathering, address }, { name, email, language }, sender));
  } catch (error) {
    deps.logger.warn(
      { gathering: gathering.id, err: error },
      'Whoever planned a gathering could not be mailed',
    );
  } finally {
    transport.close();
  }
}
