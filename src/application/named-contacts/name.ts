import { EVERYTHING, isStaff } from '../../domain/access/scope.ts';
import { reject } from '../../domain/trajectory/model/rejections.ts';
import { hasDelegated } from '../../domain/trajectory/model/role-holders.ts';
import { inTransaction } from '../../store/database/transaction.ts';
import { oweLetters } from '../../store/letters/owed.ts';
import { markLinkUsed } from '../../store/people/links.ts';
import { insertNamedContact } from '../../store/people/named-contacts.ts';
import { findTrajectoryHead } from '../../store/trajectories/trajectories.ts';
import { type CommandRequest, prepareCommand } from '../commands/prepare.ts';
import { notFound } from '../errors.ts';
import { newIdFor } from '../idempotency.ts';
import { deliverLetters } from '../letters/deliver.ts';
import type { DoneOrRefused, LinkVisit } from '../links/visit.ts';
import { knownByAddress } from '../people/known.ts';
import type { Somebody } from '../people/named.ts';
import { writeContact } from './letter.ts';

/** Whom the reader of a link names to come in their place. */
export type Naming = {
  /** The step occurrence at which it is asked. */
  readonly step: string;
  readonly role: string;
  /** Everything in the role, and not that step alone. */
  readonly whole: boolean;
  readonly person: Somebody;
};

/**
 * Whether whoever follows the trajectory has to confirm somebody who is named through a link: not when the reader is of the
 * staff, nor for one step when they have a part in the trajectory already.
 */
export async function hasToBeConfirmed({ deps, opened }: LinkVisit, naming: Naming): Promise<boolean> {
  const { person, trajectory } = opened;
  if (isStaff(person.function)) return false;
  if (naming.whole) return true;
  const { state, schoolNumber: school } = trajectory;
  const known =
    school === undefined ? undefined : await knownByAddress(deps.store, naming.person, { school });
  if (known === undefined) return true;
  const holders = Object.values(state.roles).map((holder) => holder.person);
  return !holders.includes(known.id) && !hasDelegated(known.id, state);
}

/** What is asked of the trajectory once it is confirmed. */
export function commandFor(
  { step, role, whole }: Pick<Naming, 'step' | 'role' | 'whole'>,
  person: Somebody & { readonly language: 'nl' | 'en' },
): CommandRequest {
  return whole ? { type: 'assign', role, person } : { type: 'delegate', step, person };
}

/**
 * Keeps whom the reader of a link names, until whoever follows the trajectory has confirmed it: nobody is mailed but she, and the
 * trajectory goes on as it was, with its reminders. Whom they named before for the same is not meant any more.
 * @throws what keeps somebody from being named at all, such as an address that cannot be one
 */
export async function nameContact(visit: LinkVisit, naming: Naming): Promise<DoneOrRefused> {
  const { deps, opened, key } = visit;
  const { trajectory, person: reader, link, now } = opened;
  if (trajectory.status !== 'active') return { ok: false, rejection: reject('trajectory-paused') };
  const head = await findTrajectoryHead(deps.store, EVERYTHING, trajectory.id);
  if (head === undefined) throw notFound();
  const id = newIdFor({ key, principal: reader.id, purpose: `contact ${trajectory.id} ${naming.step}` });
  const { language } = reader;
  const actor = { kind: 'link', person: reader.id } as const;
  await prepareCommand(
    { deps, head, actor, newcomer: id },
    commandFor(naming, { ...naming.person, language }),
  );
  const { step: path, role, whole, person } = naming;
  const named = { ...{ id, path, role, whole, language }, ...person };
  const letters = await inTransaction(deps.store, async (within) => {
    const isNew = await insertNamedContact(within, {
      ...named,
      ...{ trajectoryId: trajectory.id, askedBy: reader.id, askedAt: now },
    });
    return isNew ? oweLetters(within, [{ kind: 'contact', subject: id }], now) : [];
  });
  await markLinkUsed(deps.store, link.tokenHash, now);
  await deliverLetters(deps, () => writeContact, letters);
  return { ok: true };
}
