import type { Instant, LocalDate } from '../domain/calendar/types.ts';
import type { Letterhead } from '../domain/letterhead.ts';
import type { MailKind, StepNode, Template } from '../domain/template/model/types.ts';
import type { FurtherLanguage, Language, Text } from '../domain/text.ts';
import type { NodeState } from '../domain/trajectory/model/state.ts';

/** All kinds of mail: those that a template plans, and the link that somebody asked anew. */
export type OwedKind = MailKind | 'link';

/** A planned mail that is due, as its row in the ledger has it. */
export interface OwedMail {
  readonly id: string;
  /** Unique within its trajectory: step occurrence, round, rung and recipient's role. */
  readonly key: string;
  readonly trajectoryId: string;
  readonly kind: OwedKind;
  readonly rung: string;
  /** The step occurrence that it is about. */
  readonly path: string;
  readonly toRole: string;
  /** Known beforehand only for a link that was asked for. */
  readonly personId?: string;
  readonly due?: LocalDate;
  readonly sendAt: Instant;
  readonly immediate: boolean;
  /** How often it was handed to the mail server in vain. */
  readonly attempts: number;
  /** For a mail that is sent again: the Message-ID of the one that failed. */
  readonly resendOf?: string;
  /** How often of these it was given to the server as a whole, and no answer came. */
  readonly unanswered: number;
  /** How often of these the server was not there, or hung up before it had the message: that says nothing of the mail. */
  readonly unheard: number;
}

/** As whom a guidance service writes, with its picture. */
export interface MailLetterhead extends Letterhead {
  readonly picture?: Uint8Array;
}

/** Somebody with a name and an address, as they are at the moment of sending. */
export interface Contact {
  readonly id: string;
  readonly name: string;
  readonly email?: string;
  readonly phone?: string;
  /** Name of the guidance service or other organisation that they work for. */
  readonly organisation?: string;
  /** As whom that organisation writes, where it ever said so. */
  readonly letterhead?: MailLetterhead;
  readonly language: Language;
  /** In which they read the model trajectories that have it. */
  readonly furtherLanguage?: FurtherLanguage;
  /** False after the address refused mail for good, or when the person has left. */
  readonly reachable: boolean;
  readonly remindersOff: boolean;
  /** Last day of an absence that an automatic answer told of. */
  readonly absentUntil?: LocalDate;
}

/** Somebody who is only named. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** How a role came to whoever has it now. */
export interface Takeover {
  /** Who had it before; the same person when only the address was put right. */
  readonly from?: Named;
  readonly askedBy?: Named;
}

/** Who sends what stands in calendars; see RFC 5546 (an event has one organiser for good). */
export interface Organising {
  /** How many had led the trajectory before whoever sent it: a part of what names the event. */
  readonly edition: number;
  /** How often the trajectory's roles changed hands: raises SEQUENCE, for who comes back later. */
  readonly raised: number;
  /** Whoever sent it, with the address of then, when another leads the trajectory now or mails from another address. */
  readonly organiser?: Contact;
  /** Nobody else leads it: only the address is another one. */
  readonly readdressed?: true;
}

/** Everything that one mail's text needs besides the recipient: one subject of a mail, often its only one. */
export interface MailItem {
  readonly mail: OwedMail;
  readonly template: Template;
  readonly step: StepNode;
  /** The occurrence it is about; absent only for a link to a step that has not opened. */
  readonly node?: NodeState;
  /** Whose trajectory it is: the school's name, or the team's, person's or programme's. */
  readonly subject: string;
  /** Who has which role now, by role id; roles that fall back are filled in. */
  readonly people: { readonly [role: string]: Contact };
  /** What a reviewer wrote when asking for changes, and who that was. */
  readonly review?: { readonly comment: string; readonly by?: string };
  /** True when nobody has the role that it goes to, and the reader stands in for it. */
  readonly standsIn?: boolean;
  /** For whoever took over a role: from whom, and who asked for it, as far as the journal tells. */
  readonly takeover?: Takeover;
  /** For a mail about appointments. */
  readonly organising?: Organising;
  /** Name of whoever passed this one step on to its reader. */
  readonly handedOnBy?: string;
  /** For an invitation: who set the date. */
  readonly arrangedBy?: Named;
  /** Name of the programme on whose waiting list it was; only in the first mail that somebody gets about it. */
  readonly placeCameFreeIn?: Text;
  /** For a built-in task: the step and occurrence that stayed silent, or the role that cannot be reached. */
  readonly about?: { readonly step?: StepNode; readonly node?: NodeState; readonly role?: string };
  /** Address of the recipient's page for this step; holds a personal token. */
  readonly link: string;
  /** Whom it is for, where several people read the letter in one mailbox. */
  readonly reader?: Contact & { readonly email: string };
}

/** One mail to one person, or to several who share a mailbox: what is said, to whom, and on which local date. */
export interface Letter {
  readonly to: Contact & { readonly email: string };
  /** In the order of the mail; the first gives its row's key to the Message-ID. */
  readonly items: readonly [MailItem, ...MailItem[]];
  /** The local date on which it is sent: what 'today' means in it. */
  readonly today: LocalDate;
}
