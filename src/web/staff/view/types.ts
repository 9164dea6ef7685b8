import type { Related } from '../../../application/trajectories/related.ts';
import type { StandingStill } from '../../../application/trajectories/standing-still.ts';
import type { Instant, LocalDate } from '../../../domain/calendar/types.ts';
import type { StepKind } from '../../../domain/template/model/types.ts';
import type { TrajectoryStatus } from '../../../domain/trajectory/model/state.ts';
import type { Road } from '../../../domain/trajectory/views/types.ts';
import type { Contact, Document } from '../../ui/types.ts';
import type { WholeTimeline } from './timeline/types.ts';

/** The next mail in a word; `at` is when it goes. */
export type NextMail = { readonly at: Instant; readonly title: string; readonly to: string };

/** Another trajectory that this one has to do with; `template` is the title of its model trajectory. */
export type RelatedRow = Omit<Related, 'template'> & { readonly template: string };

/** A step that is open: for whom it waits, and what there is to know to do something with it. */
export type OpenStep = {
  readonly path: string;
  /** The noun by which staff know it. */
  readonly title: string;
  readonly kind: StepKind;
  readonly openedOn: LocalDate;
  readonly role: string;
  readonly person?: Contact;
  /** The page of whoever it waits for, for a reader who may look them up. */
  readonly address?: string;
  /** Telephone of the school, for somebody of it who has none of their own. */
  readonly schoolPhone?: string;
  readonly due?: LocalDate;
  readonly overdue: boolean;
  /** When people meet next for it. */
  readonly appointment?: Instant;
  /** The reader is the one who has to do it. */
  readonly mine: boolean;
  /** It may go to a colleague of whoever has its role. */
  readonly mayBePassedOn: boolean;
  /** A task of our own, which asks for a choice and is not passed over. */
  readonly isTask: boolean;
};

/** Somebody in a role, with how to reach them and whether that works. */
export type RoleRow = {
  readonly role: string;
  readonly title: string;
  readonly person?: Contact;
  /** The page of whoever has it, for a reader who may look them up. */
  readonly address?: string;
  /** What stands in the way of reaching them. */
  readonly note?: string;
};

/** What was just done. */
export type Did = { readonly sentence: string; readonly version: number; readonly canBeUndone: boolean };

/** What was filled in and handed in at one step. */
export type FilledIn = {
  readonly path: string;
  readonly title: string;
  /** By the school, and not by a provider. */
  readonly isSchool: boolean;
  readonly at: Instant;
  readonly by?: string;
  /** What was chosen, where there was something to choose. */
  readonly chosen?: string;
  readonly answers: readonly { readonly label: string; readonly value: string }[];
  readonly comment?: string;
  readonly documents: readonly Document[];
};

/** Everything the page of one trajectory shows. */
export type TrajectoryPage = {
  readonly id: string;
  readonly subject: string;
  readonly template: string;
  readonly reference: string;
  readonly status: TrajectoryStatus;
  readonly start: LocalDate;
  readonly roles: readonly RoleRow[];
  /** The school that it is about, where it is about one. */
  readonly school?: { readonly number: string; readonly name: string; readonly phone?: string };
  readonly related: readonly RelatedRow[];
  readonly counsellor?: Contact;
  readonly road: Road;
  /** The local date of the reader's today. */
  readonly today: LocalDate;
  /** School holidays from the start until the last day that the road knows; the last day of each is not included. */
  readonly holidays: readonly { readonly from: LocalDate; readonly until: LocalDate }[];
  /** What the reader just did. */
  readonly did?: Did;
  /** What stands still of it because of a fault of ours. */
  readonly standsStill: readonly StandingStill[];
  /** Where it stands, in sentences. */
  readonly standing: readonly string[];
  readonly nextMail?: NextMail;
  readonly open: readonly OpenStep[];
  /** Whether the reader also reads what people answered and wrote. */
  readonly seesContent: boolean;
  readonly filledIn: readonly FilledIn[];
  /** Documents that belong to no step, the last first. */
  readonly papers: readonly Document[];
  /** Why nothing is planned, while it has not ended. */
  readonly standstill?: string;
  readonly timeline: WholeTimeline;
  /** The local date as of whose end it is shown; absent for how it stands now. */
  readonly asOf?: LocalDate;
  /** How far it had gone. */
  readonly version: number;
};
