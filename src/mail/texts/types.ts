import type { StepKind } from '../../domain/template/types.ts';

/** Where a reminder stands in time; each next one is more pressing, none is unfriendly. */
export type ReminderMoment =
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
  signature(counsellor: string): string;
  /** What is new, for an ask. */
  newStep(words: Words): string;
  /** The same, for a step that was opened again. */
  openAgain(words: Words): string;
  /** The same, for somebody who has just taken over a role. */
  takenOver(role: string, words: Words): string;
  changesAsked(by: string | undefined): string;
  /** Opens the first mail to somebody who was on the waiting list of a programme. */
  placeCameFree(programme: string, words: Words): string;
  doBy(date: string): string;
  /** Below the button, for whoever can take more time or name a colleague through the link. */
  otherwise(more: { readonly extension: boolean }): string;
  questions: string;
  reminder(moment: ReminderMoment, words: Words): string;
  /** Closes a reminder about something long overdue. */
  whatHoldsYou: string;
  notItsTime: string;
  forInformation(words: Words): string;
  invitation(words: Words, changed: boolean): string;
  invitationAttached: string;
  cancellation(words: Words): string;
  cancellationAttached: string;
  /** Some sessions are dropped while the others stand. */
  sessionsTakenBackHeadline(count: number, step: string): string;
  sessionsTakenBack(count: number, words: Words): string;
  sessionsTakenBackAttached(count: number): string;
  escalation(words: Words): string;
  /** Leads in the list of what the counsellor can do. */
  escalationHelp: string;
  escalationChoices(asked: string | undefined): readonly string[];
  silence(words: Words): string;
  silenceHelp: string;
  noContact(words: Words, role: string, person: string | undefined): string;
  noContactHelp: string;
  noContactChoices: readonly string[];
  newLink(words: Words): string;
  newLinkNotAsked: string;
  /** Title of a mail about several things; `tasks` when each of them asks something. */
  several(count: number, kind: 'tasks' | 'messages'): string;
  /** Subject line of a mail with a new link. */
  newLinkHeadline: string;
  why(role: string, words: Words): string;
  whySeveral: string;
  remindersOff: string;
  /** 'Els Peeters (directeur)'. */
  personInRole(person: string, role: string): string;
  /** 'dinsdag 3 november 2026 (24 dagen)'. */
  since(date: string, days: number): string;
  readonly labels: {
    readonly when: string;
    readonly session: (number: number) => string;
    readonly where: string;
    readonly with: string;
    readonly who: string;
    readonly by: string;
    readonly askedTo: string;
    readonly silentSince: string;
    readonly wasExpected: string;
  };
  /** What the button says, by kind of step. */
  readonly buttons: { readonly [kind in StepKind]: string } & {
    readonly view: string;
    readonly open: string;
    readonly choose: string;
    readonly outcome: string;
  };
}
