import type { Caller } from '../access/authorise.ts';
import type { Dependencies } from '../dependencies.ts';
import { holdIfMany } from '../guarding/hold.ts';
import { startBulk } from './start.ts';

/**
 * Begins what somebody of the staff asks of many trajectories. It counts as one change of each; after very many in an hour it waits
 * for a coordinator instead.
 * @throws `conflict` `held-for-coordinator`
 */
export async function askOfMany(
  request: Omit<Parameters<typeof startBulk>[0], 'deps' | 'actor'> & {
    readonly deps: Dependencies;
    readonly caller: Pick<Caller, 'actor' | 'scope'>;
  },
): ReturnType<typeof startBulk> {
  const { caller, ...asked } = request;
  const { deps, kind, work, body, idempotencyKey: key } = asked;
  const { actor, scope } = caller;
  const change = {
    ...{ kind: 'bulk' as const, changes: work.length, key },
    body: { kind, work, body, key },
  };
  await holdIfMany({ deps, person: actor.person, scope, change });
  return startBulk({ ...asked, actor });
}
