import type { Scope } from '../../domain/access/scope.ts';
import {
  appointmentOf,
  type Gathering,
  gatheringErrors,
  stepToGather,
} from '../../domain/gatherings/gathering.ts';
import { openSteps } from '../../domain/trajectory/views/steps.ts';
import { inTransaction } from '../../store/database/transaction.ts';
import {
  findGathering,
  insertGathering,
  insertSeats,
  lockGathering,
  seatsOf,
} from '../../store/gatherings/gatherings.ts';
import { oweLetters } from '../../store/letters/owed.ts';
import type { BulkOperation } from '../../store/operations/bulk.ts';
import type { Caller } from '../access/authorise.ts';
import type { BulkWork } from '../bulk/items.ts';
import { startBulk } from '../bulk/start.ts';
import { definedOf } from '../defined.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';
import { newIdFor } from '../idempotency.ts';
import { deliverLetters } from '../letters/deliver.ts';
import { nowOf } from '../now.ts';
import { findDossier } from '../trajectories/dossier.ts';
import { gatheringOver, gatheringRejected } from './errors.ts';
import { writeGathering } from './letter.ts';
import { type GatheringWithSeats, readGathering } from './read.ts';

/** What is planned: a date for the step that is named, else for the first in each trajectory for which people meet. */
export type WantedGathering = Pick<Gathering, 'title' | 'start' | 'end'> & {
  readonly place?: string | undefined;
  /** Most trajectories that can come. */
  readonly seats?: number | undefined;
  readonly trajectories: readonly string[];
  /** Id of a step in the template. */
  readonly step?: string | undefined;
};

type Asked = {
  readonly deps: Dependencies;
  readonly caller: Pick<Caller, 'actor' | 'person' | 'scope'>;
  readonly idempotencyKey?: string | undefined;
};

/** A gathering that was begun to be arranged, with the operation that tells each trajectory. */
export type ArrangedGathering = GatheringWithSeats & {
  readonly operation: BulkOperation;
  /** Ids of those in which no such step is open. */
  readonly without: readonly string[];
};

/** Where a gathering is to be arranged: the open step of each trajectory that it is the date of. */
export type PlannedSeats = {
  readonly seats: readonly { readonly trajectoryId: string; readonly path: string }[];
  readonly without: readonly string[];
};

/** Finds in each trajectory the open step that a gathering is the date of. */
export async function findSeats(
  deps: Pick<Dependencies, 'store' | 'clock'>,
  scope: Scope,
  { trajectories, step }: Pick<WantedGathering, 'trajectories' | 'step'>,
): Promise<PlannedSeats> {
  const found = [];
  for (const id of new Set(trajectories)) {
    const dossier = await findDossier({ deps, scope, id });
    const view = dossier && stepToGather(openSteps(dossier.state, dossier.template, dossier.context), step);
    found.push({ trajectoryId: id, path: view?.path });
  }
  return {
    seats: found.flatMap(({ trajectoryId, path }) => (path === undefined ? [] : [{ trajectoryId, path }])),
    without: found.flatMap(({ trajectoryId, path }) => (path === undefined ? [trajectoryId] : [])),
  };
}

/** What a gathering asks of each trajectory: its date. */
export function workOf(gathering: Gathering, seats: PlannedSeats['seats']): readonly BulkWork[] {
  const appointments = gathering.calledOffAt === undefined ? [appointmentOf(gathering)] : [];
  return seats.map(({ trajectoryId, path }) => ({
    trajectoryId,
    command: { type: 'reschedule', step: path, appointments },
  }));
}

/**
 * Plans one date for many: in each trajectory the step gets its appointment, its people are invited, and whoever plans it is
 * invited once. With an Idempotency-Key, doing it again gives the same gathering.
 * @throws `invalid` for the time, when there are more than there are seats, or when nobody can be invited
 */
export async function planGathering(
  request: Asked & { readonly wanted: WantedGathering },
): Promise<ArrangedGathering> {
  const { deps, caller, wanted, idempotencyKey } = request;
  const { title, start, end, place, seats: most } = wanted;
  const { seats, without } = await findSeats(deps, caller.scope, wanted);
  const errors = gatheringErrors(
    { start, end, ...(most === undefined ? {} : { seats: most }) },
    nowOf(deps),
    seats.length,
  );
  if (errors.length > 0) throw gatheringRejected(errors);
  const id = newIdFor({ key: idempotencyKey, principal: caller.person, purpose: 'gathering' });
  const organisation = caller.scope.kind === 'all' ? undefined : caller.scope.organisation;
  const gathering: Gathering = definedOf({
    ...{ id, title, start, end, place, seats: most, organiser: caller.person, sequence: 0 },
  });
  const letters = await inTransaction(deps.store, async (within) => {
    const now = nowOf(deps);
    const isNew = await insertGathering(within, { ...gathering, organisation }, now);
    await insertSeats(within, id, seats);
    return isNew ? oweLetters(within, [{ kind: 'gathering', subject: id }], now) : [];
  });
  const operation = await startBulk({
    ...{ deps, actor: caller.actor, work: workOf(gathering, seats), idempotencyKey },
    body: { type: 'gathering', gathering: id },
  });
  await deliverLetters(deps, () => writeGathering, letters);
  return { ...(await readGathering(deps, caller.scope, id)), operation, without };
}

/**
 * Lets more trajectories come to a gathering, as long as there are seats.
 * @throws `not-found`; `conflict` when it is over; `invalid` when there are no seats left
 */
export async function inviteMore(
  request: Asked & Pick<WantedGathering, 'trajectories' | 'step'> & { readonly id: string },
): Promise<ArrangedGathering> {
  const { deps, caller, id, idempotencyKey } = request;
  const found = await findSeats(deps, caller.scope, request);
  const { gathering, fresh } = await inTransaction(deps.store, async (within) => {
    await lockGathering(within, id);
    const gathering = await findGathering(within, caller.scope, id);
    if (gathering === undefined) throw notFound();
    if (gathering.calledOffAt !== undefined || gathering.start <= nowOf(deps)) throw gatheringOver();
    const before = await seatsOf(within, caller.scope, id);
    const fresh = found.seats.filter((seat) =>
      before.every(({ trajectoryId }) => trajectoryId !== seat.trajectoryId),
    );
    const errors = gatheringErrors(gathering, nowOf(deps), before.length + fresh.length);
    if (errors.length > 0) throw gatheringRejected(errors);
    await insertSeats(within, id, fresh);
    return { gathering, fresh };
  });
  const operation = await startBulk({
    ...{ deps, actor: caller.actor, work: workOf(gathering, fresh), idempotencyKey },
    body: { type: 'gathering', gathering: id },
  });
  return { ...(await readGathering(deps, caller.scope, id)), operation, without: found.without };
}
