import { randomUUID } from 'node:crypto';
import type { Instant } from '../../domain/calendar/types.ts';
import type { Command } from '../../domain/trajectory/model/commands.ts';
import type { Store } from '../../store/database/db.ts';
import type { PartIn } from '../../store/people/merge.ts';
import { insertCommand } from '../../store/trajectories/commands.ts';
import { decideEnded } from '../commands/decide-ended.ts';
import type { Dependencies } from '../dependencies.ts';
import { type Announced, announceAddress } from '../people/new-address.ts';

/** A command for each trajectory, with whether it has ended. */
export type ForEach = readonly (Announced & { readonly hasEnded: boolean })[];

/** Stores a command of the system for each of these trajectories, in the transaction of what it follows from. */
export async function announce(
  within: Store,
  trajectories: readonly Pick<PartIn, 'id' | 'hasEnded'>[],
  command: Command,
  receivedAt: Instant,
): Promise<ForEach> {
  const told: (Announced & { readonly hasEnded: boolean })[] = [];
  for (const { id: trajectoryId, hasEnded } of trajectories) {
    const commandId = randomUUID();
    const actor = { kind: 'system' } as const;
    await insertCommand(within, { id: commandId, trajectoryId, actor, command, receivedAt });
    told.push({ trajectoryId, commandId, hasEnded });
  }
  return told;
}

/** Has them decided now; what cannot be now is called for by a chore. */
export async function passOn(deps: Dependencies, told: ForEach): Promise<void> {
  for (const { trajectoryId, commandId } of told.filter(({ hasEnded }) => hasEnded)) {
    await decideEnded(deps, trajectoryId, commandId);
  }
  await announceAddress(
    deps,
    told.filter(({ hasEnded }) => !hasEnded),
  );
}
