import {
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { EVERYTHING, type Scope } from '../../domain/access/scope.ts';
import type { Actor } from '../../domain/trajectory/model/events.ts';
import { reject } from '../../domain/trajectory/model/rejections.ts';
import { mailPartitionOf } from '../../store/mail/partition.ts';
import { findDefect } from '../../store/operations/defects.ts';
import { markLinkUsed } from '../../store/people/links.ts';
import {
  type CommandResult,
  decideCommand,
  findCommand,
  storeCommand,
} from '../../store/trajectories/commands.ts';
import { findTrajectoryHead, type TrajectoryHead } from '../../store/trajectories/trajectories.ts';
import { notFound, unavailable } from '../errors.ts';
import { fingerprintOf, keyReused, newIdFor, principalOf } from '../idempotency.ts';
import type { LinkVisit } from '../links/visit.ts';
import { nowOf } from '../now.ts';
import { retryOnConflict } from '../retry-on-conflict.ts';
import { startTrajectoryWorkflow } from '../workflow-client/start-trajectory.ts';
import { tellIfBehind } from '../workflow-client/tell-behind.ts';
import { type Answer, commandTrajectory } from '../workflow-client/trajectory.ts';
import { wakeWaitingList } from '../workflow-client/waiting-list.ts';
import { answeredBefore } from './answered-before.ts';
import { decideEnded } from './decide-ended.ts';
import { internalDefect } from './internal-defect.ts';
import type { CommandDependencies, CommandOutcome } from './outcome.ts';
import { type CommandRequest, prepareCommand } from './prepare.ts';
import { reopenEnded } from './reopen-ended.ts';

/**
 * Asks something of a trajectory and waits for what it decides. What was asked is stored; only its id goes to the
 * workflow.
 * @param idempotencyKey the same key, actor and trajectory give the first answer again, also after a crash half-way
 * @param scope what the actor deals with, which decides whom they may name; without it, nobody is held to anything
 * @param expectedVersion the version that the actor saw; another one by now is rejected as `version-conflict`
 * @throws a problem: `not-found` for an unknown trajectory, `invalid` for a person or file that does not exist or for a key that was
 *   used for something else, `forbidden` for a person who may not be named, `unavailable` when the database or Temporal does not answer
 */
export async function executeCommand(request: Execution): Promise<CommandOutcome> {
  const outcome = await carryOut(request);
  const { command, deps, trajectoryId } = request;
  if (outcome.ok || outcome.rejection.code !== 'step-not-open' || command.type !== 'complete') return outcome;
  const before = await answeredBefore(deps, trajectoryId, command);
  if (before === undefined) return outcome;
  const { rejection } = outcome;
  const errors = rejection.errors?.map((error) => ({ ...error, message: before }));
  return {
    ...{ ok: false, answeredBefore: before },
    rejection: { ...rejection, message: before, ...(errors === undefined ? {} : { errors }) },
  };
}

type Execution = {
  deps: CommandDependencies;
  trajectoryId: string;
  actor: Actor;
  command: CommandRequest;
  scope?: Scope | undefined;
  idempotencyKey?: string | undefined;
  expectedVersion?: number | undefined;
};

async function carryOut(request: Execution): Promise<CommandOutcome> {
  const { deps, trajectoryId, actor, scope, idempotencyKey, expectedVersion } = request;
  const head = await findTrajectoryHead(deps.store, EVERYTHING, trajectoryId);
  if (head === undefined) throw notFound();
  const command = await prepareCommand({ deps, head, actor, scope, idempotencyKey }, request.command);
  const principal = principalOf(actor);
  const id = newIdFor({ key: idempotencyKey, principal, purpose: `command ${trajectoryId}` });
  const earlier = await storeCommand(deps.store, {
    id,
    trajectoryId,
    actor,
    command,
    receivedAt: nowOf(deps),
    ...(expectedVersion === undefined ? {} : { expectedVersion }),
  });
  if (earlier !== undefined && fingerprintOf(earlier.command) !== fingerprintOf(command)) throw keyReused();
  if (earlier?.result !== undefined) {
    // Whoever asked first may have been told that Temporal does not answer, and so may the workflow.
    await tellIfBehind(deps, trajectoryId);
    return earlier.result;
  }
  if (head.endedAt !== undefined) {
    if (command.type === 'move') return decideEnded(deps, trajectoryId, id);
    return command.type === 'reopen' ? reopenEnded(deps, head, id) : refuseEnded(deps, id);
  }
  const outcome = await sendToWorkflow(deps, head, id);
  // What stops by itself is noticed by the workers; here nobody has to wait for that.
  const ends = command.type === 'stop' || command.type === 'withdraw';
  if (outcome.ok && ends && head.programmeId !== undefined) {
    await wakeWaitingList(deps, head.programmeId);
  }
  return outcome;
}

/** Has a command carried out for the reader of a link, and remembers that the link was used. */
export async function executeThroughLink(
  { deps, opened, key }: LinkVisit,
  command: CommandRequest,
): Promise<CommandOutcome> {
  const { person, trajectory, link, now } = opened;
  const outcome = await retryOnConflict(() =>
    executeCommand({
      deps,
      trajectoryId: trajectory.id,
      actor: { kind: 'link', person: person.id },
      command,
      idempotencyKey: key,
    }),
  );
  // Whoever comes second has answered as well: the page says how it stands.
  const isAnswered = outcome.ok || outcome.rejection.code === 'step-not-open';
  if (isAnswered) await markLinkUsed(deps.store, link.tokenHash, now);
  return outcome;
}

async function sendToWorkflow(
  deps: CommandDependencies,
  head: TrajectoryHead,
  commandId: string,
): Promise<CommandOutcome> {
  let answer: Answer;
  try {
    answer = await commandTrajectory(deps, head.id, commandId);
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) return afterFailure(deps, head.id, commandId, error);
    // It was never started because Temporal was away, or it has ended since the head was read.
    const now = await findTrajectoryHead(deps.store, EVERYTHING, head.id);
    if (now?.endedAt !== undefined) return refuseEnded(deps, commandId);
    try {
      // Its alarm may have been lowered while nobody could tell the mailroom.
      const mailroom = mailPartitionOf(head.organisationId, deps.store.mailPartitions);
      await startTrajectoryWorkflow(deps, { trajectoryId: head.id, mailroom });
      answer = await commandTrajectory(deps, head.id, commandId);
    } catch (again) {
      return afterFailure(deps, head.id, commandId, again);
    }
  }
  if (answer.ok) return answer;
  const result = (await findCommand(deps.store, commandId))?.result;
  if (result === undefined && answer.rejection === 'internal-defect') return kept(deps, commandId);
  if (result === undefined) throw new Error(`Command ${commandId} was answered but not decided`);
  return result;
}

