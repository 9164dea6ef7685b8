import type { StepKind, SubjectKind } from '../../domain/template/model/types.ts';
import type { TaskId } from '../../domain/trajectory/model/built-in-tasks.ts';

/** How the reader gets to a page: plain text has no buttons. */
export type Way = 'button' | 'link';

/** What is known of how a role came to the reader. */
export interface TakeoverWords {
  readonly role: string;
  readonly from: string | undefined;
  readonly askedBy: string | undefined;
  /** True for somebody who takes over a whole school, and not work within it. */
  readonly isWholeSchool: boolean;
}

/** Where a reminder stands in time; each next one is more pressing, none is unfriendly. */
export type ReminderOccasion =
  | 'before-due'
  | 'on-due'
  | 'overdue'
  | 'long-overdue'
  | 'without-due'
  | 'before-appointment'
  | 'after-appointment';

/** What sentences are made of. Dates come already written out in the language of the reader. */
export interface Words {
  /** Title of the step that it is about; stands above the text already, except in the built-in tasks. */
  readonly step: string;
  /** Name of the school (or team, person, programme). */
  readonly subject: string;
  /** Title of the model trajectory. */
  readonly trajectory: string;
  /** Date by which it is expected. */
  readonly due?: string | undefined;
  /** Date on which it was asked. */
  readonly asked?: string | undefined;
  /** Date of the appointment that has been. */
  readonly met?: string | undefined;
  /** Whole days until the due date (before-due) or since it (overdue). */
  readonly days?: number | undefined;
}

/**
 * Every sentence of every mail in one language. What is specific to a step comes from its template (`title`, `ask`);
 * this is the rest. Both languages implement all of it, so that no mail can miss a sentence.
 */
