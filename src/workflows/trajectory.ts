import {
  ApplicationFailure,
  allHandlersFinished,
  condition,
  continueAsNew,
  getExternalWorkflowHandle,
  patched,
  proxyLocalActivities,
  type SignalDefinition,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { Instant } from '../domain/calendar/types.ts';
import type { Summary } from '../domain/trajectory/views/summary.ts';
import { delayUntil, hasCome, now } from './timers.ts';
import { takeTurns } from './turns.ts';
import {
  type AdvanceOutcome,
  type CommandReference,
  commandStored,
  commandUpdate,
  type LookAnswer,
  lookUpdate,
  mailPlanned,
  mailroomWorkflowId,
  stateQuery,
  type TrajectoryActivities,
  type TrajectoryInput,
  trajectoryWorkflowId,
} from './types.ts';

/**
 * Local, because a decision is one short transaction: it then costs the server next to nothing. When the database is
 * away it is tried again for ever and the workflow never fails; what fails because of a fault of ours comes back as an
 * outcome, so that nothing waits behind it. After a wait of more than two seconds the server keeps
 * the timer instead of the worker holding the workflow task, so that queries are answered meanwhile; at one try a minute
 * an outage of a day stays far below the size at which the server cuts a history off.
 */
const { advanceTrajectory } = proxyLocalActivities<TrajectoryActivities>({
  startToCloseTimeout: '15 seconds',
  localRetryThreshold: '2 seconds',
  retry: { initialInterval: '200 milliseconds', backoffCoefficient: 2, maximumInterval: '1 minute' },
});

/** Number of events after which a run hands over to the next: a few months of a trajectory, and replay stays fast. */
const historyBound = 400;

/** A sleep of years is cut in pieces, in milliseconds, so that a wrong clock is noticed within a month. */
const longestSleep = 30 * 24 * 3_600_000;

/** What was due and stays due after a decision is looked at again after this many milliseconds, not at once. */
const pauseWhenStuck = 60_000;

/** How often a run that must end waits for a moment without commands before it ends regardless. */
const mostLulls = 5;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * The durable shell of one trajectory, from enrolment to end. It sleeps until time changes the state, takes commands by
 * reference, and has every decision made by one local activity; it decides nothing itself. Decisions are results in its
 * history and are never made again, so that a new version of the rules does not disturb what is under way.
 */
export async function trajectory(input: TrajectoryInput): Promise<Summary> {
  const { trajectoryId } = input;
  const bound = input.historyBound ?? historyBound;
  const inTurn = takeTurns();
  let summary = input.summary ?? unknown(trajectoryId);
  let signalsUnderWay = 0;
  /** When a wake-up is tried again that failed because of a fault of ours. */
  let retryAt: Instant | undefined;

  const isKnown = () => summary.version > 0;
  const hasEnded = () => summary.status === 'completed' || summary.status === 'stopped';
  const nextLook = () => retryAt ?? summary.wakeAt;
  const mustContinue = () => workflowInfo().continueAsNewSuggested || workflowInfo().historyLength >= bound;

  async function advance(commandId?: string): Promise<AdvanceOutcome> {
    const outcome = await advanceTrajectory({
      trajectoryId,
      now: now(),
      ...(commandId === undefined ? {} : { commandId }),
      ...(isKnown() ? { heard: summary.wakeAt === undefined ? {} : { wakeAt: summary.wakeAt } } : {}),
    });
    summary = outcome.summary ?? summary;
    // A command that was refused or failed says nothing about the wake-up, which goes on being tried.
    if (commandId === undefined || outcome.rejection === undefined) retryAt = outcome.retryAt;
    if (outcome.mailroom !== undefined) void signal(mailroomWorkflowId(outcome.mailroom), mailPlanned);
    for (const { trajectoryId: other, commandId } of outcome.news ?? []) {
      void signal(trajectoryWorkflowId(other), commandStored, { commandId });
    }
    return outcome;
  }

  // Durable from here on, so nobody waits for it; only the end of a run does. A mailroom that is not there looks at
  // everything when it starts; a trajectory that is not there has ended.
  async function signal<Args extends unknown[]>(
    workflowId: string,
    definition: SignalDefinition<Args>,
    ...args: Args
  ): Promise<void> {
    signalsUnderWay += 1;
    try {
      await getExternalWorkflowHandle(workflowId).signal(definition, ...args);
    } catch (error) {
      if (!(error instanceof ApplicationFailure)) throw error;
    } finally {
      signalsUnderWay -= 1;
    }
  }

  function refuseWhenEnded(): void {
    if (hasEnded()) throw ApplicationFailure.nonRetryable('It has ended', 'trajectory-ended');
  }

  setHandler(stateQuery, () => summary);
  setHandler(
    commandUpdate,
    async ({ commandId }) => {
      const { rejection, summary: after = summary } = await inTurn(() => advance(commandId));
      return rejection === undefined ? { ok: true, summary: after } : { ok: false, rejection };
    },
    {
      // Not async: a promise that rejects would count as a yes.
      validator: (reference) => {
        if (!isCommandReference(reference))
          throw ApplicationFailure.nonRetryable('No command id', 'command-id');
        refuseWhenEnded();
      },
    },
  );

  setHandler(
    lookUpdate,
    async (): Promise<LookAnswer> => {
      const { summary: after } = await inTurn(() => advance());
      return after === undefined || retryAt !== undefined ? { ok: false } : { ok: true, summary: after };
    },
    { validator: refuseWhenEnded },
  );

  setHandler(commandStored, async (reference) => {
    if (isCommandReference(reference) && !hasEnded()) await inTurn(() => advance(reference.commandId));
  });

  if (input.mailroom !== undefined) void signal(mailroomWorkflowId(input.mailroom), mailPlanned);
  if (input.summary === undefined) await inTurn(() => advance());

  let shortest = 1;
  while (!hasEnded() && !mustContinue()) {
    const at = nextLook();
    const otherwise = () => hasEnded() || mustContinue() || nextLook() !== at;
    if (at === undefined) {
      await condition(otherwise);
      continue;
    }
    if (await condition(otherwise, delayUntil(at, shortest, longestSleep))) continue;
    // A command may have its turn first, and what is due may then have happened with it.
    await inTurn(async () => {
      const due = nextLook();
      if (due !== undefined && hasCome(due)) await advance();
    });
    shortest = nextLook() === at && hasCome(at) ? pauseWhenStuck : 1;
  }

  const isAtRest = () => allHandlersFinished() && signalsUnderWay === 0;
  await condition(isAtRest);
  if (hasEnded()) return summary;
  // An Update's answer may not arrive when it is given in the same workflow task as the end of a run
  // (github.com/temporalio/temporal/issues/6375), so a run ends in a task of its own when a lull can be had.
  if (patched('ends-in-a-task-of-its-own')) {
    for (let lull = 0; lull < mostLulls && (await condition(() => !isAtRest(), 1)); lull += 1) {
      await condition(isAtRest);
    }
    if (hasEnded()) return summary;
  }
  return continueAsNew<typeof trajectory>({
    trajectoryId,
    ...(isKnown() ? { summary } : {}),
    ...(input.historyBound === undefined ? {} : { historyBound: input.historyBound }),
  });
}

function isCommandReference(reference: CommandReference | undefined): boolean {
  return typeof reference?.commandId === 'string' && uuid.test(reference.commandId);
}

/** Before the first look. */
function unknown(id: string): Summary {
  return { id, version: 0, status: 'active', phases: [], open: [] };
}
