import { laterBy } from '../../domain/calendar/instant.ts';
import { postOutside } from '../../platform/outside.ts';
import { storeOfSystem } from '../../store/database/db.ts';
import {
  claimMessages,
  collectMessages,
  type DueMessage,
  settleMessage,
} from '../../store/webhooks/messages.ts';
import { endWebhook } from '../../store/webhooks/webhooks.ts';
import type { Dependencies } from '../dependencies.ts';
import { nowOf } from '../now.ts';
import { signedHeaders } from './sign.ts';

/** Seconds until it is tried again, after each attempt: some three days in all, and then it is given up. */
const PAUSES = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400];

/** A worker that dies half-way gives back what it took after so many seconds. */
const LEASE = 120;
const [AT_ONCE, BATCH] = [10, 100];

/**
 * Makes messages of what happened since the last time, and sends what is due: at least once, with ids and words of our own
 * only. What is not taken is tried again later and later.
 * @param mayBeInside in a try-out on this machine
 * @returns how many were taken
 */
export async function sendWebhooks(parts: {
  readonly store: Dependencies['store'];
  readonly clock: Dependencies['clock'];
  readonly mayBeInside: boolean;
}): Promise<number> {
  const { store } = parts;
  const now = nowOf(parts);
  await collectMessages(storeOfSystem(store, 'work'), now);
  const due = await claimMessages(storeOfSystem(store, 'work'), {
    now,
    leasedUntil: laterBy(now, LEASE * 1_000),
    limit: BATCH,
  });
  let taken = 0;
  for (let first = 0; first < due.length; first += AT_ONCE) {
    const outcomes = await Promise.all(due.slice(first, first + AT_ONCE).map((one) => send(parts, one)));
    taken += outcomes.filter(Boolean).length;
  }
  return taken;
}

async function send(parts: Parameters<typeof sendWebhooks>[0], message: DueMessage): Promise<boolean> {
  const { store, mayBeInside } = parts;
  const now = nowOf(parts);
  const { url, secret, webhook } = message;
  const body = JSON.stringify(toldOf(message));
  const id = `${message.trajectory}.${message.version}`;
  const headers = signedHeaders(secret, { id, body, seconds: Math.floor(Date.parse(now) / 1000) });
  const answer = await postOutside({ url, mayBeInside }, { headers, body }).catch(
    (error: NodeJS.ErrnoException) => error.code ?? error.name,
  );
  const isTaken = typeof answer === 'number' && answer >= 200 && answer < 300;
  // Gone for good, says whoever answers so.
  if (answer === 410) await endWebhook(store, store.scope, webhook, now);
  const pause = isTaken || answer === 410 ? undefined : PAUSES[message.attempts - 1];
  await settleMessage(storeOfSystem(store, 'work'), message, {
    answer: String(answer),
    ...(isTaken ? { deliveredAt: now } : {}),
    nextAt: pause === undefined ? undefined : laterBy(now, pause * 1_000),
  });
  return isTaken;
}

/** What is told: which trajectory came to which version by what, and where; whoever wants more asks the API, as who they are. */
function toldOf({ event, at, trajectory, version, template, status, path, outcome, role }: DueMessage) {
  return {
    type: `trajectory.${event}`,
    timestamp: at,
    data: { trajectory, version, template, status, path, outcome, role },
  };
}
