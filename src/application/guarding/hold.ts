import type { Scope } from '../../domain/access/scope.ts';
import { laterBy } from '../../domain/calendar/instant.ts';
import { countChange, type HeldKind, insertHeldChange } from '../../store/operations/held-changes.ts';
import type { Dependencies } from '../dependencies.ts';
import { newIdFor } from '../idempotency.ts';
import { nowOf } from '../now.ts';
import { heldForCoordinator } from './errors.ts';

/** Changes are counted over so long, in milliseconds. */
const HOUR = 3_600_000;

/** Something that somebody of a guidance service asks to change. */
export type GuardedChange = {
  readonly kind: HeldKind;
  /** Id of the trajectory or person that it is about. */
  readonly subject?: string | undefined;
  /** What is asked, from which it can be done later. */
  readonly body: object;
  /** So many changes it is; one if left out. */
  readonly changes?: number;
  /** The same key is counted, and held, once. */
  readonly key?: string | undefined;
};

/**
 * Counts a change of somebody who works for one service. Above the bound of an hour it is kept for a coordinator, in place of being
 * done: whoever got hold of somebody's session does not change everything at once.
 * @param request.check asked before it is kept: throws what keeps it from being done at all
 * @throws `conflict` `held-for-coordinator` when it was kept, and what `check` throws
 */
export async function holdIfMany(request: {
  readonly deps: Pick<Dependencies, 'store' | 'clock' | 'configuration'>;
  readonly person: string | undefined;
  readonly scope: Scope | undefined;
  readonly change: GuardedChange;
  readonly check?: () => Promise<void>;
}): Promise<void> {
  const { deps, person, scope, change, check } = request;
  if (person === undefined || scope === undefined || scope.kind === 'all') return;
  const { kind, subject, body, changes = 1, key } = change;
  const id = newIdFor({ key, principal: person, purpose: `change ${kind} ${subject ?? ''}` });
  const at = nowOf(deps);
  const since = laterBy(at, -HOUR);
  const bound = deps.configuration.changesPerHour;
  if (await countChange(deps.store, { id, person, changes, at, since, bound })) return;
  await check?.();
  const { organisation } = scope;
  await insertHeldChange(deps.store, {
    ...{ id, kind, person, organisation, body, changes, askedAt: at },
    ...(subject === undefined ? {} : { subject }),
  });
  throw heldForCoordinator();
}
