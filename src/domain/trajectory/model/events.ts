import type { Instant, LocalDate } from '../../calendar/types.ts';
import type { SubjectKind } from '../../template/model/types.ts';
import type { Appointment, CallDates, LinkedTrajectory, PausedAppointments, StartedFrom } from './state.ts';

/**
 * Who did it. `link` is a person acting through the link in a mail; `system` is time, or the mailroom; `operator` who runs
 * the installation, at its command line, and did not say for whom.
 */
export interface Actor {
  readonly kind: 'person' | 'link' | 'system' | 'operator';
  readonly person?: string;
}

/**
 * What people are told of without a step that says so: `ended` and `skipped` tell the counsellor of an answer that ended the
 * trajectory or passed over phases, `silent` of a silence that ended it, `mistaken` tells a school that it was enrolled by mistake, `handed-on` that somebody passed a role on to a colleague,
 * `step-handed-on` that it was one step, `came-back` that whoever had that step cannot be reached, `merged` that two people
 * turned out to be one, `address` that somebody has
 * another address, `refused` that an answer of a school that was kept is not taken after all, `pause` that a pause without an end goes on, every month.
 */
export type NoticeId =
  | 'ended'
  | 'silent'
  | 'skipped'
  | 'mistaken'
  | 'address'
  | 'handed-on'
  | 'step-handed-on'
  | 'came-back'
  | 'refused'
  | 'merged'
  | 'pause';

/** A due date that became another. */
export interface MovedDate {
  /** Path of the step. */
  readonly path: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** What happened, as it is journalled; the state is a fold over these. */
export type EventBody =
  | {
      readonly type: 'enrolled';
      readonly template: string;
      readonly templateVersion: number;
      readonly subject: { readonly kind: SubjectKind; readonly id: string };
      readonly start: LocalDate;
      readonly roles: { readonly [role: string]: string };
      readonly reason?: string;
      readonly group?: 'volger' | 'first-mover';
      readonly from?: StartedFrom;
      readonly call?: CallDates;
      readonly quietBefore?: Instant;
      /** It joined half-way: what lay in the past by then gets time before it expires. */
      readonly underWay?: true;
    }
  | { readonly type: 'closed'; readonly path: string }
  | {
      readonly type: 'opened';
      readonly path: string;
      readonly on: LocalDate;
      readonly by: 'act' | 'time';
      readonly level?: string;
      readonly about?: string;
    }
  | {
      readonly type: 'withdrawn';
      readonly path: string;
      readonly why: 'not-applicable' | 'before-start' | 'answered' | 'ended' | 'closing-date';
    }
  | {
      readonly type: 'completed';
      readonly path: string;
      readonly outcome: string;
      readonly answers?: { readonly [field: string]: unknown };
      readonly comment?: string;
      readonly attachments?: readonly string[];
      /** Id of the trajectory that was started from this step. */
      readonly started?: string;
      /** Local date on which it was really done, when that was told afterwards. */
      readonly on?: LocalDate;
      /** Id of the person who gave the answer, when somebody else recorded it. */
      readonly givenBy?: string;
    }
  /** The proposed trajectory could not start by itself: a stable code. The step waits for somebody. */
  | { readonly type: 'not-started'; readonly path: string; readonly reason: string }
  | { readonly type: 'returned'; readonly path: string; readonly target: string; readonly comment: string }
  | { readonly type: 'skipped'; readonly path: string; readonly reason: string }
  | { readonly type: 'expired'; readonly path: string; readonly then: 'skip' | 'ask' | 'stop' | 'choose' }
  | { readonly type: 'reopened'; readonly path: string; readonly reason: string }
  | {
      readonly type: 'rescheduled';
      readonly path: string;
      readonly due?: LocalDate;
      readonly appointments?: readonly Appointment[];
      readonly reason?: string;
      readonly extension?: boolean;
    }
  | {
      readonly type: 'assigned';
      readonly role: string;
      readonly person: string;
      readonly reason?: string;
      /** The same person with another address, in whose name something was arranged that is still to come. */
      readonly readdressed?: true;
    }
  /** One step went to somebody else; without a person it came back to whoever has the role. */
  | {
      readonly type: 'delegated';
      readonly path: string;
      readonly role: string;
      readonly person?: string;
      readonly reason?: string;
    }
  | {
      readonly type: 'handover-planned';
      readonly role: string;
      readonly to: string;
      readonly on: LocalDate;
      readonly note?: string;
    }
  | { readonly type: 'handed-over'; readonly role: string; readonly to: string; readonly note?: string }
  | {
      readonly type: 'paused';
      readonly reason: string;
      readonly until?: LocalDate;
      readonly appointments?: PausedAppointments;
    }
  /** The pause that goes on got an end, or another one. */
  | {
      readonly type: 'pause-changed';
      readonly reason: string;
      readonly until: LocalDate;
      readonly appointments?: PausedAppointments;
    }
  | { readonly type: 'resumed' }
  /** `mistake`: it should never have been enrolled, and counts nowhere. */
  | { readonly type: 'stopped'; readonly reason: string; readonly mistake?: true }
  /** It had ended, and goes on: what was open then is open again. */
  | { readonly type: 'continued'; readonly reason: string }
  /** Somebody gets word of what happened, without being asked for anything. */
  | {
      readonly type: 'told';
      readonly notice: NoticeId;
      readonly role: string;
      readonly by: 'act' | 'time';
      /** Path of the step that it is about. */
      readonly about?: string;
    }
  /** Two people turned out to be one: `gone` is `kept` from now on. `by` is who said so. */
  | { readonly type: 'merged'; readonly gone: string; readonly kept: string; readonly by?: string }
  /** It goes on at another school, by number. */
  | {
      readonly type: 'moved';
      readonly school: string;
      readonly before: string;
      readonly reason?: string;
      readonly by?: string;
    }
  | { readonly type: 'finished' }
  | { readonly type: 'noted'; readonly text: string }
  /** A mail that somebody got was kept with the trajectory. */
  | { readonly type: 'mail-filed'; readonly mail: string; readonly path?: string }
  | { readonly type: 'attached'; readonly attachment: string; readonly path?: string }
  /** A choice sent it back: what is named is done anew in turn. */
  | { readonly type: 'set-back'; readonly path: string }
  /** Days off came or went, or its call has other dates, and with them some of the dates to come. */
  | {
      readonly type: 'calendar-changed';
      /** The dates that its call has from now on; the school calendar changed if left out. */
      readonly call?: CallDates;
      /** Local date on which it starts from now on, where it had not begun and its call moved. */
      readonly start?: LocalDate;
      /** Due dates that moved. */
      readonly moved?: readonly MovedDate[];
      /** How many of the mails to come go on another day. */
      readonly mails?: number;
    }
  /** Another trajectory of the same subject came further. */
  | { readonly type: 'linked'; readonly trajectory: LinkedTrajectory }
  | {
      readonly type: 'undeliverable';
      readonly role: string;
      readonly person?: string;
      readonly code?: string;
    };

/** An entry of the journal: what happened, when, by whom, as which version of the trajectory. */
export interface TrajectoryEvent {
  /** Sequence number, from 1, without gaps; the version of the trajectory after this event. */
  readonly version: number;
  readonly at: Instant;
  readonly actor: Actor;
  readonly body: EventBody;
}
