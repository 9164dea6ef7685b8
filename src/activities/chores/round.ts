import { isOutage } from '../../application/outage.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import type { Logger } from '../../platform/logging.ts';
import { inTime } from '../../platform/waiting.ts';
import type { WholeStore } from '../../store/database/db.ts';
import { mendDefects, noteDefect, openDefects } from '../../store/operations/defects.ts';
import type { ChoreRound } from '../../workflows/types.ts';

/** Something to look after now and then. */
export interface Chore {
  /** For the log and the doctor, when it fails. */
  readonly name: string;
  /** @returns how much was done, for whoever is curious */
  readonly work: () => Promise<unknown>;
}

/** What a round works with. */
export interface RoundParts {
  readonly store: WholeStore;
  readonly logger?: Pick<Logger, 'warn' | 'error'>;
  /** How long the others wait for one chore, in milliseconds; 15 seconds if left out. It then goes on beside them. */
  readonly limit?: number;
}

const LIMIT = 15_000;

/**
 * Makes the activity that does chores, one after the other. One that fails keeps none of the others from being done: when a
 * part is away it is tried again in the next round; when the fault is ours it is named as standing still, and tried again
 * later and later. One that takes longer than its limit goes on beside the others, and is not begun twice.
 */
export function createRound(
  { store, logger, limit = LIMIT }: RoundParts,
  chores: readonly Chore[],
): (round: ChoreRound) => Promise<void> {
  const underWay = new Set<string>();

  async function work({ name, work }: Chore, at: Instant, wasDefective: boolean): Promise<void> {
    underWay.add(name);
    try {
      await work();
      if (wasDefective) await mendDefects(store, 'chore', [name]);
    } catch (error) {
      await hold({ store, ...(logger && { logger }) }, name, error, at);
    } finally {
      underWay.delete(name);
    }
  }

  return async ({ now }) => {
    const standing = new Map(
      (await openDefects(store)).flatMap((one) => (one.kind === 'chore' ? [[one.subject, one]] : [])),
    );
    for (const chore of chores) {
      const defect = standing.get(chore.name);
      if (defect?.nextAttemptAt !== undefined && defect.nextAttemptAt > now) continue;
      if (underWay.has(chore.name)) continue;
      await inTime(work(chore, now, defect !== undefined), limit, () => {
        logger?.warn({ chore: chore.name }, 'A chore takes long; the others go on');
      });
    }
  };
}

async function hold(
  { store, logger }: RoundParts,
  chore: string,
  error: unknown,
  at: Instant,
): Promise<void> {
  if (isOutage(error)) {
    logger?.warn({ err: error, chore }, 'A chore waits for a part that is away; it is tried again');
    return;
  }
  try {
    const defect = await noteDefect(store, {
      ...{ kind: 'chore', subject: chore, error, at, isRetried: true },
    });
    const facts = { err: error, chore, reference: defect.reference, attempts: defect.attempts };
    if (defect.attempts === 1) logger?.error(facts, 'A chore failed by a fault of ours');
    else logger?.warn(facts, 'A chore fails again');
  } catch (unnoted) {
    logger?.error({ err: error, chore, unnoted }, 'A chore failed by a fault of ours, which cannot be noted');
  }
}
