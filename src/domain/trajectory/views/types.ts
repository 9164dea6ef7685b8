import type { LocalDate } from '../../calendar/types.ts';
import type { Appointment } from '../model/state.ts';

/** Where something stands, as pages show it. */
export type Progress = 'done' | 'now' | 'later' | 'skipped' | 'dropped';

/** One step on the road, in one language. */
export type RoadStep = {
  readonly key: string;
  readonly title: string;
  readonly progress: Progress;
  /** Who does it: a role, or the reader. */
  readonly who: string;
  readonly mine: boolean;
  readonly due?: LocalDate;
  readonly overdue: boolean;
  readonly closedOn?: LocalDate;
  /** When it is expected to open, if nobody does anything before. */
  readonly expectedOn?: LocalDate;
  readonly appointments: readonly Appointment[];
  /** The first of these that is to come, else the last that was. */
  readonly next?: Appointment;
};

/** One phase on the road. Tracks and modules are not shown apart: their steps are listed in their phase. */
export type RoadPhase = {
  readonly key: string;
  readonly title: string;
  readonly progress: Progress;
  readonly openedOn?: LocalDate;
  readonly closedOn?: LocalDate;
  readonly expectedOn?: LocalDate;
  readonly steps: readonly RoadStep[];
};

/** The whole trajectory at a glance. */
export type Road = {
  readonly phases: readonly RoadPhase[];
  /** How many phases are behind. */
  readonly done: number;
};
