import { revokeLinks } from '../../store/people/links.ts';
import {
  answerNamedContact,
  type WaitingContact,
  waitingContacts,
} from '../../store/people/named-contacts.ts';
import type { Caller } from '../access/authorise.ts';
import { commandRejected } from '../commands/errors.ts';
import { executeCommand } from '../commands/execute.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';
import { nowOf } from '../now.ts';
import { commandFor } from './name.ts';

/**
 * Confirms somebody whom a school named, who then comes in the place of who named them and is mailed, while the links of the other
 * for it work no more; or refuses, and all stays as it was.
 * @param request.caller who may act on the trajectory
 * @throws `not-found` when nobody waits under this id, or not any more, and whatever keeps it from being done now
 */
export async function answerToNamedContact(request: {
  readonly deps: Dependencies;
  readonly caller: Pick<Caller, 'person' | 'scope'>;
  readonly trajectory: string;
  readonly id: string;
  readonly answer: 'confirmed' | 'refused';
}): Promise<WaitingContact> {
  const { deps, caller, trajectory: trajectoryId, id, answer } = request;
  const [contact] = await waitingContacts(deps.store, caller.scope, { id, trajectoryId });
  if (contact === undefined) throw notFound();
  if (answer === 'confirmed') await carryOut(deps, contact, caller.person);
  const at = nowOf(deps);
  await answerNamedContact(deps.store, { id, answer, by: caller.person, at });
  return contact;
}

async function carryOut(
  deps: Dependencies,
  { id, trajectoryId, path, role, whole, name = '', email = '', language, askedBy }: WaitingContact,
  confirmedBy: string,
): Promise<void> {
  const command = commandFor({ step: path, role, whole }, { name, email, language });
  const outcome = await executeCommand({
    ...{ deps, trajectoryId, idempotencyKey: `contact ${id}` },
    // It is theirs to pass on, and stands so in the journal.
    actor: { kind: 'link', person: askedBy },
    // It was looked at by whoever confirms it.
    command: { ...command, confirmed: true, confirmedBy } as typeof command,
  });
  if (!outcome.ok) throw commandRejected(outcome.rejection);
  const own = { trajectoryId, personId: askedBy };
  const at = nowOf(deps);
  if (whole) await revokeLinks(deps.store, { ...own, role }, at);
  await revokeLinks(deps.store, { ...own, path }, at);
}
