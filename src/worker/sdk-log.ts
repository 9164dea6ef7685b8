import type { LogEntry } from '@temporalio/worker';
import type { Logger } from '../platform/logging.ts';

/** What the SDK calls levels, and what we do; what it says of its own going is of no use to others. */
const levels = { TRACE: 'trace', DEBUG: 'debug', INFO: 'debug', WARN: 'warn', ERROR: 'error' } as const;

/** The same is said once in this time, in milliseconds, however many of the SDK's loops meet it. */
const ONCE_IN = 60_000;

/** The part of the SDK that asks Temporal again, and says so for each of some forty loops and each time. */
const RETRIES = 'temporalio_client::retry';
/** How the SDK marks a workflow task that took long; a round of the chores is one task, and may. */
const LONG_TASK = '[TMPRL1104]';

/**
 * Makes what writes the SDK's words, those of its native part too, to our log: as lines like all others, the same once a minute
 * with how often it was left out, and nothing that we have said already.
 * @param time a clock that only goes forward, in milliseconds
 */
export function sdkLog(
  logger: Pick<Logger, 'trace' | 'debug' | 'warn' | 'error'>,
  time: () => number = () => performance.now(),
): (entry: Pick<LogEntry, 'level' | 'message' | 'meta'>) => void {
  const said = new Map<string, { at: number; leftOut: number }>();

  /** How often it was left out since it was said last; nothing when it is to be left out now. */
  function turnOf(words: string): number | undefined {
    const now = time();
    const last = said.get(words);
    if (last !== undefined && now - last.at < ONCE_IN) {
      last.leftOut += 1;
      return undefined;
    }
    // What is heard of no more is not kept.
    for (const [key, { at }] of said) if (now - at >= ONCE_IN) said.delete(key);
    said.set(words, { at: now, leftOut: 0 });
    return last?.leftOut ?? 0;
  }

  return ({ level, message, meta }) => {
    const fields = meta as Readonly<Record<string, unknown>> | undefined;
    const isAway = fields?.target === RETRIES;
    const words = isAway ? 'Temporal does not answer; it is asked again until it does' : message;
    const ours = isExpected(message, fields) ? 'debug' : levels[level];
    if (ours === 'trace' || ours === 'debug') {
      logger[ours]({ part: 'sdk', ...fields }, message);
      return;
    }
    // Ids and numbers of tries differ where the matter is the same.
    const leftOut = turnOf(words.replace(/[0-9a-f-]*\d[0-9a-f-]*/gi, '#'));
    if (leftOut === undefined) return;
    logger[ours]({ part: 'sdk', ...fields, ...(leftOut > 0 && { leftOut }) }, words);
  };
}

/** An activity that failed is in the log with the whole error (`plain-failures.ts`); chores may take long. */
function isExpected(message: string, fields: Readonly<Record<string, unknown>> | undefined): boolean {
  if (message === 'Activity failed') return true;
  return message.startsWith(LONG_TASK) && fields?.workflow_type === 'chores';
}
