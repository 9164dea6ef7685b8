import type { Actor } from '../../domain/trajectory/model/events.ts';
import type { Logger } from '../../platform/logging.ts';
import {
  type BulkItem,
  type BulkOutcome,
  findBulk,
  finishBulk,
  nextBulkItems,
  recordBulkOutcome,
} from '../../store/operations/bulk.ts';
import { findPerson } from '../../store/people/people.ts';
import { authorise } from '../access/authorise.ts';
import { forbidden } from '../access/errors.ts';
import { executeCommand } from '../commands/execute.ts';
import type { CommandDependencies } from '../commands/outcome.ts';
import type { CommandRequest } from '../commands/prepare.ts';
import { nowOf } from '../now.ts';
import { outcomeOfFailure } from './failed-item.ts';

/** How many are done before it is said how far it is. */
const BATCH = 10;

const ourFault = {
  nl: 'Er ging iets fout aan onze kant; het staat in het logboek. Dit kan later opnieuw gevraagd worden.',
  en: 'Something went wrong on our side, and the log says what. This can be asked again later.',
};

/** What an operation works with. */
type BulkDependencies = CommandDependencies & { readonly logger?: Pick<Logger, 'warn'> | undefined };

/**
 * Does the next items of an operation, one after the other: people's own commands go first. The id of each command follows
 * from the operation and the place of the item, so doing it again gives the first answer. A fault of ours in one item does not take the others along.
 * @returns whether there are more
 * @throws an outage: what was not done yet is done the next time
 */
export async function runBulk(request: {
  deps: BulkDependencies;
  operation: string;
  /** Enrols what an item of a list names; the others are commands. */
  enrol: (actor: Actor, item: BulkItem) => Promise<BulkOutcome>;
  /** Told after every item. */
  onProgress?: () => void;
}): Promise<{ readonly more: boolean }> {
  const { deps, operation, enrol, onProgress } = request;
  const found = await findBulk(deps.store, deps.store.scope, operation);
  if (found === undefined || found.finishedAt !== undefined) return { more: false };
  const items = await nextBulkItems<CommandRequest>(deps.store, operation, BATCH);
  for (const item of items) {
    const isEnrolment = found.kind === 'enrolment';
    const outcome = isEnrolment ? await enrol(found.actor, item) : await outcomeOf(deps, found, item);
    await recordBulkOutcome(deps.store, { operation, place: item.place }, outcome, nowOf(deps));
    onProgress?.();
  }
  if (items.length === BATCH) return { more: true };
  await finishBulk(deps.store, operation, nowOf(deps));
  return { more: false };
}

async function outcomeOf(
  deps: BulkDependencies,
  { id, actor }: { readonly id: string; readonly actor: Actor },
  { place, trajectoryId, command }: BulkItem<CommandRequest>,
): Promise<BulkOutcome> {
  try {
    const outcome = await executeCommand({
      ...{ deps, trajectoryId, actor, command },
      scope: await scopeFor(deps, actor, trajectoryId),
      idempotencyKey: `bulk ${id} ${place}`,
    });
    if (outcome.ok) return { outcome: 'done', version: outcome.version };
    const { code, message } = outcome.rejection;
    return { outcome: outcome.isKept ? 'kept' : 'refused', code, message };
  } catch (error) {
    const about = { operation: id, trajectory: trajectoryId };
    return outcomeOfFailure(error, {
      message: ourFault,
      note: (err) => deps.logger?.warn({ err, ...about }, 'A fault of ours keeps one of many'),
    });
  }
}

/** What they may do is looked up when the turn of an item comes: somebody may have lost it meanwhile. */
async function scopeFor(deps: CommandDependencies, actor: Actor, trajectoryId: string) {
  if (actor.kind === 'system') return undefined;
  const person =
    actor.person === undefined ? undefined : await findPerson(deps.store, deps.store.scope, actor.person);
  if (person === undefined || person.leftAt !== undefined) throw forbidden();
  const caller = await authorise({ deps, person, access: 'act-on-trajectory', id: trajectoryId });
  return caller.scope;
}
