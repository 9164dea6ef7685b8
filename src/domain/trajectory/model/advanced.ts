import type { Instant, LocalDate, SchoolCalendar } from '../../calendar/types.ts';
import type { MailKind } from '../../template/model/types.ts';
import type { TrajectoryEvent } from './events.ts';
import type { TrajectoryState } from './state.ts';

/** What the core knows of the world. */
export interface Context {
  readonly calendar: SchoolCalendar;
}

/**
 * A mail that will be due if nobody acts: a promise that holds for exactly one version of the state.
 * The key is unique within a trajectory and names step occurrence, round, rung and recipient role, so that the
 * same mail is never owed twice.
 */
export interface PlannedMail {
  readonly key: string;
  readonly kind: MailKind;
  readonly rung: string;
  /** The occurrence it is about, its step's id and its phase's id. */
  readonly path: string;
  readonly step: string;
  readonly phase: string;
  /** The recipient's role; who that is, is looked up when it is sent. */
  readonly to: string;
  /** Set when it is for this person, whoever has the role by then (id): who was invited before, or got this step alone. */
  readonly person?: string;
  readonly at: Instant;
  /** The due date that the mail names, if the step has one. */
  readonly due?: LocalDate;
  /** True when it answers an act and goes at once; it is then not held for the morning round. */
  readonly immediate: boolean;
  /** The date it would have gone on if that had not been a holiday or weekend; absent when it did not move. */
  readonly movedFrom?: LocalDate;
  /** Other rungs of this ladder that landed on the same morning and are covered by this mail. */
  readonly covers?: readonly string[];
}

/** What an advance decides: everything that is committed in one transaction. */
export interface Advanced extends Arrival {
  readonly rejected?: false;
  readonly plan: readonly PlannedMail[];
}

/** Where a trajectory has come to: the state, and what happened just before. */
export interface Arrival {
  readonly state: TrajectoryState;
  readonly events: readonly TrajectoryEvent[];
  /** When time next changes the state; absent when only people can. */
  readonly wakeAt?: Instant;
}
