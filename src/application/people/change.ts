import { isStaff, type Scope } from '../../domain/access/scope.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import type { FurtherLanguage, Language } from '../../domain/text.ts';
import type { Store } from '../../store/database/db.ts';
import { inTransaction } from '../../store/database/transaction.ts';
import { correctPerson, findPerson, lockPerson, type Person } from '../../store/people/people.ts';
import { assertDeliverable } from '../deliverable.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';
import { assertMatch, type IfMatch } from '../expected-version.ts';
import { deliverLetters } from '../letters/deliver.ts';
import { nowOf } from '../now.ts';
import { addressWriterOf } from './address-letters.ts';
import { isMergedAlready, staffFunctionForbidden } from './errors.ts';
import { assertFurtherLanguage } from './further-language.ts';
import { assertIsName } from './is-name.ts';
import { assertKnown, assertMayGive } from './may-give.ts';
import { type Announced, announceAddress, hasNewAddress, noteNewAddress } from './new-address.ts';
import { oweAddressLetters } from './owe-address-letters.ts';
import { personTag } from './person-tag.ts';

/**
 * Corrects a person: only what is named changes, null erases. A new address is taken to be reachable; the old one is told, links that
 * went to it die, and the trajectories of this person hear of it.
 * @throws `not-found`, `version-changed` when it changed since it was read, `invalid` and `forbidden` as for a new person
 */
export async function changePerson(request: {
  deps: Dependencies;
  scope: Scope;
  /** Id of whoever puts it right, who is not told of it. */
  by?: string | undefined;
  id: string;
  ifMatch: IfMatch | undefined;
  correction: {
    name?: string | undefined;
    email?: string | null | undefined;
    phone?: string | null | undefined;
    language?: Language | undefined;
    further_language?: FurtherLanguage | null | undefined;
    function?: string | null | undefined;
    organisation?: string | null | undefined;
    school?: string | null | undefined;
    reminders_off?: boolean | undefined;
    has_left?: boolean | undefined;
  };
}): Promise<Person> {
  const { deps, scope, by, id, ifMatch, correction } = request;
  assertIsName(correction.name, 'name');
  await assertKnown(deps, correction);
  await assertMayGive(deps, scope, correction);
  const further = correction.further_language;
  // What she has may stay, also when no model trajectory has it any more.
  if (further && further !== (await findPerson(deps.store, scope, id))?.furtherLanguage)
    await assertFurtherLanguage(deps, further, 'further_language');
  await assertDeliverable(deps, correction.email, 'email');
  const done = await inTransaction(deps.store, async (within) => {
    const current = await lockPerson(within, scope, id);
    if (current === undefined) throw notFound();
    if (current.mergedInto !== undefined) throw isMergedAlready('id');
    assertMatch(ifMatch, personTag(current));
    if (isStaff(current.function) && scope.kind !== 'all') throw staffFunctionForbidden('id');
    const { organisation, school, further_language, reminders_off, has_left, ...same } = correction;
    const leftAt = has_left ? (current.leftAt ?? nowOf(deps)) : null;
    const changed = await correctPerson(within, id, {
      ...same,
      organisationId: organisation,
      schoolNumber: school,
      furtherLanguage: further_language,
      remindersOff: reminders_off,
      leftAt: has_left === undefined ? undefined : leftAt,
    });
    const after = changed ?? current;
    const isMoved = hasNewAddress(current, after);
    return { after, ...(isMoved ? await move(within, current, after, nowOf(deps), by) : notMoved) };
  });
  await announceAddress(deps, done.announced);
  await deliverLetters(deps, addressWriterOf, done.letters);
  return done.after;
}

/** What follows from a new address: trajectories hear of it, and letters are owed. */
type Moving = { readonly announced: readonly Announced[]; readonly letters: readonly string[] };
const notMoved: Moving = { announced: [], letters: [] };

async function move(
  within: Store,
  before: Person,
  after: Person,
  now: Instant,
  by?: string,
): Promise<Moving> {
  const { announced, former } = await noteNewAddress(within, before, after, now, { by });
  // An address that was refused for good is not written to.
  const reached = before.unreachableAt === undefined ? former : undefined;
  const letters = await oweAddressLetters(within, { person: after.id, former: reached, by }, now);
  return { announced, letters };
}
