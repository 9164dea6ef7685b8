import { randomUUID } from 'node:crypto';
import type { Instant } from '../../domain/calendar/types.ts';
import type { Store } from '../../store/database/db.ts';
import { insertFormerAddress } from '../../store/people/former-addresses.ts';
import { revokeLinksOf } from '../../store/people/links.ts';
import type { Person } from '../../store/people/people.ts';
import { insertCommand } from '../../store/trajectories/commands.ts';
import { runningWith } from '../../store/trajectories/trajectories.ts';
import type { Dependencies } from '../dependencies.ts';
import { askTemporal } from '../workflow-client/ask.ts';
import { tellTrajectory } from '../workflow-client/trajectory.ts';

/** A trajectory that is to hear of it, and the stored command that says so. */
export type Announced = { readonly trajectoryId: string; readonly commandId: string };

/** Longest wait for Temporal, in milliseconds: a chore calls for what was not heard. */
const PATIENCE = 2_000;

/** Whether somebody has another address than before; how it is written in capitals does not matter. */
export function hasNewAddress(before: Pick<Person, 'email'>, after: Pick<Person, 'email'>): boolean {
  return before.email?.toLowerCase() !== after.email?.toLowerCase();
}

/**
 * What goes with a new address, in the transaction in which it is stored: personal links that went to the old one die, and
 * every running trajectory of this person will hear of it.
 * @param known `except`: the trajectory in which it was found out, which knows; `by`: id of who put it right, who does too
 * @returns what {@link announceAddress} passes on at once, and the id under which the old address is remembered
 */
export async function noteNewAddress(
  within: Store,
  before: Pick<Person, 'email'>,
  { id, email }: Pick<Person, 'id' | 'email'>,
  now: Instant,
  { except, by }: { readonly except?: string; readonly by?: string | undefined } = {},
): Promise<{ readonly announced: readonly Announced[]; readonly former?: string }> {
  await revokeLinksOf(within, id, now);
  const remembered =
    before.email === undefined
      ? {}
      : { former: await insertFormerAddress(within, { personId: id, email: before.email, until: now }) };
  if (email === undefined) return { announced: [], ...remembered };
  const announced: Announced[] = [];
  const running = await runningWith(within, id);
  for (const trajectoryId of running.filter((one) => one !== except)) {
    const commandId = randomUUID();
    const command = {
      ...{ type: 'address-corrected' as const, person: id },
      ...(by === undefined ? {} : { by }),
    };
    const actor = { kind: 'system' } as const;
    await insertCommand(within, { id: commandId, trajectoryId, actor, command, receivedAt: now });
    announced.push({ trajectoryId, commandId });
  }
  return { announced, ...remembered };
}

/** Tells the trajectories now; what cannot be told now is called for by a chore. */
export async function announceAddress(
  deps: Pick<Dependencies, 'temporal'>,
  announced: readonly Announced[],
): Promise<void> {
  const telling = announced.map(({ trajectoryId, commandId }) =>
    askTemporal(deps, (client) => tellTrajectory(client, trajectoryId, commandId), PATIENCE),
  );
  await Promise.allSettled(telling);
}
