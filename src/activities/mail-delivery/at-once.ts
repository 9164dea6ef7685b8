import { setTimeout as delay } from 'node:timers/promises';
import type { Instant } from '../../domain/calendar/types.ts';
import { type BatchTools, sendBatch } from './batch.ts';
import { collectBatch } from './collect.ts';

/** How often it is looked for what answers an act while everything else is sent, in milliseconds. */
const BETWEEN_LOOKS = 1_000;
/** Few at a time: each claim is out within the second or two in which people look into their inbox. */
const MOST_AT_ONCE = 20;

/** Sends what answers somebody's act, beside everything else. */
export interface AtOnce {
  /** Sends nothing more; gives how many went, when the last is recorded. */
  end(): Promise<number>;
}

/**
 * Begins to send what answers somebody's act (a confirmation, a link that was asked for) by a claim of its own, so that it does
 * not wait behind a hundred thousand reminders. When the mail server gives trouble it leaves everything to the others.
 */
export function sendAtOnce(tools: BatchTools, partition: number, time: () => Instant): AtOnce {
  const ending = new AbortController();
  const { signal } = ending;
  const going = (async () => {
    let sent = 0;
    while (!signal.aborted && !tools.isCancelled()) {
      await delay(BETWEEN_LOOKS, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) break;
      const batch = await collectBatch(tools, {
        ...{ partition, limit: MOST_AT_ONCE, now: time(), onlyAtOnce: true },
      });
      if (batch === undefined) continue;
      const result = await sendBatch(tools, batch);
      sent += result.sent;
      if (result.rest !== undefined) break;
    }
    return sent;
  })();
  // What it fails on, the others meet as well, and say.
  const counted = going.catch((err: unknown) => {
    tools.logger.warn(
      { err, partition },
      'What answers an act could not be sent apart; it goes with the rest',
    );
    return 0;
  });
  return {
    end() {
      ending.abort();
      return counted;
    },
  };
}
