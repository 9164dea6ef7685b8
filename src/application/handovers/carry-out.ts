import { EVERYTHING } from '../../domain/access/scope.ts';
import { rolesHeld } from '../../store/people/departures.ts';
import {
  answerHandover,
  findHandover,
  type Handover,
  noteHandoverOperation,
  rolesGivenBy,
} from '../../store/people/handovers.ts';
import type { BulkWork } from '../bulk/items.ts';
import { startBulk } from '../bulk/start.ts';
import type { CommandDependencies } from '../commands/outcome.ts';
import { nowOf, todayOf } from '../now.ts';
import { workOf } from './work.ts';

/** Accepts a handover for whoever need not or does answer, and begins it. */
export async function carryOut(deps: CommandDependencies, id: string): Promise<void> {
  await answerHandover(deps.store, { id, accepted: true }, nowOf(deps));
  const handover = await findHandover(deps.store, EVERYTHING, id);
  if (handover?.accepted && handover.operationId === undefined) await begin(deps, handover);
}

/**
 * Begins what was accepted, as an operation on many in the name of whoever offered it. Doing it again, after a crash
 * half-way, begins nothing twice.
 */
export async function begin(deps: CommandDependencies, handover: Handover): Promise<void> {
  const work = await workOf(deps, handover, todayOf(deps));
  const { id } = await startBulk({
    ...{ deps, kind: 'handover', work },
    actor: { kind: 'person', person: handover.offeredBy },
    idempotencyKey: `handover ${handover.id}`,
  });
  await noteHandoverOperation(deps.store, handover.id, { carriedOutBy: id });
}

/** Gives back what a temporary handover gave, as far as the receiver still has it. */
export async function giveBack(deps: CommandDependencies, handover: Handover): Promise<void> {
  const { id, from, to, operationId } = handover;
  if (operationId === undefined) return;
  const held = new Set((await rolesHeld(deps.store, to)).map(keyOf));
  const given = await rolesGivenBy(deps.store, operationId);
  const work = given
    .filter((one) => held.has(keyOf(one)))
    .map(
      ({ trajectoryId, role }): BulkWork => ({
        trajectoryId,
        command: { type: 'assign', role, person: from, confirmed: true },
      }),
    );
  const operation = await startBulk({
    ...{ deps, kind: 'return', work },
    // Who gives back what is theirs by now.
    actor: { kind: 'person', person: to },
    idempotencyKey: `return ${id}`,
  });
  await noteHandoverOperation(deps.store, id, { returnedBy: operation.id });
}

function keyOf({ trajectoryId, role }: { readonly trajectoryId: string; readonly role: string }): string {
  return `${trajectoryId} ${role}`;
}
