import { closeMessage, type KeptMessage, keptMessages } from '../../store/mail/incoming.ts';
import type { Caller } from '../access/authorise.ts';
import { forbidden } from '../access/errors.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';

/**
 * The messages that came back and that no program could deal with, oldest first.
 * @throws `forbidden` for others than an administrator: they may be about any school
 */
export async function readKept(
  deps: Pick<Dependencies, 'store'>,
  caller: Pick<Caller, 'function'>,
): Promise<readonly KeptMessage[]> {
  if (caller.function !== 'administrator') throw forbidden();
  return keptMessages(deps.store);
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
  if (!(await closeMessage(deps.store, id))) throw notFound();
}
