import type { LinkFate } from '../../../application/links/open.ts';
import type { Instant, LocalDate } from '../../../domain/calendar/types.ts';
import type { FormField } from '../../../domain/forms/form-fields.ts';
import type { Language } from '../../../domain/text.ts';
import type { Appointment } from '../../../domain/trajectory/model/state.ts';
import type { Road } from '../../../domain/trajectory/views/types.ts';
import type { Contact } from '../../ui/types.ts';
import type { Draft } from '../forms/draft.ts';
import type { Place, StartView, Task } from './types.ts';

/** What a form on the page carries along unseen, and where it goes. */
export type FormFrame = {
  readonly action: string;
  /** Says that the form came from this page; also makes sending it twice the same as once. */
  readonly csrfToken: string;
  readonly path: string;
};

/** What the forms of a page need besides their content. */
export type TaskForms = {
  readonly frame: (form: Draft['form']) => FormFrame;
  readonly fields: readonly FormField[];
  readonly draft: Draft | undefined;
  /** Who kept what is filled in, and when, where it was kept and not handed in yet. */
  readonly kept?: { readonly by: string | undefined; readonly at: Instant } | undefined;
  /** The trajectory that the reader can start from here. */
  readonly start?: StartView | undefined;
  /** The local date of the reader's today. */
  readonly today: string;
  /** Whether the day of the last appointment has come, so that it can be said how it went. */
  readonly held: boolean;
  /** The reader follows the trajectory, and may give more time or name somebody else. */
  readonly follows: boolean;
  readonly documentAddress: (id: string) => string;
};

/** What the reader is told of what was just done. */
export type Confirmed = {
  /** Where the usual one does not fit. */
  readonly title?: string;
  readonly body: string;
  /** Where it can be seen. */
  readonly link?: { readonly address: string; readonly label: string };
  /** Whom to turn to when it is not right, after the words that lead to it. */
  readonly turnTo?: { readonly words: string; readonly contact: Contact };
};

/** A step that is open for the reader besides the one on the page. */
export type OtherTask = {
  readonly title: string;
  readonly address: string;
  /** Local date. */
  readonly due?: string;
  /** When people meet, once that has been arranged. */
  readonly appointment?: Appointment;
};

/** Why there is no task on the page, when there is none. */
export type Stillness = 'nothing' | 'paused' | 'completed' | 'stopped';

/** Everything the page under a link shows. */
export type SchoolPage = {
  readonly language: Language;
  readonly place: Place;
  readonly task?: Task;
  readonly forms?: TaskForms;
  readonly still: Stillness;
  /** Local date on which a pause ends by itself. */
  readonly pausedUntil?: string;
  /** What was arranged goes ahead during the pause. */
  readonly keepsAppointments?: boolean;
  readonly others: readonly OtherTask[];
  /** The local date of the reader's today. */
  readonly today: LocalDate;
  readonly road: Road;
  /** Nothing for the counsellor herself. */
  readonly counsellor: Contact | 'reader' | undefined;
  readonly remindersOff: boolean;
  readonly ways: Ways;
  /** A confirmation of what was just done. */
  readonly confirmed?: Confirmed;
  /** What became of passing the step on: it waits, or was not confirmed. */
  readonly asked?: { readonly title: string; readonly body: string };
  readonly draft?: Draft;
  readonly otherLanguage: string;
  readonly address: (verb: string) => string;
};

/** Where else the link leads, besides what it asks: addresses, each only for a reader who may go there. */
export type Ways = {
  readonly calendar?: string;
  readonly measured?: string;
  readonly question?: string;
  readonly teachers?: string;
};

/** What a page about a link that no longer asks anything shows. */
export type LinkPage = {
  readonly language: Language;
  /** `stopped` for a trajectory that ended before its time. */
  readonly fate: LinkFate | 'stopped';
  /** Of a link that has expired or was withdrawn, no more than the model trajectory is shown of it. */
  readonly place: Place;
  /** Local date on which the trajectory ended. */
  readonly endedOn?: LocalDate;
  /** The reader handed the role to a colleague just now. */
  readonly handedOver: boolean;
  /** Whom to turn to: somebody who does this for a living. */
  readonly counsellor?: Contact;
  readonly otherLanguage: string;
  readonly ways: Ways;
  /** Where the button for a new link sends its form. */
  readonly action: string;
  readonly csrfToken: string;
  /** A confirmation of what was just done. */
  readonly confirmed?: Confirmed;
  /** Only for a link whose step was just done by its reader: where it all stands, and what else is open. */
  readonly after?: {
    /** The reader comes from the form itself. */
    readonly isAnswered: boolean;
    /** The step that was done. */
    readonly title: string;
    readonly closedOn?: LocalDate;
    /** The local date of the reader's today. */
    readonly today: LocalDate;
    readonly road: Road;
    readonly counsellor: Contact | 'reader' | undefined;
    readonly others: readonly OtherTask[];
    /** What somebody else does now. */
    readonly next?: { readonly title: string; readonly role: string };
  };
};
