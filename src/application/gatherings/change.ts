import type { Gathering } from '../../domain/gatherings/gathering.ts';
import { gatheringErrors } from '../../domain/gatherings/gathering.ts';
import { inTransaction } from '../../store/database/transaction.ts';
import { changeGathering, findGathering, lockGathering, seatsOf } from '../../store/gatherings/gatherings.ts';
import { oweLetters } from '../../store/letters/owed.ts';
import type { BulkOperation } from '../../store/operations/bulk.ts';
import type { Caller } from '../access/authorise.ts';
import { startBulk } from '../bulk/start.ts';
import { definedOf } from '../defined.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';
import { deliverLetters } from '../letters/deliver.ts';
import { nowOf } from '../now.ts';
import { gatheringOver, gatheringRejected } from './errors.ts';
import { writeGathering } from './letter.ts';
import { workOf } from './plan.ts';
import { type GatheringWithSeats, readGathering } from './read.ts';

type Asked = {
  readonly deps: Dependencies;
  readonly caller: Pick<Caller, 'actor' | 'person' | 'scope'>;
  readonly id: string;
  readonly idempotencyKey?: string | undefined;
};

/** A gathering that changes, with the operation that tells each trajectory. */
export type ChangedGathering = GatheringWithSeats & { readonly operation: BulkOperation };

/**
 * Gives a gathering another time or place, in every trajectory whose step still waits for it.
 * @throws `not-found`; `conflict` when it is over; `invalid` for the time
 */
export function moveGathering(
  request: Asked & Pick<Gathering, 'start' | 'end'> & { readonly place?: string | undefined },
): Promise<ChangedGathering> {
  const { start, end, place } = request;
  return change(request, () => definedOf({ start, end, place }));
}

/**
 * Calls a gathering off: everybody who was invited takes it out of their calendar.
 * @throws `not-found`; `conflict` when it is over
 */
export function callOffGathering(request: Asked): Promise<ChangedGathering> {
  const calledOffAt = nowOf(request.deps);
  return change(request, ({ start, end, place }) => definedOf({ start, end, place, calledOffAt }));
}

async function change(
  { deps, caller, id, idempotencyKey }: Asked,
  changed: (before: Gathering) => Pick<Gathering, 'start' | 'end' | 'place' | 'calledOffAt'>,
): Promise<ChangedGathering> {
  const now = nowOf(deps);
  const { gathering, open, letters } = await inTransaction(deps.store, async (within) => {
    await lockGathering(within, id);
    const before = await findGathering(within, caller.scope, id);
    if (before === undefined) throw notFound();
    if (before.calledOffAt !== undefined || before.start <= now) throw gatheringOver();
    const seats = await seatsOf(within, caller.scope, id);
    const wanted = changed(before);
    const errors = gatheringErrors(wanted, now, seats.length);
    if (errors.length > 0) throw gatheringRejected(errors);
    await changeGathering(within, id, wanted);
    const { place: _place, ...same } = before;
    const after: Gathering = { ...same, ...wanted, sequence: before.sequence + 1 };
    const letters = await oweLetters(within, [{ kind: 'gathering', subject: id }], now);
    return { gathering: after, open: seats.filter(({ isDone }) => !isDone), letters };
  });
  const operation = await startBulk({
    ...{ deps, actor: caller.actor, work: workOf(gathering, open), idempotencyKey },
    body: { type: 'gathering', gathering: id },
  });
  await deliverLetters(deps, () => writeGathering, letters);
  return { ...(await readGathering(deps, caller.scope, id)), operation };
}
