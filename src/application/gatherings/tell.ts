import { EVERYTHING } from '../../domain/access/scope.ts';
import type { Gathering } from '../../domain/gatherings/gathering.ts';
import { gatheringLetter } from '../../mail/gathering-letter.ts';
import { findPerson } from '../../store/people/people.ts';
import type { Dependencies } from '../dependencies.ts';
import { sendLetters } from '../letters/send.ts';
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
  const address = `${http.publicUrl}/gatherings/${gathering.id}`;
  const letter = senderFor({ ...deps, from: mail.from }, person).then((sender) =>
    gatheringLetter({ ...gathering, address }, { name, email, language }, sender),
  );
  await sendLetters(deps, [letter], {
    about: { gathering: gathering.id },
    sentence: 'Whoever planned a gathering could not be mailed',
  });
}
