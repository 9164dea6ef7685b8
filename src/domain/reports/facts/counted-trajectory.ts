import type { LocalDate } from '../../calendar/types.ts';

/** A trajectory behind a number: on which day, and for how much. */
export interface CountedTrajectory {
  readonly id: string;
  readonly reference: string;
  readonly template: string;
  /** The school that counts: of a project, one that takes part in it. */
  readonly school?: string;
  readonly schoolName?: string;
  /** Local date of the answer, the completion or the enrolment. */
  readonly on: LocalDate;
  readonly value: number;
  readonly moment?: 'before' | 'after';
}
