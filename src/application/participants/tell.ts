import { EVERYTHING } from '../../domain/access/scope.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import { participationLetter } from '../../mail/participation-letter.ts';
import { hashOfToken, newToken } from '../../platform/token.ts';
import {
  keepParticipationToken,
  type NamedParticipation,
  readersOfParty,
  settleParticipation,
} from '../../store/trajectories/participations.ts';
import type { Dependencies } from '../dependencies.ts';
import { nextTry } from '../letters/again.ts';
import { sendLetters } from '../letters/send.ts';
import { senderOfService } from '../letters/sender.ts';
import { readDossier } from '../trajectories/dossier.ts';

/**
 * Tells a school or an organisation that it takes part in a project of the programme: its role, since when, and a link to its
 * part. It stands on the pages of the staff as well; what cannot be sent now is owed until it can.
 * @param since when it was owed first
 */
export async function tellParticipant(
  deps: Pick<Dependencies, 'store' | 'clock' | 'configuration' | 'logger'>,
  { id, trajectory, partyName, party, role, from, until }: NamedParticipation,
  since: Instant,
): Promise<void> {
  const { smtpUrl, from: sentFrom } = deps.configuration.mail;
  // Another process of ours has a mail server.
  if (smtpUrl === undefined) return;
  const readers = await readersOfParty(deps.store, party);
  if (readers.length === 0) return settleParticipation(deps.store, id, undefined);
  const token = newToken();
  await keepParticipationToken(deps.store, id, hashOfToken(token));
  const { template, organisation } = await readDossier({ deps, scope: EVERYTHING, id: trajectory });
  const sender = await senderOfService({ ...deps, from: sentFrom }, organisation?.id);
  const facts = {
    ...{ id, party: partyName, role, from, title: template.title, summary: template.summary },
    ...(until === undefined ? {} : { until }),
    address: `${deps.configuration.http.publicUrl}/d/${token}`,
  };
  const isTold = await sendLetters(
    deps,
    readers.map((reader) => participationLetter(facts, reader, sender)),
    { about: { participation: id }, sentence: 'Who takes part could not be told of it' },
  );
  await settleParticipation(deps.store, id, isTold ? undefined : nextTry(deps, since, { participation: id }));
}
