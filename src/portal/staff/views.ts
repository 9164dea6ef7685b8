import type { Instant, LocalDate } from '../../domain/calendar/types.ts';
import type { Relation } from '../../domain/trajectory/relations.ts';
import type { TrajectoryStatus } from '../../domain/trajectory/state.ts';
import type { MailStatus } from '../../store/mails.repository.ts';
import type { Contact, Road } from '../views.ts';

/** Somebody whom one can look as in the demo. */
export type Pickable = {
  readonly id: string;
  readonly name: string;
  readonly function: 'administrator' | 'central' | 'coordinator' | 'counsellor';
};

/** One line in the overview of trajectories. */
export type OverviewRow = {
  readonly id: string;
  readonly reference: string;
  readonly subject: string;
  readonly municipality?: string;
  readonly template: string;
  readonly phase?: string;
  readonly status: TrajectoryStatus;
  /** Roles that have something to do. */
  readonly waitingFor: readonly string[];
  readonly due?: LocalDate;
  readonly overdue: boolean;
  /** When it goes on by itself, as long as it waits for nobody. */
  readonly goesOn?: LocalDate;
};

export type OverviewPage = {
  readonly rows: readonly OverviewRow[];
  /** Where the following page begins. */
  readonly next?: string;
};

/** One thing that is open, in the day of a counsellor. */
export type DayItem = {
  readonly trajectory: string;
  readonly subject: string;
  readonly title: string;
  /** The role that has to do it. */
  readonly who: string;
  readonly due?: LocalDate;
  readonly daysLate: number;
};

/** What needs a counsellor today. */
export type MyDay = {
  readonly own: readonly DayItem[];
  readonly late: readonly DayItem[];
  readonly silent: readonly DayItem[];
};

/** A mail in the ledger, with the reason why it did or did not go. */
export type MailRow = {
  readonly id: string;
  readonly at: Instant;
  readonly title: string;
  readonly to: string;
  readonly status: MailStatus;
  readonly why: string;
};

/** One line of the journal in plain words. */
export type JournalRow = {
  readonly version: number;
  readonly at: Instant;
  readonly sentence: string;
  readonly by: string;
};

/** One line of what is coming; `at` is RFC 3339. */
export type AgendaRow = {
  readonly at: Instant;
  readonly kind: string;
  readonly title: string;
  readonly to?: string;
};

/** Another trajectory that this one has to do with. */
export type RelatedRow = {
  readonly id: string;
  readonly reference: string;
  readonly template: string;
  readonly status: TrajectoryStatus;
  readonly relation: Relation;
};

/** Everything the page of one trajectory shows. */
export type TrajectoryPage = {
  readonly subject: string;
  readonly template: string;
  readonly reference: string;
  readonly status: TrajectoryStatus;
  readonly start: LocalDate;
  readonly roles: readonly { readonly title: string; readonly person?: string }[];
  readonly related: readonly RelatedRow[];
  readonly counsellor?: Contact;
  readonly road: Road;
  readonly agenda: readonly AgendaRow[];
  readonly mails: readonly MailRow[];
  readonly journal: readonly JournalRow[];
};
