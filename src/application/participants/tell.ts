import { EVERYTHING } from '../../domain/access/scope.ts';
import { participationLetter } from '../../mail/participation-letter.ts';
import { hashOfToken, newToken } from '../../platform/token.ts';
import {
  keepParticipationToken,
  type NamedParticipation,
  readersOfParty,
} from '../../store/trajectories/participations.ts';
import type { Dependencies } from '../dependencies.ts';
import { sendLetters } from '../letters/send.ts';
import { senderOfService } from '../letters/sender.ts';
import { readDossier } from '../trajectories/dossier.ts';

/**
 * Tells a school or an organisation that it takes part in a project of the programme: its role, since when, and a link to its
 * part. It stands on the pages as well, also when this mail cannot be sent.
 */
export async function tellParticipant(
  deps: Pick<Dependencies, 'store' | 'clock' | 'configuration' | 'logger'>,
  { id, trajectory, partyName, party, role, from, until }: NamedParticipation,
): Promise<void> {
  const { smtpUrl, from: sentFrom } = deps.configuration.mail;
  const readers = smtpUrl === undefined ? [] : await readersOfParty(deps.store, party);
  if (readers.length === 0) return;
  const token = newToken();
  await keepParticipationToken(deps.store, id, hashOfToken(token));
  const { template, organisation } = await readDossier({ deps, scope: EVERYTHING, id: trajectory });
  const sender = await senderOfService({ ...deps, from: sentFrom }, organisation?.id);
  const facts = {
    ...{ id, party: partyName, role, from, title: template.title, summary: template.summary },
    ...(until === undefined ? {} : { until }),
    address: `${deps.configuration.http.publicUrl}/d/${token}`,
  };
  await sendLetters(
    deps,
    readers.map((reader) => participationLetter(facts, reader, sender)),
    { about: { participation: id }, sentence: 'Who takes part could not be told of it' },
  );
}