/** What a school sent in waits until it can be decided; nobody has to send it again. */
async function kept({ store }: CommandDependencies, commandId: string): Promise<CommandOutcome> {
  const defect = await findDefect(store, 'command', commandId);
  // Mended this very moment.
  if (defect === undefined) {
    const result = (await findCommand(store, commandId))?.result;
    if (result !== undefined) return result;
  }
  return { ok: false, rejection: internalDefect(defect?.reference ?? commandId), isKept: true };
}

/** The workflow may have decided all the same, or ended before the command came to its turn. */
async function afterFailure(
  deps: CommandDependencies,
  trajectoryId: string,
  commandId: string,
  error: unknown,
): Promise<CommandOutcome> {
  const result: CommandResult | undefined = (await findCommand(deps.store, commandId))?.result;
  // The workflow may not have heard of it, and may not be reached just now: the outbox tells it.
  if (result !== undefined) return result;
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) throw unavailable('temporal');
  if (error instanceof WorkflowNotFoundError || error instanceof WorkflowUpdateFailedError) {
    const head = await findTrajectoryHead(deps.store, EVERYTHING, trajectoryId);
    if (head?.endedAt !== undefined) return refuseEnded(deps, commandId);
    if (error instanceof WorkflowNotFoundError) throw unavailable('temporal');
  }
  throw error;
}

async function refuseEnded(deps: CommandDependencies, commandId: string): Promise<CommandOutcome> {
  const refusal = { ok: false, rejection: reject('trajectory-ended') } as const;
  await decideCommand(deps.store, commandId, refusal, nowOf(deps));
  // Whatever was decided first counts.
  return (await findCommand(deps.store, commandId))?.result ?? refusal;
}
