import type { Instant, LocalDate } from '../../calendar/types.ts';
import type { Actor } from './events.ts';
import type { Appointment, CallDates, LinkedTrajectory, PausedAppointments } from './state.ts';

/** What somebody asks of a running trajectory. `step` is a node's path, see `NodeState`. */
export type Command =
  | {
      readonly type: 'complete';
      readonly step: string;
      /** The chosen option; a step without options takes none. */
      readonly outcome?: string;
      readonly answers?: { readonly [field: string]: unknown };
      readonly comment?: string;
      /** Ids of stored attachments. */
      readonly attachments?: readonly string[];
      /** Local date on which it was really done: today or before. Absent for now. */
      readonly on?: LocalDate;
      /** Id of the person whose answer this is, when somebody else records it: a letter, a call. */
      readonly givenBy?: string;
      /** For the task that nobody can be reached in a role: id of whoever can be from now on. */
      readonly person?: string;
    }
  | { readonly type: 'skip'; readonly step: string; readonly reason: string }
  /** Without a step, for a trajectory that has ended: where it ended. */
  | { readonly type: 'reopen'; readonly step?: string; readonly reason: string }
  | {
      readonly type: 'reschedule';
      readonly step: string;
      readonly due?: LocalDate;
      readonly appointments?: readonly Appointment[];
      readonly reason?: string;
      /** The school takes more time by itself: bounded by the step's `extension`; `due` is then left out. */
      readonly extension?: boolean;
    }
  | {
      readonly type: 'assign';
      readonly role: string;
      readonly person: string;
      readonly reason?: string;
      /** Id of whoever let it through, when a school asked it through a link: she knows. */
      readonly confirmedBy?: string;
    }
  /** One step goes to somebody else, who keeps no other part of the role; without a person it comes back to the role. */
  | {
      readonly type: 'delegate';
      readonly step: string;
      readonly person?: string;
      readonly reason?: string;
      /** As for `assign`. */
      readonly confirmedBy?: string;
    }
  | {
      readonly type: 'handover';
      readonly role: string;
      readonly to: string;
      /** Today or later; from that morning on the newcomer is asked. */
      readonly on: LocalDate;
      readonly note?: string;
    }
  /** Of what is paused already: the pause gets this end, and this reason. */
  | {
      readonly type: 'pause';
      readonly reason: string;
      /** The local date on which it goes on by itself, after today; without end if left out. */
      readonly until?: LocalDate;
      /** What becomes of appointments inside it; they stay if left out, and nobody is reminded of them. */
      readonly appointments?: PausedAppointments;
    }
  | { readonly type: 'resume' }
  | { readonly type: 'stop'; readonly reason: string }
  /** It was enrolled by mistake: it ends, and counts as never enrolled. */
  | { readonly type: 'withdraw'; readonly reason: string }
  /** It goes on at another school: that closed, merged, or got another number. */
  | {
      readonly type: 'move';
      readonly school: string;
      /** Where it was, for whoever is not a school. */
      readonly from?: string;
      readonly reason?: string;
      readonly by?: string;
    }
  | { readonly type: 'note'; readonly text: string }
  /** A mail that somebody got is kept with the trajectory: `mail` is its id. */
  | { readonly type: 'file-mail'; readonly mail: string; readonly step?: string }
  | { readonly type: 'attach'; readonly attachment: string; readonly step?: string }
  /** From another trajectory of the same subject, when it came further: by an act, or by time. Not for people. */
  | { readonly type: 'linked'; readonly trajectory: LinkedTrajectory; readonly by: 'act' | 'time' }
  /** Days off came or went, or its call has other dates: what comes is worked out anew. Not for people. */
  | {
      readonly type: 'calendar-changed';
      /** The dates that its call has from now on; the school calendar changed if left out. */
      readonly call?: CallDates;
      /** What was planned until now: due dates of open steps by path, mails by key. */
      readonly stood?: {
        readonly dues: { readonly [path: string]: LocalDate };
        readonly mails: { readonly [key: string]: Instant };
      };
    }
  /** The trajectory that a step proposes was started from it. Not for people: enrolling with `from` does it. */
  | { readonly type: 'started'; readonly step: string; readonly trajectory: string }
  /** It should have started by itself and could not; the reason is a stable code. Not for people. */
  | { readonly type: 'not-started'; readonly step: string; readonly reason: string }
  /** Somebody has another address from now on, given by somebody. Not for people: correcting a person does it. */
  | { readonly type: 'address-corrected'; readonly person: string; readonly by?: string }
  /** What a school answered was kept because of a fault of ours, and is refused now that it can be decided. Not for people. */
  | { readonly type: 'answer-refused'; readonly step: string }
  /** Two people turned out to be one. Not for people: merging people does it. */
  | { readonly type: 'merged'; readonly gone: string; readonly kept: string; readonly by?: string }
  /** From the mailroom: nobody could be reached in this role. Not for people. */
  | {
      readonly type: 'undeliverable';
      readonly role: string;
      readonly person?: string;
      readonly code?: string;
    };

/** What moves a trajectory: the clock, or somebody. `now` is the workflow's time, never the machine's. */
export type Input =
  | { readonly kind: 'wake'; readonly now: Instant }
  | {
      readonly kind: 'command';
      readonly now: Instant;
      readonly actor: Actor;
      readonly command: Command;
      /** The version that the actor saw; a mismatch is rejected with `version-conflict`. */
      readonly expectedVersion?: number;
    };
