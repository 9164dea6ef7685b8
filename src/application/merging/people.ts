import { isStaff, type Scope } from '../../domain/access/scope.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import type { Command } from '../../domain/trajectory/model/commands.ts';
import type { Store } from '../../store/database/db.ts';
import { inTransaction } from '../../store/database/transaction.ts';
import { insertFormerAddress } from '../../store/people/former-addresses.ts';
import {
  bringTogether,
  type LeftOver,
  leftOver,
  type PartIn,
  partsOf,
  runningInBoth,
} from '../../store/people/merge.ts';
import { findPerson, lockPerson, type Person } from '../../store/people/people.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';
import { deliverLetters } from '../letters/deliver.ts';
import { nowOf } from '../now.ts';
import { addressWriterOf } from '../people/address-letters.ts';
import { isMergedAlready, staffFunctionForbidden } from '../people/errors.ts';
import { hasNewAddress } from '../people/new-address.ts';
import { oweAddressLetters } from '../people/owe-address-letters.ts';
import { isThemselves, runInBoth } from './errors.ts';
import { announce, passOn } from './for-each.ts';

/** Two people who are one: whoever stays, and whoever is gone into them. */
export type Merge = { readonly kept: string; readonly gone: string };

type Asked = {
  readonly deps: Dependencies;
  readonly scope: Scope;
  /** Id of who says so; nobody from a terminal. */
  readonly by?: string | undefined;
  readonly merge: Merge;
};

/** What merging two people brings together. */
export type MergePreview = {
  readonly kept: Person;
  readonly gone: Person;
  /** The trajectories in which whoever is gone has a part, running or ended. */
  readonly trajectories: readonly PartIn[];
  /** What was mailed to them, and what they handed in. */
  readonly moves: LeftOver;
  /** Personal links that were mailed to them die: they went to another address. */
  readonly linksDie: boolean;
  /** Reminders are off for whoever stays afterwards. */
  readonly remindersOff: boolean;
};

/**
 * Looks what merging two people would bring together.
 * @throws as {@link mergePeople}
 */
export async function previewMerge({ deps, scope, merge }: Asked): Promise<MergePreview> {
  const { kept, gone } = await check(deps.store, scope, merge);
  return {
    ...{ kept, gone, linksDie: hasNewAddress(gone, kept) },
    trajectories: await partsOf(deps.store, gone.id),
    moves: await leftOver(deps.store, gone.id),
    remindersOff: kept.remindersOff || gone.remindersOff,
  };
}

/**
 * Makes one person of two: roles, trajectories, documents and mail history of the one are the other's from now on. What either of them
 * switched off stays off. Every trajectory has it in its journal, where the old name goes on to be read; nobody is asked anew.
 * @throws `not-found` for people whom the caller may not see, `forbidden` for staff unless it is the direction that asks, `invalid` for
 *   one and the same, `conflict` when both are in the same model now, or one was merged before
 */
export async function mergePeople(asked: Asked): Promise<MergePreview> {
  const { deps, scope, merge, by } = asked;
  const preview = await previewMerge(asked);
  const { linksDie, gone } = preview;
  const now = nowOf(deps);
  const command: Command = { type: 'merged', ...merge, ...(by === undefined ? {} : { by }) };
  const { told, letters } = await inTransaction(deps.store, async (within) => {
    // In the order of their ids, so that two who merge the same people at once do not wait for each other.
    for (const id of [merge.kept, merge.gone].sort()) await lockPerson(within, { kind: 'all' }, id);
    await check(within, scope, merge);
    const parts = await partsOf(within, merge.gone);
    await bringTogether(within, merge, { links: linksDie ? 'die' : 'move', at: now });
    const letters = linksDie ? await tellGone(within, gone, now, by) : [];
    return { told: await announce(within, parts, command, now), letters };
  });
  await passOn(deps, told);
  await deliverLetters(deps, addressWriterOf, letters);
  return preview;
}

/** Whoever is gone is told at the address that goes with them, and whoever follows what they still have. */
async function tellGone(within: Store, gone: Person, now: Instant, by?: string): Promise<readonly string[]> {
  const { id: person, email, leftAt, unreachableAt } = gone;
  if (email === undefined || leftAt !== undefined) return [];
  const former = await insertFormerAddress(within, { personId: person, email, until: now });
  return oweAddressLetters(
    within,
    { person, former: unreachableAt === undefined ? former : undefined, by },
    now,
  );
}

async function check(store: Store, scope: Scope, merge: Merge) {
  if (merge.kept === merge.gone) throw isThemselves('with');
  const [kept, gone] = [
    await findPerson(store, scope, merge.kept),
    await findPerson(store, scope, merge.gone),
  ];
  if (kept === undefined) throw notFound();
  if (gone === undefined) throw notFound('with');
  if (scope.kind !== 'all' && (isStaff(kept.function) || isStaff(gone.function))) {
    throw staffFunctionForbidden('with');
  }
  if (kept.mergedInto !== undefined || gone.mergedInto !== undefined) throw isMergedAlready('with');
  const both = await runningInBoth(store, ['person'], merge);
  if (both.length > 0) throw runInBoth(both);
  return { kept, gone };
}
