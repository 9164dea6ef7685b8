import { CancelledFailure } from '@temporalio/activity';
import { internalDefect } from '../application/commands/internal-defect.ts';
import { isOutage } from '../application/outage.ts';
import type { Logger } from '../platform/logging.ts';
import type { WholeStore } from '../store/database/db.ts';
import { derivedId } from '../store/database/derived-id.ts';
import { findDefect, mendCommand, mendDefects, noteDefect } from '../store/operations/defects.ts';
import { decideCommand, findCommand, insertCommand } from '../store/trajectories/commands.ts';
import type { ToAdvance } from '../store/trajectories/trajectories.ts';
import type { AdvanceInput, AdvanceOutcome } from '../workflows/types.ts';

/** Where a fault of ours is told, with its reference. */
export type DefectLogger = Pick<Logger, 'error' | 'warn'>;

interface Parts {
  readonly store: WholeStore;
  readonly logger?: DefectLogger;
}

/**
 * Keeps a fault of ours from holding up a trajectory. What waits for a part that is away is thrown on, and tried again; of
 * everything else the turn comes to an end:
 * - a wake-up is noted as failed, and tried again later and later;
 * - what a member of the staff asked is answered with `internal-defect`, once and for all: they can ask again;
 * - what a school sent in, or one trajectory tells another, is kept and tried again until it can be decided.
 */
export function holdDefects(
  { store, logger }: Parts,
  decide: (input: AdvanceInput) => Promise<AdvanceOutcome>,
): (input: AdvanceInput) => Promise<AdvanceOutcome> {
  return async (input) => {
    try {
      return await decide(input);
    } catch (error) {
      if (isOutage(error) || error instanceof CancelledFailure) throw error;
      return input.commandId === undefined
        ? holdWakeUp({ store, ...(logger && { logger }) }, input, error)
        : holdCommand({ store, ...(logger && { logger }) }, input, input.commandId, error);
    }
  };
}

async function holdWakeUp(
  { store, logger }: Parts,
  { trajectoryId, now }: AdvanceInput,
  error: unknown,
): Promise<AdvanceOutcome> {
  const defect = await noteDefect(store, {
    ...{ kind: 'wake-up', subject: trajectoryId, trajectoryId, error, at: now, isRetried: true },
  });
  const { reference, attempts, nextAttemptAt } = defect;
  const facts = { err: error, reference, trajectory: trajectoryId, attempts };
  if (attempts === 1)
    logger?.error(facts, 'A wake-up failed by a fault of ours: its trajectory stands still');
  else logger?.warn(facts, 'A wake-up fails again');
  return nextAttemptAt === undefined ? {} : { retryAt: nextAttemptAt };
}

async function holdCommand(
  { store, logger }: Parts,
  { trajectoryId, now }: AdvanceInput,
  commandId: string,
  error: unknown,
): Promise<AdvanceOutcome> {
  const command = await findCommand(store, commandId);
  const isKept = command?.actor.kind !== 'person';
  const defect = await noteDefect(store, {
    ...{ kind: 'command', subject: commandId, trajectoryId, error, at: now, isRetried: isKept },
  });
  const { reference, attempts } = defect;
  const facts = { err: error, reference, trajectory: trajectoryId, command: commandId, attempts };
  if (attempts === 1) logger?.error(facts, 'A command failed by a fault of ours');
  else logger?.warn(facts, 'A command fails again');
  if (!isKept)
    await decideCommand(store, commandId, { ok: false, rejection: internalDefect(reference) }, now);
  return { rejection: 'internal-defect' };
}

/** Notes that what stood still of a trajectory has been decided. */
export async function mend(
  store: WholeStore,
  { trajectoryId, commandId, now }: AdvanceInput,
  { command }: ToAdvance,
  outcome: AdvanceOutcome,
): Promise<void> {
  const wasDecidedBefore = command?.result !== undefined;
  // A command lets happen first what time has brought about.
  const hasRunClock = commandId === undefined || (outcome.rejection === undefined && !wasDecidedBefore);
  if (hasRunClock) await mendDefects(store, 'wake-up', [trajectoryId]);
  if (command === undefined || outcome.rejection === 'internal-defect') return;
  if (outcome.rejection !== undefined) await tellCounsellor(store, { trajectoryId, now }, command);
  // Whoever decided it may have died before this was noted.
  if (wasDecidedBefore) await mendDefects(store, 'command', [command.id]);
  else await mendCommand(store, { id: command.id, trajectoryId, type: command.command.type });
}

/** A school that was told that its answer is received hears nothing more of it, so its counsellor does when it is refused. */
async function tellCounsellor(
  store: WholeStore,
  { trajectoryId, now }: Pick<AdvanceInput, 'trajectoryId' | 'now'>,
  { id, actor, command }: NonNullable<ToAdvance['command']>,
): Promise<void> {
  if (actor.kind !== 'link' || command.type !== 'complete') return;
  if ((await findDefect(store, 'command', id)) === undefined) return;
  await insertCommand(store, {
    ...{ id: derivedId('answer-refused', id), trajectoryId, actor: { kind: 'system' }, receivedAt: now },
    command: { type: 'answer-refused', step: command.step },
  });
}
