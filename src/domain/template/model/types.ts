import type { CalendarName, Duration, Landing, LocalDate } from '../../calendar/types.ts';
import type { YearlyDate } from '../../calendar/yearly.ts';
import type { JsonSchema } from '../../json-schema.ts';
import type { FurtherLanguage, Text } from '../../text.ts';

/** Who goes through the trajectory. */
export type SubjectKind = (typeof subjectKinds)[number];

/** Every {@link SubjectKind}. */
export const subjectKinds = [
  'school',
  'team',
  'pupil',
  'person',
  'community',
  'organisation',
  'programme',
] as const;

/** The kind of organisation that fills a role; it decides on which days a mail may land. */
export type Party = 'pbd' | 'school' | 'provider' | 'central';

/** A role in a trajectory; a person is assigned to it when a school is enrolled, or later. */
export interface RoleDefinition {
  readonly id: string;
  readonly party: Party;
  readonly title: Text;
  /** An optional role may stay empty; `fallsBackTo` then does its work. */
  readonly optional: boolean;
  /** The role that is asked while nobody has this one. */
  readonly fallsBackTo?: string;
}

/** What is done at a step; it decides what can be answered. */
export type StepKind =
  | 'confirm'
  | 'form'
  | 'document'
  | 'review'
  | 'meeting'
  | 'training'
  | 'payment'
  | 'decision'
  | 'notice'
  | 'milestone'
  | 'trajectory';

/** A condition or value in FEEL, the expression language of the DMN standard. */
export type Feel = string;

/**
 * A moment that something is counted from: `start` of the trajectory or of its call, of a step when it opened (`start`), was
 * closed in any way (`closed`) or was answered (`answer`), its appointment, or a date that was filled in.
 */
export interface Anchor {
  /** Id of a step, or `trajectory` or `call`. */
  readonly of: string;
  /** `start`, `answer`, `closed`, `appointment`, or the name of a question. */
  readonly what: string;
}

/**
 * When a node opens: once everything in `after` is closed, `delay` later, or on a fixed date.
 * Dates are local dates in Brussels; a delay counts in `calendar` and lands by `landing`.
 */
export interface Opening {
  /** Ids of nodes that must be closed; without it, the sibling before this one (in sequence) or nothing (in parallel). */
  readonly after: readonly string[];
  /** How many of them suffice; all if absent. */
  readonly count?: number;
  readonly delay?: Duration;
  /** Counted from this moment instead of from what it waits for; `delay` may then be backwards. */
  readonly from?: Anchor;
  readonly calendar: CalendarName;
  readonly landing: Landing;
  readonly on?: LocalDate | YearlyDate;
}

/** A due date: `in` after the step opened, or a fixed date. The step is due until the end of that local day. */
export interface DueRule {
  readonly in?: Duration;
  /** Counted from this moment instead of from its opening; `in` may then be backwards. Not due as long as it has not come. */
  readonly from?: Anchor;
  readonly on?: LocalDate | YearlyDate;
  /** Planned for a year, of which no quarter is said. */
  readonly planned?: 'year';
  readonly calendar: CalendarName;
  readonly landing: Landing;
}

/** What a rung's moment is counted from. `appointment` exists once a date has been set for a meeting or sessions. */
export type RungAnchor = 'open' | 'due' | 'appointment';

/** The kinds of mail; texts, headers and recipients' choices depend on it. */
export type MailKind = 'ask' | 'reminder' | 'escalation' | 'notice' | 'invitation' | 'cancellation';

/** One rung of a reminder ladder: one mail, or a few at equal distance. */
export interface Rung {
  readonly id: string;
  readonly kind: MailKind;
  readonly anchor: RungAnchor;
  /** Signed: `-P1W` is a week before the anchor. */
  readonly offset: Duration;
  readonly every?: Duration;
  /** How often in total when `every` is given; always bounded, so that no reminder is endless. */
  readonly times: number;
  /** The role that gets it; the step's own role unless told otherwise. */
  readonly to: string;
}

/** What happens when a step stays undone `after` its due date (local days of the plain calendar). */
export interface Expiry {
  readonly after: Duration;
  /**
   * `skip`: go on without it; `ask`: the counsellor gets a task; `stop`: the trajectory ends; else the id of one of its
   * options, which then counts as chosen.
   */
  readonly then: string;
}

/** How a node comes back. Without `every`, `at` or `each`, an occurrence opens as soon as the one before it closed. */
export interface Repeat {
  readonly times?: number;
  readonly every?: Duration;
  /** Irregular distances from the first possible opening: after 3, 6 and 12 months. */
  readonly at?: readonly Duration[];
  readonly each?: 'school-year';
  /** Checked before each further occurrence; true ends the repetition. */
  readonly until?: Feel;
}

interface NodeBase {
  readonly id: string;
  readonly title: Text;
  readonly opens: Opening;
  /** Chosen when the node could open: false means that it does not apply and is passed over. */
  readonly when?: Feel;
  /** A gate: the node waits until this is true. */
  readonly requires?: Feel;
  readonly repeat?: Repeat;
}

/**
 * The last day of a stage: a fixed local date, some time after a moment, or else the last school day of the school year in
 * which it opened.
 */
export interface Closing {
  readonly on?: LocalDate | YearlyDate;
  readonly with?: 'school-year';
  /** It has no last day as long as the moment that this counts from has not come. */
  readonly term?: { readonly from: Anchor; readonly in: Duration; readonly calendar: CalendarName };
}

