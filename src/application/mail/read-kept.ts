import { storeOfSystem } from '../../store/database/db.ts';
import { closeMessage, type KeptMessage, keptMessages } from '../../store/mail/incoming.ts';
import type { Caller } from '../access/authorise.ts';
import { readersOf } from '../access/content.ts';
import { forbidden } from '../access/errors.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';

/** A message that came back, as somebody may read it. */
export type ReadMessage = KeptMessage & {
  /** What it says is left out: no reason was given for reading it. */
  readonly isWithheld: boolean;
};

/**
 * The messages that came back and that no program could deal with, oldest first. What they say is left out where the reader
 * gave no reason for reading it, nor for reading the trajectory that it answers.
 * @throws `forbidden` for others than an administrator: they may be about any school
 */
export async function readKept(
  deps: Pick<Dependencies, 'store' | 'clock'>,
  caller: Pick<Caller, 'function' | 'person'>,
): Promise<readonly ReadMessage[]> {
  if (caller.function !== 'administrator') throw forbidden();
  const messages = await keptMessages(deps.store);
  const subjects = messages.flatMap(({ id, trajectoryId }) =>
    trajectoryId === undefined ? [id] : [id, trajectoryId],
  );
  const readers = await readersOf(deps, caller, subjects);
  return messages.map(({ subject, text, ...message }) => {
    const isRead = [message.id, message.trajectoryId].some(
      (one) => one !== undefined && readers(one).seesContent,
    );
    const words = { ...(subject === undefined ? {} : { subject }), ...(text === undefined ? {} : { text }) };
    return { ...message, ...(isRead ? words : {}), isWithheld: !isRead };
  });
}

/**
 * Notes that somebody has dealt with a message; its words are forgotten.
 * @throws `forbidden` for others than an administrator, `not-found` when there is none to deal with
 */
export async function closeKept(
  deps: Pick<Dependencies, 'store'>,
  caller: Pick<Caller, 'function'>,
  id: string,
): Promise<void> {
  if (caller.function !== 'administrator') throw forbidden();
  if (!(await closeMessage(storeOfSystem(deps.store, 'work'), id))) throw notFound();
}