export interface MailTexts {
  greeting(name: string): string;
  /** @param lines name, function with service, telephone: what is known of them */
  signature(lines: readonly string[]): string;
  /** 'Els Janssens van PBD Mechelen'. */
  ofService(person: string, service: string): string;
  /** What is new, for an ask. */
  newStep(words: Words): string;
  /** The same, for a step that was opened again. */
  openAgain(words: Words): string;
  /** The same, for the question whether somebody takes part, with which a trajectory begins. */
  proposal(by: string | undefined, subject: SubjectKind, words: Words): string;
  /** Opens every mail to somebody who has just taken over a role. */
  /** Of one step that somebody passed on. */
  handedOn(by: string, words: Words): string;
  takenOver(takeover: TakeoverWords, words: Words): string;
  /** What is new for them, for an ask. */
  stillWaiting: string;
  changesAsked(by: string | undefined): string;
  changesHeadline(step: string): string;
  /** Opens the first mail to somebody who was on the waiting list of a programme. */
  placeCameFree(programme: string, words: Words): string;
  doBy(date: string): string;
  /** Below the button, for whoever can take more time or name a colleague through the link. */
  otherwise(more: { readonly extension: boolean; readonly by: Way }): string;
  questions: string;
  reminder(occasion: ReminderOccasion, words: Words): string;
  /** Heads the question what came of an appointment. */
  outcomeHeadline(step: string): string;
  /** Closes a reminder about something long overdue. */
  whatHoldsYou: string;
  notItsTime: string;
  /** The same for whoever sets the date. */
  otherDate(by: Way): string;
  /** Leads in those who will be invited once there is a date. */
  guests: string;
  /** What a notice is about that no template has: the step, and what was answered to it. */
  noticeAbout(step: string, answer: string | undefined): string;
  forInformation(words: Words): string;
  invitation(words: Words, changed: boolean): string;
  invitationAttached: string;
  /** Instead of an invitation, for whoever set the date or leads the trajectory. */
  arranged(by: string | 'reader' | undefined, words: Words, changed: boolean): string;
  arrangedHeadline(step: string, changed: boolean): string;
  arrangedAttached(others: readonly string[], changed: boolean): string;
  /** The same appointment, sent anew because another leads the trajectory. */
  madeAnewHeadline(step: string): string;
  /** @param by who leads it now; left out when that is the reader; `readdressed` when only the address is another one */
  madeAnew(by: string | undefined, words: Words, readdressed: boolean): string;
  /** To take out of one's calendar what stands for others, or comes anew; `stays` when the reader goes on coming. */
  takenOutHeadline(step: string, stays: boolean): string;
  /** @param by who leads the trajectory now, for whoever goes on coming; left out for whoever comes no more */
  takenOut(by: string | undefined, words: Words, readdressed: boolean): string;
  takenOutAttached(stays: boolean): string;
  cancellation(words: Words): string;
  cancellationAttached: string;
  /** The same for whoever leads the trajectory. */
  calledOffAttached(others: readonly string[]): string;
  /** Some sessions are dropped while the others stand. */
  sessionsTakenBackHeadline(count: number, step: string): string;
  sessionsTakenBack(count: number, words: Words): string;
  sessionsTakenBackAttached(count: number): string;
  /** @param who whoever stays silent, with their role; left out when that is the reader, who stands in for them */
  escalation(who: string | undefined, words: Words): string;
  /** The same, once appointments have been held. */
  /** Nobody outside the service gave a sign of life for so many school weeks. */
  quiet(weeks: number, words: Words): string;
  outcomeMissing(words: Words): string;
  outcomeMissingHeadline(step: string): string;
  /** What a counsellor left unanswered, for whoever is above: the built-in tasks. */
  undecided(who: string, words: Words): string;
  stillNoContact(who: string, role: string, words: Words): string;
  undecidedHeadline(who: string, task: TaskId): string;
  /** Leads in the list of what the counsellor can do. */
  escalationHelp: string;
  /** @param who name with telephone, or with the address of who has no telephone */
  call(who: string, hasPhone: boolean, what: 'late' | 'outcome'): string;
  callSchool: string;
  giveMoreTime: string;
  assignSomebody: string;
  silence(words: Words): string;
  silenceHelp: string;
  noContact(words: Words, role: string, person: string | undefined): string;
  noContactHelp: string;
  noContactChoices: readonly string[];
  newLink(words: Words): string;
  newLinkNotAsked: string;
  /** Title of a mail about several things; `tasks` when each of them asks something. */
  several(count: number, kind: 'tasks' | 'messages', isShared: boolean): string;
  /** Its subject line when it is about several schools, teams, people or programmes. */
  severalSubjects(
    names: readonly string[],
    what: 'schools' | 'trajectories',
    waits: boolean,
    isShared: boolean,
  ): string;
  /** Its subject line when it is about one: what comes first, and how many more there are. */
  andMore(first: string, more: number, kind: 'tasks' | 'messages'): string;
  /** Subject line of a mail with a new link. */
  newLinkHeadline: string;
  why(role: string, words: Words): string;
  /** For whoever was proposed but has not said yes. */
  whyProposed(by: string, role: string, subject: SubjectKind, words: Words): string;
  /** For whoever stands in for a role that nobody has. */
  whyStandsIn(role: string, asks: boolean): string;
  whySeveral: string;
  remindersOff: string;
  /** For one of several who share a mailbox. */
  remindersOffFor(name: string): string;
  /** Said first to several who share a mailbox. */
  sharedMailbox: string;
  /** 'Els Peeters (directeur)'. */
  personInRole(person: string, role: string): string;
  /** 'dinsdag 3 november 2026 (24 dagen)'. */
  since(date: string, days: number): string;
  readonly labels: {
    readonly when: string;
    readonly session: (number: number) => string;
    /** How an appointment that moved was before. */
    readonly before: string;
    readonly sessionBefore: (number: number) => string;
    readonly where: string;
    readonly with: string;
    readonly who: string;
    readonly by: string;
    readonly askedTo: string;
    readonly silentSince: string;
    readonly wasExpected: string;
    readonly metOn: string;
    readonly phone: string;
    readonly email: string;
  };
  /** What the button says, by kind of step. */
  readonly buttons: { readonly [kind in StepKind]: string } & {
    readonly view: string;
    readonly open: string;
    readonly choose: string;
    readonly act: string;
    /** For whoever can set another date. */
    readonly appointment: string;
    readonly outcome: string;
  };
}
