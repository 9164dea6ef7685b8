import type { Instant, LocalDate } from '../../calendar/types.ts';
import type { SubjectKind } from '../../template/model/types.ts';

/** How a trajectory stands: `completed` came to its end, `stopped` was ended before it. */
export type TrajectoryStatus = 'active' | 'paused' | 'completed' | 'stopped';

/** `withdrawn` is a node that never came to its turn because it did not apply, or because its trajectory started later. */
export type NodeStatus = 'open' | 'done' | 'skipped' | 'expired' | 'withdrawn';

/** A moment that people meet: instants in UTC. */
export interface Appointment {
  readonly start: Instant;
  readonly end: Instant;
  readonly place?: string;
  /** Id of the gathering of many trajectories that it is part of: one event for all of them. */
  readonly gathering?: string;
}

/** What was arranged before the dates that stand now, and from when until when it held. */
export interface EarlierArrangement {
  readonly at: Instant;
  /** When it was replaced, or called off. */
  readonly until: Instant;
  /** The iCalendar SEQUENCE with which it was told. */
  readonly sequence: number;
  readonly appointments: readonly (Appointment & { readonly number: number })[];
}

/** An appointment that was dropped while others of its step stand; those invited have to hear of it. */
export interface RemovedAppointment extends Appointment {
  /** The number by which calendars know it. */
  readonly number: number;
  /** The iCalendar SEQUENCE with which it is cancelled. */
  readonly sequence: number;
  readonly removedAt: Instant;
}

/**
 * One occurrence of a stage or step. The path names it: ids joined by `/`, an occurrence of something that repeats
 * with `#n` from 1 (`follow_up/conversation#2`).
 */
export interface NodeState {
  readonly path: string;
  readonly status: NodeStatus;
  readonly openedAt: Instant;
  /** The local date from which due dates count. */
  readonly openedOn: LocalDate;
  /** An act's mails go at once; what time brings goes in the morning. */
  readonly openedBy: 'act' | 'time';
  readonly closedAt?: Instant;
  readonly closedOn?: LocalDate;
  /** When it opened first, of what was opened again: what comes back counts from there. */
  readonly firstOpenedOn?: LocalDate;
  /** How often it was opened; the first time is 1. */
  readonly round: number;
  readonly outcome?: string;
  readonly level?: string;
  /** A due date set by hand; counts instead of the rule, and shifts with later pauses from `rescheduledOn`. */
  readonly due?: LocalDate;
  readonly rescheduledAt?: Instant;
  readonly rescheduledOn?: LocalDate;
  /** How often the due date was set by hand in this round; its ladder starts anew each time. */
  readonly revision: number;
  /** How often the school took more time by itself. */
  readonly extensions: number;
  /** `number` by which calendars know it; left out where that is its place in the list, from 1. */
  readonly appointments?: readonly (Appointment & { readonly number?: number })[];
  readonly removed?: readonly RemovedAppointment[];
  /** What was arranged before, in order of time. */
  readonly arrangements?: readonly EarlierArrangement[];
  /** iCalendar SEQUENCE: raised each time the appointments change. */
  readonly sequence: number;
  readonly appointedAt?: Instant;
  /** When appointments that were announced have been called off. */
  readonly calledOffAt?: Instant;
  /** Set when time called them off: a phase closed on its last day. */
  readonly calledOffBy?: 'time';
  readonly attachments: readonly string[];
  /** Set when the step expired without an answer and the counsellor was asked what to do. */
  readonly silentSince?: Instant;
  /** What should change, when a review sent this step back. */
  readonly returnedWith?: string;
  /** For a built-in task: the step or role that it is about. */
  readonly about?: string;
  /** For a `trajectory` step: the id of the trajectory that was started from it. */
  readonly started?: string;
  /** Why the trajectory that should have started by itself did not: a stable code. */
  readonly notStarted?: string;
  /** Set when this step alone was passed on. */
  readonly delegate?: Delegation;
}

/** Who does one step instead of whoever has its role. */
export interface Delegation {
  readonly role: string;
  /** Absent since it came back to the role. */
  readonly person?: string;
  readonly since: Instant;
  /** How often the step changed hands: mails to one are told from mails to the next by it. */
  readonly revision: number;
}

