import { EVERYTHING } from '../../domain/access/scope.ts';
import { type HandoverWord, handoverLetter } from '../../mail/handover-letter.ts';
import type { OwedLetter } from '../../store/letters/owed.ts';
import { coordinatorOf } from '../../store/people/departures.ts';
import { findHandover } from '../../store/people/handovers.ts';
import { findPerson, type Person } from '../../store/people/people.ts';
import { longDate } from '../../texts/dates.ts';
import { type LetterTools, notOwed, type Writer, type Written, writeTo } from '../letters/writer.ts';

/** Asks whoever is to receive a handover; nothing once it was answered. */
export const writeOffered: Writer = (tools, owed) => write(tools, owed, 'offered');

/** Tells whoever coordinates that nobody answers a handover; nothing once it was answered. */
export const writeWaits: Writer = (tools, owed) => write(tools, owed, 'waits');

async function write(tools: LetterTools, { subject }: OwedLetter, word: HandoverWord): Promise<Written> {
  const { store, configuration } = tools;
  const handover = await findHandover(store, EVERYTHING, subject);
  if (handover === undefined || handover.answeredAt !== undefined) return notOwed;
  const { id, on, until, note } = handover;
  const [from, to] = [
    await findPerson(store, EVERYTHING, handover.from),
    await findPerson(store, EVERYTHING, handover.to),
  ];
  const reader = word === 'offered' ? handover.to : await coordinatorOfGiver(tools, from);
  return writeTo(tools, reader, (receiver, sender) => {
    const facts = {
      ...{ id, from: from?.name ?? '', to: to?.name ?? '', on: longDate(on, receiver.language), note },
      ...(until === undefined ? {} : { until: longDate(until, receiver.language) }),
      address: `${configuration.http.publicUrl}/`,
    };
    return handoverLetter(word, facts, receiver, sender);
  });
}

async function coordinatorOfGiver(
  { store }: LetterTools,
  from: Person | undefined,
): Promise<string | undefined> {
  return from?.organisationId === undefined ? undefined : coordinatorOf(store, from.organisationId);
}
