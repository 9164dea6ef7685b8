import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Instant } from '../domain/calendar/types.ts';
import type { Summary } from '../domain/trajectory/views/summary.ts';

/**
 * What goes through Temporal: ids, versions, dates and enums. Names, addresses and texts never do.
 * There are no search attributes: lists and counts come from Postgres, and an attribute would have to be registered on
 * every server and written again at every step.
 */

/** Workers of the trajectories listen here. */
export const trajectoriesQueue = 'trajectories';

/** Workers that send mail listen here. */
export const mailQueue = 'mail';

/** Workers that do chores and bulk work listen here, so that nobody's command waits behind them. */
export const choresQueue = 'chores';

/** The workflow id of the loop that does the chores. */
export const choresWorkflowId = 'chores';

/** The id of the Schedule of what happens once a day. */
export const dailyScheduleId = 'daily';

/** The workflow id of a trajectory. */
export function trajectoryWorkflowId(trajectoryId: string): string {
  return `trajectory-${trajectoryId}`;
}

/** The workflow id of a mailroom. */
export function mailroomWorkflowId(partition: number): string {
  return `mailroom-${partition}`;
}

/**
 * How long a task of a mailroom or of the chores may take before it is given to another worker: a worker that ends can take one
 * along, and until then no mail goes. Ten thousand calls of a mailroom, more than the server lets a run have, come to an end in two
 * to ten seconds, however slow the machine.
 */
export const loneTaskTimeout = '20 seconds';

/** How a trajectory's workflow begins, and what it carries from one run to the next. */
export interface TrajectoryInput {
  readonly trajectoryId: string;
  /** What is known already; without it the workflow begins by looking. */
  readonly summary?: Summary;
  /** The mailroom to wake first, because the enrolment lowered its alarm. */
  readonly mailroom?: number;
  /** Number of events after which the history is cut; for tests. */
  readonly historyBound?: number;
}

/** A command by reference; what it says is in Postgres. */
export interface CommandReference {
  /** UUID of the stored command. */
  readonly commandId: string;
}

/** The answer to a command: a refusal is an answer, not a failure, and its sentence is with the stored command. */
export type CommandAnswer =
  | { readonly ok: true; readonly summary: Summary }
  | { readonly ok: false; readonly rejection: string };

/** Somebody does something. Doing it twice with the same id gives the first answer again. */
export const commandUpdate = defineUpdate<CommandAnswer, [CommandReference]>('command');

/** Another trajectory has something to tell: a stored command that nobody waits for. Twice does no harm. */
export const commandStored = defineSignal<[CommandReference]>('commandStored');

/**
 * Something was committed that the workflow may not have heard of: it looks where it stands, and acknowledges. An Update and
 * not a signal, so that whoever tells it knows that it has heard.
 */
export const lookUpdate = defineUpdate<LookAnswer, []>('look');

/** What a workflow acknowledges: where it now knows to stand, or that it could not look because of a fault of ours. */
export type LookAnswer = { readonly ok: true; readonly summary: Summary } | { readonly ok: false };

/** Where a trajectory stands. */
export const stateQuery = defineQuery<Summary>('state');

/** Something was planned that is due before the mailroom's alarm. */
export const mailPlanned = defineSignal('mailPlanned');

/** How a mailroom begins, and what it carries from one run to the next. */
export interface MailroomInput {
  readonly partition: number;
  /** Longest sleep, in milliseconds; 10 minutes if left out. Simulations of years take longer ones. */
  readonly sweepEvery?: number;
  /** Number of events after which the history is cut; for tests. */
  readonly historyBound?: number;
}

/** One decision about a trajectory: time has come, or somebody asked something. */
export interface AdvanceInput {
  readonly trajectoryId: string;
  /** The time of the decision: the workflow's. */
  readonly now: Instant;
  readonly commandId?: string;
  /** Until when the workflow sleeps if it hears nothing of this decision; absent before its first look. */
  readonly heard?: { readonly wakeAt?: Instant };
}

/** What a decision led to. */
export interface AdvanceOutcome {
  /** Absent when a fault of ours kept it from being worked out. */
  readonly summary?: Summary;
  /** Set when a wake-up failed because of a fault of ours: when to try it again. */
  readonly retryAt?: Instant;
  /** The mailroom to wake. */
  readonly mailroom?: number;
  /** Stable code, when a command was refused; `internal-defect` when a fault of ours kept it from being decided. */
  readonly rejection?: string;
  /** Commands that were stored for other trajectories of the same subject. */
  readonly news?: readonly { readonly trajectoryId: string; readonly commandId: string }[];
}

/** Sends everything that is due in one partition. */
export interface DeliverInput {
  readonly partition: number;
  /** The mailroom's time. */
  readonly now: Instant;
}

/** What the mailroom learns from a delivery. */
export interface DeliverOutcome {
  /** When something is due next; absent when nothing is planned. */
  readonly nextAt?: Instant;
  /** How many mails went out. */
  readonly sent: number;
}

/** What a trajectory's workflow has done for it, in the worker itself. */
export interface TrajectoryActivities {
  advanceTrajectory(input: AdvanceInput): Promise<AdvanceOutcome>;
}

/** What a mailroom has done for it. */
export interface MailActivities {
  deliverMail(input: DeliverInput): Promise<DeliverOutcome>;
}

/** The workflow id of a programme's waiting list. */
export function waitingListWorkflowId(programmeId: string): string {
  return `waiting-list-${programmeId}`;
}

/** Whose waiting list it is. */
export interface WaitingListInput {
  readonly programmeId: string;
}

/** There may be a free place for somebody who waits. */
export const placeCameFree = defineSignal('placeCameFree');

/** Gives the free places of a programme to whoever waits for them. */
export interface FillPlacesInput {
  readonly programmeId: string;
  /** The workflow's time. */
  readonly now: Instant;
}

/** How many were enrolled, and how many could not be when their turn came. */
export interface FillPlacesOutcome {
  readonly enrolled: number;
  readonly refused: number;
  /** Whether it stopped before it had looked at everybody. */
  readonly more: boolean;
}

/** What a waiting list has done for it. */
export interface WaitingListActivities {
  fillPlaces(input: FillPlacesInput): Promise<FillPlacesOutcome>;
}

/** How the loop of the chores begins, and what it carries from one run to the next. */
export interface ChoresInput {
  /** Pause between two rounds, in milliseconds; 10 seconds if left out. */
  readonly every?: number;
  /** Number of events after which the history is cut; for tests. */
  readonly historyBound?: number;
}

/** One round of the chores. */
export interface ChoreRound {
  /** The workflow's time. */
  readonly now: Instant;
}

/** What the chores have done for them. */
export interface ChoreActivities {
  /** What happens every few seconds. */
  doChores(round: ChoreRound): Promise<void>;
  /** What happens once a day. */
  doDailyWork(round: ChoreRound): Promise<void>;
}

/** The workflow id of an operation on many trajectories. */
export function bulkWorkflowId(operationId: string): string {
  return `bulk-${operationId}`;
}

/** Which operation; what it asks is in Postgres. */
export interface BulkInput {
  readonly operationId: string;
}

/** Does the next items of an operation. */
export interface BulkItemsInput {
  readonly operationId: string;
  /** The workflow's time. */
  readonly now: Instant;
}

/** What an operation on many has done for it. */
export interface BulkActivities {
  /** @returns whether there are more */
  doBulkItems(input: BulkItemsInput): Promise<{ readonly more: boolean }>;
}
