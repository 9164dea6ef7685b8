import type { Instant, LocalDate } from '../../domain/calendar/types.ts';
import type { Party, StepKind } from '../../domain/template/model/types.ts';
import type { Appointment } from '../../domain/trajectory/model/state.ts';

/**
 * Why a line stands in somebody's day, first things first.
 * - `appointments`: people meet for it today or tomorrow
 * - `own`: it asks something of the reader, or in the view of a service of one of its people
 * - `contact`: whoever has to do it cannot be reached by mail
 * - `silent`: the school gave no sign of life for three school weeks
 * - `paused`: a pause without an end, with its first open step
 * - `late`, `soon`: a school or provider has to do it, and its due date passed, or comes within two weeks
 */
export type DaySection = 'appointments' | 'own' | 'contact' | 'silent' | 'late' | 'soon' | 'paused';

/** Why nobody can be reached: nobody is named, has left, has no address, it is refused, is away, or reminders are off. */
export type Unreachable = 'nobody' | 'left' | 'no-address' | 'refused' | 'absent' | 'reminders-off';

/** Whose day it is: somebody's own trajectories and steps, or all those of a guidance service. */
export type WhoseDay =
  | { readonly kind: 'person'; readonly person: string; readonly organisation?: string | undefined }
  | { readonly kind: 'service'; readonly organisation: string };

/** A line of somebody's day: an open step, or for a silent school the trajectory with its first open step. */
export type DayLine = {
  readonly section: DaySection;
  /** How many lines its section has in all. */
  readonly total: number;
  readonly trajectory: string;
  readonly reference: string;
  readonly template: string;
  readonly templateVersion: number;
  readonly path: string;
  readonly step: string;
  readonly kind: StepKind;
  /** Who has to do it; of the task that somebody cannot be reached, the role in which that is. */
  readonly role: string;
  /** To which party that role belongs. */
  readonly party?: Party;
  /** The school, or whatever else the trajectory is about. */
  readonly subject?: string;
  readonly municipality?: string;
  /** The telephone of the school itself. */
  readonly schoolPhone?: string;
  readonly openedOn: LocalDate;
  readonly due?: LocalDate;
  /** From when its days late are counted: its due date, or the last session that was held since. */
  readonly lateFrom?: LocalDate;
  readonly appointment?: Appointment;
  /** Who has to do it, or cannot be reached. */
  readonly doer?: {
    readonly id: string;
    readonly name: string;
    readonly email?: string;
    readonly phone?: string;
  };
  /** The reader has to do it. */
  readonly mine: boolean;
  readonly unreachable?: Unreachable;
  /** The last local date of an absence of whoever has to do it. */
  readonly absentUntil?: LocalDate;
  /** When anybody of the school was heard last. */
  readonly heardAt?: Instant;
  /** Since when a silent school is silent, as a local date: heard, first asked, or resumed. */
  readonly silentSince?: LocalDate;
  /** Since when it is paused without an end, as a local date. */
  readonly pausedSince?: LocalDate;
  /** How many mails were sent since a silent school was heard. */
  readonly mailsSince?: number;
  readonly counsellor?: string;
};
