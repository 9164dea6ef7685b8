import { EVERYTHING } from '../../domain/access/scope.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import { type HandoverWord, handoverLetter } from '../../mail/handover-letter.ts';
import type { MailTransport } from '../../platform/transport.ts';
import { coordinatorOf } from '../../store/people/departures.ts';
import { type Handover, handoversUnanswered, noteCoordinatorTold } from '../../store/people/handovers.ts';
import { findPerson, type Person } from '../../store/people/people.ts';
import { longDate } from '../../texts/dates.ts';
import type { Dependencies } from '../dependencies.ts';
import { isMailed } from '../letters/is-mailed.ts';
import { senderFor } from '../letters/sender.ts';
import { nowOf } from '../now.ts';

/** What telling of handovers works with. */
export type HandoverMail = Pick<Dependencies, 'store' | 'clock' | 'logger'> & {
  readonly transport: Pick<MailTransport, 'send'>;
  readonly from: string;
  /** Where the console is, without a slash at the end. */
  readonly publicUrl: string;
};

/** After this many milliseconds without an answer the coordinator is told. */
const A_WEEK = 7 * 24 * 60 * 60_000;

/** Asks whoever is to receive a handover by mail; it stands, also when that mail cannot be sent. */
export async function tellReceiver(deps: HandoverMail, handover: Handover): Promise<void> {
  try {
    await tell(deps, handover, 'offered', await findPerson(deps.store, EVERYTHING, handover.to));
  } catch (error) {
    deps.logger.warn({ handover: handover.id, err: error }, 'The receiver of a handover could not be told');
  }
}

/**
 * Tells the coordinators of handovers that nobody has answered for a week, once each.
 * @returns how many were told of
 */
export async function tellCoordinators(deps: HandoverMail): Promise<number> {
  const before: Instant = new Date(Date.parse(nowOf(deps)) - A_WEEK).toISOString();
  const waiting = await handoversUnanswered(deps.store, before);
  for (const handover of waiting) {
    const giver = await findPerson(deps.store, EVERYTHING, handover.from);
    const organisation = giver?.organisationId;
    const id = organisation === undefined ? undefined : await coordinatorOf(deps.store, organisation);
    const coordinator = id === undefined ? undefined : await findPerson(deps.store, EVERYTHING, id);
    await tell(deps, handover, 'waits', coordinator);
    await noteCoordinatorTold(deps.store, handover.id, nowOf(deps));
  }
  return waiting.length;
}

async function tell(
  deps: HandoverMail,
  handover: Handover,
  word: HandoverWord,
  reader: Person | undefined,
): Promise<void> {
  if (!isMailed(reader)) return;
  const { store, transport, publicUrl } = deps;
  const { name, email, language } = reader;
  const { id, on, until, note } = handover;
  const [from, to] = [
    await findPerson(store, EVERYTHING, handover.from),
    await findPerson(store, EVERYTHING, handover.to),
  ];
  const facts = {
    ...{ id, from: from?.name ?? '', to: to?.name ?? '', on: longDate(on, language), note },
    ...(until === undefined ? {} : { until: longDate(until, language) }),
    address: `${publicUrl}/`,
  };
  const sender = await senderFor(deps, reader);
  await transport.send(handoverLetter(word, facts, { name, email, language }, sender));
}
