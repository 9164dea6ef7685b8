import { isStaff } from '../../domain/access/scope.ts';
import type { LocalDate } from '../../domain/calendar/types.ts';
import { inTransaction } from '../../store/database/transaction.ts';
import { oweLetters } from '../../store/letters/owed.ts';
import {
  findHandover,
  type Handover,
  type HandoverScope,
  insertHandover,
} from '../../store/people/handovers.ts';
import { findPerson, type Person } from '../../store/people/people.ts';
import type { Caller } from '../access/authorise.ts';
import { type BulkPreview, previewBulk } from '../bulk/preview.ts';
import type { Dependencies } from '../dependencies.ts';
import { newIdFor } from '../idempotency.ts';
import { deliverLetters } from '../letters/deliver.ts';
import { nowOf, todayOf } from '../now.ts';
import { confirmationRequired, personHasLeft, unknownReference } from '../people/errors.ts';
import { readPerson } from '../people/find.ts';
import { carryOut } from './carry-out.ts';
import { endsBeforeItBegins, nothingToHandOver, toThemselves } from './errors.ts';
import { writeOffered } from './letters.ts';
import { workOf } from './work.ts';

/** What is offered. */
export type HandoverOffer = {
  readonly from: string;
  readonly to: string;
  readonly scope: HandoverScope;
  /** Local date, today or later. */
  readonly on: LocalDate;
  readonly until?: LocalDate | undefined;
  readonly note?: string | undefined;
  /** Said where the receiver is of another organisation than the giver: it is meant. */
  readonly confirmed?: boolean | undefined;
};

type Offering = {
  readonly deps: Dependencies;
  readonly caller: Caller;
  readonly offer: HandoverOffer;
};

/**
 * Offers a handover. Somebody of a guidance service accepts it first, and until then the giver keeps what they have; what
 * one takes over oneself, what goes to somebody of a school, and what somebody had who has left needs no answer and is
 * done at once.
 * @throws `invalid` for people who do not exist or have left, and when there is nothing to hand over; `not-found` for people whom
 *   the caller may not see; `conflict` `confirmation-required` for a receiver of another organisation
 */
export async function offerHandover({
  deps,
  caller,
  offer,
  idempotencyKey,
}: Offering & { readonly idempotencyKey?: string | undefined }): Promise<Handover> {
  const { needsAnswer } = await check({ deps, caller, offer });
  const id = newIdFor({ key: idempotencyKey, principal: caller.person, purpose: 'handover' });
  const { until, note, confirmed: _, ...same } = offer;
  const offeredAt = nowOf(deps);
  const letters = await inTransaction(deps.store, async (within) => {
    const isNew = await insertHandover(within, {
      ...{ ...same, id, offeredBy: caller.person, offeredAt },
      ...(until === undefined ? {} : { until }),
      ...(note === undefined ? {} : { note }),
    });
    if (!isNew || !needsAnswer) return [];
    return oweLetters(within, [{ kind: 'handover', subject: id, person: same.to }], offeredAt);
  });
  if (!needsAnswer) await carryOut(deps, id);
  const offered = await findHandover(deps.store, caller.scope, id, caller.person);
  if (offered === undefined) throw new Error(`Handover ${id} was stored and is gone`);
  await deliverLetters(deps, () => writeOffered, letters);
  return offered;
}

/** What a handover would change, role by role; nothing is stored. */
export async function previewHandover({ deps, caller, offer }: Offering): Promise<BulkPreview> {
  await check({ deps, caller, offer });
  const work = await workOf(deps, offer, todayOf(deps));
  return previewBulk({ deps, person: caller.person, work, language: caller.language });
}

async function check({ deps, caller, offer }: Offering): Promise<{ readonly needsAnswer: boolean }> {
  const { from, to, on, until, confirmed } = offer;
  if (from === to) throw toThemselves();
  if (until !== undefined && until <= on) throw endsBeforeItBegins();
  const giver = await readPerson({ deps, scope: caller.scope, id: from });
  const receiver = await findPerson(deps.store, caller.scope, to);
  if (receiver === undefined) throw unknownReference('to', 'person');
  if (receiver.leftAt !== undefined) throw personHasLeft('to');
  if (!confirmed && isOfOther(giver, receiver)) throw confirmationRequired();
  if ((await workOf(deps, offer, todayOf(deps))).length === 0) throw nothingToHandOver();
  const isOwn = receiver.id === caller.person;
  return { needsAnswer: isStaff(receiver.function) && !isOwn && giver.leftAt === undefined };
}

/** Whether the receiver is of another organisation than the giver; whoever works for none sees to all of them. */
function isOfOther({ organisationId: from }: Person, { organisationId: to }: Person): boolean {
  return from !== undefined && to !== undefined && from !== to;
}
