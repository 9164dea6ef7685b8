import type { LocalDate } from '../../../domain/calendar/types.ts';
import type { StepKind } from '../../../domain/template/model/types.ts';
import type { Appointment } from '../../../domain/trajectory/model/state.ts';
import type { Contact, Document, Service } from '../../ui/types.ts';

/** Whom a step waits for: nobody in particular while nobody has its role. */
export type WaitedFor = { readonly role: string; readonly person?: Contact };

/** What was handed in at a step that is now judged. */
export type Judged = {
  readonly title: string;
  readonly answers: readonly { readonly label: string; readonly value: string }[];
  readonly documents: readonly Document[];
  readonly comment?: string;
};

/** What more time comes to. */
export type MoreTime = {
  /** Local date, the last on which it is in time. */
  readonly until: LocalDate;
  /** The school holiday that moved the date further than the time itself, as within a sentence. */
  readonly after?: string;
};

/** What is asked of the reader, in one language. */
export type Task = {
  readonly path: string;
  readonly kind: StepKind;
  /** The reader is the one who can do it; otherwise it is only shown. */
  readonly mine: boolean;
  /** Whoever has it may pass it on to a colleague. */
  readonly delegable: boolean;
  /** Whoever it is passed on to has it at once, without anybody's confirmation. */
  readonly delegatedAtOnce: boolean;
  /** The whole role is theirs to pass on. */
  readonly roleIsTheirs: boolean;
  /** Somebody of a school has it. */
  readonly bySchool: boolean;
  /** Whom it waits for, where the reader is not of a school and may reach them. */
  readonly awaited?: WaitedFor;
  /** The step closes by itself; there is nothing to send. */
  readonly nothingToDo: boolean;
  readonly title: string;
  /** For a task of the counsellor: what it is about. */
  readonly about?: string;
  readonly ask: string;
  readonly role: string;
  readonly roleTitle: string;
  readonly phaseTitle: string;
  readonly due?: LocalDate;
  /** Whole days from today until the due date; negative when it has passed. */
  readonly daysLeft?: number;
  readonly options: readonly {
    readonly id: string;
    readonly title: string;
    readonly stops: boolean;
    /** What has to be given with it, where that differs between the options. */
    readonly asked?: string;
    /** What choosing it brings, where that can be told beforehand. */
    readonly note?: string;
  }[];
  /** What completing a meeting or training says: that it took place. */
  readonly tookPlace?: string;
  /** The level at which it is given, for a step of a module that has one. */
  readonly level?: string;
  readonly amount?: number;
  readonly reference: string;
  readonly appointments: readonly Appointment[];
  readonly documents: readonly Document[];
  /** The comment with which changes were asked, when the step came back. */
  readonly returned?: string;
  readonly judged?: Judged;
  /** Why the trajectory that it proposes did not start by itself. */
  readonly notStarted?: string;
  /** What taking more time gives, while that is still possible. */
  readonly moreTime?: MoreTime;
};

/** Something to choose from a list. */
export type Choice = { readonly id: string; readonly label: string };

/** Somebody to choose, or to fill in by name and address. */
export type PersonChoice = {
  /** The role, or `subject` for whom the trajectory is about. */
  readonly name: string;
  readonly title: string;
  readonly people: readonly Choice[];
  /** Id of who is chosen until the reader chooses otherwise. */
  readonly likely?: string | undefined;
  readonly likelyName?: string | undefined;
  readonly optional: boolean;
};

/** The trajectory that a step proposes, to be started from its page. */
export type StartView = {
  readonly template: string;
  readonly summary: string;
  /** Whom it is for, where there is nothing to choose. */
  readonly subject?: string;
  /** The schools to choose from, where there are several. */
  readonly schools: readonly Choice[];
  /** Whom it is for, when that is a person. */
  readonly person?: PersonChoice;
  readonly roles: readonly PersonChoice[];
  /** Local dates. */
  readonly start: LocalDate;
  readonly from: LocalDate;
  readonly until?: LocalDate | undefined;
  /** Whether these two leave anything out from today on. */
  readonly isBounded: boolean;
  /** The first mails if it is started as proposed; `on` is a local date, absent for what goes at once. */
  readonly mails: readonly { readonly title: string; readonly to: string; readonly on?: LocalDate }[];
  /** What runs already; `address` where the reader may look at it. */
  readonly running: readonly {
    readonly reference: string;
    readonly start: LocalDate;
    readonly address?: string;
  }[];
  /** It was started from here a moment ago. */
  readonly begun: boolean;
};

/** What every page of a trajectory knows about its reader and its place. */
export type Place = {
  readonly trajectoryId: string;
  readonly subject: string;
  readonly template: string;
  readonly reference: string;
  /** The guidance service that stands behind it. */
  readonly service?: Service | undefined;
};
