import type { Client } from '@temporalio/client';
import proto from '@temporalio/proto';
import { Worker } from '@temporalio/worker';

/** A recorded history of one run of a workflow. */
export type History = Awaited<ReturnType<ReturnType<Client['workflow']['getHandle']>['fetchHistory']>>;

/** The histories of all runs of a workflow, first to last. */
export async function historiesOf(client: Client, workflowId: string): Promise<History[]> {
  const first = client.workflow.getHandle(workflowId);
  const histories: History[] = [];
  for (
    let runId: string | undefined | null = (await first.describe()).raw.workflowExecutionInfo?.firstRunId;
    runId;
  ) {
    const history: History = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    histories.push(history);
    runId = history.events?.at(-1)?.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId;
  }
  return histories;
}

/**
 * Replays histories with the workflows as they are now; gives what went wrong with each, `undefined` for nothing. A run in
 * which nothing has been decided yet has nothing to be replayed: the replayer would wait for it for ever.
 */
export async function replay(
  workflowBundle: { readonly code: string },
  histories: readonly History[],
): Promise<(Error | undefined)[]> {
  const errors: (Error | undefined)[] = histories.map(() => undefined);
  const named = histories.flatMap((history, index) => {
    const decided = decidedPart(history);
    return decided === undefined ? [] : [{ workflowId: String(index), history: decided }];
  });
  // It does not throw by itself: each result says whether it went well.
  for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle }, named)) {
    errors[Number(workflowId)] = error;
  }
  return errors;
}

/** What comes after the last completed workflow task has led to nothing yet that a replay could be held against. */
function decidedPart(history: History): History | undefined {
  const events = history.events ?? [];
  const last = events.findLastIndex((event) => event.workflowTaskCompletedEventAttributes);
  if (last < 0) return undefined;
  const next = events.findIndex((event, index) => index > last && event.workflowTaskScheduledEventAttributes);
  return next < 0 ? history : { ...history, events: events.slice(0, next) };
}

const { History } = proto.temporal.api.history.v1;

/** A history as JSON, to be kept in a file, without the name of the machine that it was recorded on. */
export function historyToText(history: History): string {
  const plain = History.toObject(History.fromObject(history), {
    longs: String,
    bytes: String,
    enums: String,
  });
  return `${JSON.stringify(plain).replace(/"\d+@[^"]*"/g, '"worker"')}\n`;
}

/** The history that was kept in a file. */
export function historyFromText(text: string): History {
  return History.fromObject(JSON.parse(text));
}