/** A container of steps (CMMN: stage). Phases follow each other; tracks and modules run side by side. */
export interface StageNode extends NodeBase {
  readonly type: 'stage';
  readonly form: 'phase' | 'track' | 'module';
  /** For a module: the level at which it is given, in FEEL. Recorded when the module opens. */
  readonly level?: Feel;
  /** Its last day: the next morning what is still open in it lapses, and it closes. */
  readonly closes?: Closing;
  readonly children: readonly TemplateNode[];
}

/**
 * What a decision does with a place in a programme: it stays taken, it comes free with all money that was not paid, or it
 * is held while the decision is not final.
 */
export type PlaceEffect = 'keep' | 'free' | 'reserve';

/**
 * What a step books in the ledger of the programme when it is done.
 * - `commitment`: what is committed from now on, instead of what was asked
 * - `payment`: what the programme paid
 * - `income`: what a participant owes and pays; `waived`, with a reason, is owed no more
 * - `account`: what was spent by the report on the money; it closes the ledger of this trajectory
 */
export type Booking = 'commitment' | 'payment' | 'income' | 'account';

/** How a step's money is booked, in euro. */
export interface MoneyRule {
  readonly books: Booking;
  /**
   * The answer that holds the amount: a field of the step's own form, or `step.field` of an earlier one. Without it the
   * step's fixed amount; a payment without either pays what is committed and not paid yet.
   */
  readonly amount?: string;
  /** The role whose organisation or school owes it; for `income`, the step's own role unless told otherwise. */
  readonly owedBy?: string;
}

/** An answer that can be chosen in a decision, a confirmation or a review. */
export interface Option {
  readonly id: string;
  readonly title: Text;
  /** What is read after choosing it; for the first option the step's own, when it has none. */
  readonly done?: Text;
  /** What choosing it does besides closing the step. */
  readonly then?: 'stop';
  /** Id of an earlier step that is done anew then, with everything that came after it. */
  readonly backTo?: string;
  /** What choosing it does with the place that the trajectory has in a programme. */
  readonly place?: PlaceEffect;
  /**
   * What has to be given with it; without it, the first option asks for the step's form and another for nothing. What is
   * given with an option that does not ask for it is taken all the same.
   */
  readonly asks?: readonly OptionAsks[];
}

/** What an option can ask for: the step's form, or a comment in one's own words. */
export type OptionAsks = 'answers' | 'comment';

/** One thing that somebody has to do, or that happens. */
export interface StepNode extends NodeBase {
  readonly type: 'step';
  readonly kind: StepKind;
  readonly role: string;
  /** Its title as a noun, for staff, who read of it and are not asked. See `nounOf`. */
  readonly noun?: Text;
  /** What is asked, in one to three sentences to the person who does it. Also the body of the mail. */
  readonly ask: Text;
  /** What the person reads after doing it; of several options, after the first. See {@link Option.done}. */
  readonly done?: Text;
  readonly due?: DueRule;
  readonly ladder: readonly Rung[];
  readonly expiry?: Expiry;
  /** While it is open: as soon as `if` is true it is done by itself, with this outcome (CMMN: exit criterion). */
  readonly doneWhen?: { readonly if: Feel; readonly outcome?: string };
  /** How much more time the school may take by itself, and how often. */
  readonly extension?: { readonly by: Duration; readonly times: number };
  /** JSON Schema (draft 2020-12) of what is filled in; see `src/domain/forms`. */
  readonly answers?: JsonSchema;
  readonly options?: readonly Option[];
  /** For a review: the step whose work is judged; asking for changes opens it again. */
  readonly reviews?: string;
  /** For a linked trajectory: the template that is proposed. */
  readonly proposes?: string;
  /**
   * The proposed trajectory starts by itself as soon as the step opens, for the same subject. Its roles, each with the role
   * of this template whose person fills it; what cannot be started stays for whoever has the step.
   */
  readonly starts?: { readonly roles: { readonly [role: string]: string } };
  /** What the button in its mails says; the usual word for its kind if left out. */
  readonly button?: Text;
  /** For a payment, in euro: a number, or an expression over what was answered. See `euroOf`. */
  readonly amount?: number | Feel;
  /** What it books in the ledger of the programme in which the trajectory has a place. */
  readonly money?: MoneyRule;
  /** Who besides the step's role is invited to a meeting or training. */
  readonly attendees: readonly string[];
  /** `false` when whoever is asked cannot pass it on to a colleague. */
  readonly delegable?: false;
  /** Ids of the roles that may read what is answered, besides whoever does it; absent: everybody who follows. */
  readonly sees?: readonly string[];
  /** Completion is reported upward. */
  readonly milestone: boolean;
  /** What a step may hold as an aim, for reports: so many schools, teachers, … */
  readonly target?: number;
  /** Ids of the indicators for which it counts when it ends with its first option; see `src/domain/reports`. */
  readonly indicators?: readonly string[];
}

/** Whatever stands in a template: a stage or a step. */
export type TemplateNode = StageNode | StepNode;

/** A model trajectory as the core runs it: checked, complete, defaults filled in. */
export interface Template {
  readonly id: string;
  readonly subject: SubjectKind;
  /** Other kinds of subject that can go through it. */
  readonly also?: readonly SubjectKind[];
  readonly title: Text;
  readonly summary: Text;
  /** Those beside Dutch and English in which its texts may be; absent when there are none. */
  readonly furtherLanguages?: readonly FurtherLanguage[];
  readonly source: string;
  /** No trajectory of this template starts before this local date. */
  readonly availableFrom: LocalDate;
  readonly availableUntil?: LocalDate;
  readonly roles: readonly RoleDefinition[];
  /** The role that is told when silence lasts, and that decides then. */
  readonly counsellorRole: string;
  readonly phases: readonly StageNode[];
}
