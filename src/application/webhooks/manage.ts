import type { Instant } from '../../domain/calendar/types.ts';
import { isOutside } from '../../platform/outside.ts';
import {
  endWebhook,
  insertWebhook,
  listWebhooks,
  replayFailed,
  type Webhook,
} from '../../store/webhooks/webhooks.ts';
import type { Caller } from '../access/authorise.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';
import { newIdFor } from '../idempotency.ts';
import { nowOf } from '../now.ts';
import { addressNotOutside } from './errors.ts';
import { newWebhookSecret } from './sign.ts';

type Deps = Pick<Dependencies, 'store' | 'clock'>;

/**
 * Lets another system hear of what happens in the trajectories that the caller reaches.
 * @param events types of entries of the journal; all of them when it is empty
 * @returns with the secret, which is shown this once
 * @throws `invalid` `address-not-outside`, in production
 */
export async function addWebhook(request: {
  deps: Deps & Pick<Dependencies, 'configuration'>;
  caller: Pick<Caller, 'person' | 'scope'>;
  url: string;
  events: readonly string[];
  idempotencyKey?: string | undefined;
}): Promise<{ readonly webhook: Webhook; readonly secret: string }> {
  const { deps, caller, url, events, idempotencyKey } = request;
  if (deps.configuration.environment === 'production' && !isOutside(url)) throw addressNotOutside();
  const id = newIdFor({ key: idempotencyKey, principal: caller.person, purpose: 'webhook' });
  const { scope } = caller;
  const webhook = {
    ...{ id, url, events, createdAt: nowOf(deps) },
    ...(scope.kind === 'all' ? {} : { organisationId: scope.organisation }),
  };
  const secret = newWebhookSecret();
  await insertWebhook(deps.store, { ...webhook, secret, by: caller.person });
  return { webhook: { ...webhook, waiting: 0, failed: 0 }, secret };
}

/** The addresses to which what the caller reaches is sent, with how much waits and was given up. */
export function readWebhooks(
  deps: Pick<Dependencies, 'store'>,
  { scope }: Pick<Caller, 'scope'>,
): Promise<readonly Webhook[]> {
  return listWebhooks(deps.store, scope);
}

/**
 * Sends nothing more to an address; ending it again changes nothing.
 * @throws `not-found`
 */
export async function removeWebhook(deps: Deps, { scope }: Pick<Caller, 'scope'>, id: string): Promise<void> {
  if (!(await endWebhook(deps.store, scope, id, nowOf(deps)))) throw notFound();
}

/**
 * Sends again what was given up since an instant.
 * @returns how many messages that is
 * @throws `not-found`
 */
export async function replayWebhook(
  deps: Deps,
  { scope }: Pick<Caller, 'scope'>,
  { id, since }: { readonly id: string; readonly since: Instant },
): Promise<number> {
  const again = await replayFailed(deps.store, scope, { id, since, now: nowOf(deps) });
  if (again === undefined) throw notFound();
  return again;
}