/** The `trajectory` step of another trajectory from which this one was started. */
export interface StartedFrom {
  readonly trajectory: string;
  /** Path of the step. */
  readonly step: string;
}

/** Local dates of a call that templates can count from. */
export interface CallDates {
  readonly start?: LocalDate;
  readonly end?: LocalDate;
  /** The last day on which anything is paid. */
  readonly moneyUntil?: LocalDate;
}

/** What becomes of the appointments inside a pause: they go ahead, and are reminded of, or are cancelled. */
export type PausedAppointments = 'keep' | 'cancel';

/** A suspended period; `until` is a local date on which it ends by itself, `to` when it really ended. */
export interface Pause {
  readonly from: LocalDate;
  /** When it began on that day: what was sent before stays sent. */
  readonly pausedAt: Instant;
  readonly to?: LocalDate;
  readonly resumedAt?: Instant;
  readonly until?: LocalDate;
  readonly reason: string;
  /** What was chosen for the appointments inside it. */
  readonly appointments?: PausedAppointments;
}

/** Somebody takes over a role on a local date. */
export interface PlannedHandover {
  readonly role: string;
  readonly to: string;
  readonly on: LocalDate;
}

/** Somebody who had a role, and how it went to another. */
export interface FormerHolder {
  readonly person: string;
  readonly until: Instant;
  readonly by: 'act' | 'time';
  /** It went to nobody else: the same person had another address from then on, and had arranged something. */
  readonly readdressed?: true;
}

/** The person in a role. People are ids; their names and addresses live elsewhere and can be corrected or erased. */
export interface RoleAssignment {
  readonly person: string;
  /** How often the role changed hands; the newcomer is told of what is open. */
  readonly revision: number;
  readonly since: Instant;
  /** Taken over by somebody's act, or on a planned date. */
  readonly by: 'act' | 'time';
  /** Who had it before, in order of time; left out where that was not kept. */
  readonly former?: readonly FormerHolder[];
}

/** Where another trajectory of the same subject stands, as far as conditions may ask. */
export interface LinkedTrajectory {
  readonly id: string;
  readonly template: string;
  readonly status: TrajectoryStatus;
  /** Status of each phase that opened, by id. */
  readonly phases: { readonly [phase: string]: NodeStatus };
  /** Ids of the milestones that were reached. */
  readonly milestones: readonly string[];
}

/** Everything the core knows of a trajectory: plain JSON, rebuilt from the journal by `fold`. */
export interface TrajectoryState {
  readonly id: string;
  readonly template: string;
  readonly templateVersion: number;
  readonly subject: { readonly kind: SubjectKind; readonly id: string };
  readonly start: LocalDate;
  readonly group?: 'volger' | 'first-mover';
  readonly from?: StartedFrom;
  /** The dates of the call in which it takes part, as far as that has them. */
  readonly call?: CallDates;
  readonly status: TrajectoryStatus;
  /** Sequence number of the last event; every event raises it by one. */
  readonly version: number;
  /** The instant of the last event; time never runs backwards. */
  readonly at: Instant;
  readonly roles: { readonly [role: string]: RoleAssignment };
  readonly nodes: { readonly [path: string]: NodeState };
  /** What was answered, by step id: the condition language reads this. */
  readonly answers: { readonly [step: string]: { readonly [field: string]: unknown } };
  readonly pauses: readonly Pause[];
  /** When whoever had a role last did something, by role. */
  readonly heard?: { readonly [role: string]: Instant };
  readonly handovers: readonly PlannedHandover[];
  /** Other trajectories of the same subject, by template; the latest of each. */
  readonly linked: { readonly [template: string]: LinkedTrajectory };
  /** Nothing is sent for what lies before this instant (a late start). */
  readonly quietBefore?: Instant;
  /** Enrolled as already under way. */
  readonly underWay?: true;
  readonly endedAt?: Instant;
  /** It should never have been enrolled: it counts in no report and takes no place. */
  readonly mistake?: true;
  /** Number of the school at which it goes on, since it moved there. */
  readonly school?: string;
}
