import { EVERYTHING } from '../../domain/access/scope.ts';
import { personIn } from '../../domain/trajectory/model/role-holders.ts';
import { contactLetter } from '../../mail/contact-letter.ts';
import { waitingContacts } from '../../store/people/named-contacts.ts';
import { notOwed, type Writer, writeTo } from '../letters/writer.ts';
import { readDossier } from '../trajectories/dossier.ts';

/** Asks whoever follows a trajectory now to confirm somebody who was named; nothing once that was answered, or means nothing any more. */
export const writeContact: Writer = async (tools, { subject }) => {
  const [contact] = await waitingContacts(tools.store, EVERYTHING, { id: subject });
  if (contact === undefined) return notOwed;
  const { id, trajectoryId, name: named = '', by = '' } = contact;
  const { template, state, name } = await readDossier({ deps: tools, scope: EVERYTHING, id: trajectoryId });
  const facts = { id, named, by, subject: name, address: `${tools.configuration.http.publicUrl}/` };
  return writeTo(tools, personIn(template.counsellorRole, state, template), (to, sender) =>
    contactLetter(facts, to, sender),
  );
};
