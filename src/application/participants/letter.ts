import { EVERYTHING } from '../../domain/access/scope.ts';
import { participationLetter } from '../../mail/participation-letter.ts';
import { hashOfToken, newToken } from '../../platform/token.ts';
import {
  keepParticipationLink,
  participationById,
  readersOfParty,
} from '../../store/trajectories/participations.ts';
import { senderOfService } from '../letters/sender.ts';
import { notOwed, unreached, type Writer } from '../letters/writer.ts';
import { readDossier } from '../trajectories/dossier.ts';

/**
 * Tells a school or an organisation that it takes part in a project of the programme: its role, since when, and a link to its part.
 * Where no person is named it goes to the address that the register has of a school.
 */
export const writeParticipation: Writer = async (tools, { subject, person }) => {
  const participation = await participationById(tools.store, subject);
  if (participation === undefined) return notOwed;
  const { id, trajectory, partyName, party, role, from, until } = participation;
  const readers = await readersOfParty(tools.store, party);
  const reader = person === undefined ? readers[0] : readers.find((one) => one.id === person);
  if (reader === undefined) return unreached('nobody-there');
  const token = newToken();
  await keepParticipationLink(tools.store, id, hashOfToken(token));
  const { template, organisation } = await readDossier({ deps: tools, scope: EVERYTHING, id: trajectory });
  const sender = await senderOfService(tools, organisation?.id);
  const facts = {
    ...{ id, party: partyName, role, from, title: template.title, summary: template.summary },
    ...(until === undefined ? {} : { until }),
    address: `${tools.configuration.http.publicUrl}/d/${token}`,
  };
  return { kind: 'letter', letter: participationLetter(facts, reader, sender) };
};
